import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

/**
 * Lets the keyboard press what stock made clickable without making it a button.
 */
export class KeyClick extends Interaction {
    static selector = ".oe_website_sale span[role='button']";
    dynamicContent = {
        _root: { "t-on-keydown": this.onKeydown },
    };

    onKeydown(ev) {
        if (ev.key === "Enter" || ev.key === " ") {
            ev.preventDefault();
            this.el.click();
        }
    }
}

registry.category("public.interactions").add("linfa_catalog.key_click", KeyClick);
