import { LocationSelectorDialog } from "@delivery/js/location_selector/location_selector_dialog/location_selector_dialog";
import { patch } from "@web/core/utils/patch";

/**
 * The stock map of the collection points asks two servers outside for its script and its
 * tiles: here the points are a list, which is also what most people understand sooner.
 */
patch(LocationSelectorDialog.prototype, {
    /** @override */
    setup() {
        super.setup();
        this.updateSize();
    },

    /** @override */
    updateSize() {
        this.state.isSmall = true;
    },
});
