import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import wSaleUtils from "@website_sale/js/website_sale_utils";

patch(wSaleUtils, {
    /**
     * Guests have nothing to reorder, so our cart has no button for it. Without it stock
     * stops half-way through a change of quantity, before it shows the shop's answer.
     */
    updateQuickReorderSidebar(data) {
        if (document.getElementById("quick_reorder_button")) {
            super.updateQuickReorderSidebar(data);
        }
    },

    /**
     * What a line of the cart already says is not said twice; and the button that closes
     * the message has a name.
     */
    showWarning(message) {
        if (document.querySelector(".linfa-hold--warning")) {
            return;
        }
        super.showWarning(message);
        document.querySelector("#data_warning .btn-close")?.setAttribute("aria-label", _t("Close"));
    },
});
