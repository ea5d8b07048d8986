import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";
import { browser } from "@web/core/browser/browser";

const SERVICE_WORKER = "/linfa-service-worker.js";

/**
 * Makes the website installable and tells the visitor when the network is gone.
 */
export class WebApp extends Interaction {
    static selector = "#wrapwrap";
    dynamicContent = {
        _window: {
            "t-on-offline": this.updateNotice,
            "t-on-online": this.updateNotice,
        },
        ".linfa-offline": { "t-att-hidden": () => browser.navigator.onLine },
    };

    start() {
        // Inside the editor the page is in a frame, and must stay as the server made it.
        if (browser.navigator.serviceWorker && window.top === window) {
            browser.navigator.serviceWorker
                .register(SERVICE_WORKER, { scope: "/" })
                .catch((error) => console.warn("LINFA cannot work without network:", error));
        }
    }

    updateNotice() {
        this.updateContent();
    }
}

registry.category("public.interactions").add("linfa_catalog.web_app", WebApp);
