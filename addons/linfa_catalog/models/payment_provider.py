from odoo import api, models


class PaymentProvider(models.Model):
    """How a payment provider is made ready before anybody pays with it."""

    _inherit = "payment.provider"

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `payment` to book a new provider's payments from the start, see
        `_prepare_journals`.
        """
        providers = super().create(vals_list)
        providers._prepare_journals()
        return providers

    def write(self, vals):
        """Override of `payment` to book an enabled provider's payments from the start, see
        `_prepare_journals`.
        """
        result = super().write(vals)
        if "state" in vals:
            self._prepare_journals()
        return result

    @api.model
    def _prepare_all_journals(self):
        """Prepare the providers that were enabled before this addon; called by the data files."""
        self.search([("state", "!=", "disabled")])._prepare_journals()

    def _prepare_journals(self):
        """Let stock give each enabled provider its line in a bank journal, where there is one.

        Stock does it when the journal is first read, which is while the first customers pay:
        two at once make two lines, and from then on no payment can be booked.
        """
        journals = self.env["account.journal"].search([("type", "=", "bank")])
        ready = self.filtered(
            lambda provider: (
                provider.state != "disabled" and provider.company_id in journals.company_id
            )
        )
        ready.mapped("journal_id")
