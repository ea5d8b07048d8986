from odoo import api, models


class LinfaLedgerAccount(models.Model):
    _inherit = "linfa.ledger.account"

    def _compute_display_name(self):
        """Override of `linfa_welfare` because who reads the ledger may not read the vouchers of
        a municipal scheme: the name shows the signs of the code, never the holder.
        """
        return super(LinfaLedgerAccount, self.sudo())._compute_display_name()


class LinfaLedgerPosting(models.Model):
    _inherit = "linfa.ledger.posting"

    @api.depends("transaction_id.operation")
    def _compute_display_name(self):
        """Override of `base` because lists that accounting reads name a posting, and the key
        of its operation tells the order of a resident.
        """
        operations = self.env["linfa.ledger.transaction"]._fields["operation"]
        labels = dict(operations._description_selection(self.env))
        for posting in self:
            label = labels.get(posting.sudo().transaction_id.operation, "")
            posting.display_name = f"{label} {posting.id}"
