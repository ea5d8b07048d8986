import "@l10n_it_edi/interactions/address";
import { CustomerAddress } from "@portal/interactions/address";
import { patch } from "@web/core/utils/patch";

/** Who chooses the country keeps the codice fiscale: stock puts the empty VAT in its place. */
patch(CustomerAddress.prototype, {
    computeCodiceFiscale() {
        const field = this.el.querySelector("input[name='l10n_it_codice_fiscale']");
        const before = field?.value;
        super.computeCodiceFiscale();
        if (before && !field.value) {
            field.value = before;
        }
    },
});
