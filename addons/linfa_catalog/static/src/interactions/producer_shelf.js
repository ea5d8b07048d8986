import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

const PATIENCE = 2000;

/**
 * Saves the stock of an offer as soon as its number is changed.
 */
export class ShelfStock extends Interaction {
    static selector = ".linfa-stock";
    dynamicContent = {
        ".linfa-stock__input": { "t-on-change": this.onChange },
    };

    onChange() {
        this.el.requestSubmit();
    }
}

/**
 * Shows how far a large price list is, and the page again when it is done.
 */
export class ImportProgress extends Interaction {
    static selector = ".linfa-progress";

    start() {
        this.waitForTimeout(this.look, PATIENCE);
    }

    async look() {
        const answer = await this.waitFor(this.ask());
        if (answer && !answer.busy) {
            window.location.reload();
            return;
        }
        if (answer) {
            this.el.querySelector("progress").value = answer.percent;
        }
        this.waitForTimeout(this.look, PATIENCE);
    }

    /** Nothing while the network is away: the next look may find it again. */
    async ask() {
        try {
            const response = await fetch(this.el.dataset.url);
            return response.ok ? await response.json() : null;
        } catch {
            return null;
        }
    }
}

registry.category("public.interactions").add("linfa_catalog.shelf_stock", ShelfStock);
registry.category("public.interactions").add("linfa_catalog.import_progress", ImportProgress);
