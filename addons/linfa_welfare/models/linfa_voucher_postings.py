"""What moved a voucher: shown to whoever may read the books."""

from odoo import api, fields, models
from odoo.fields import Domain


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    posting_ids = fields.Many2many(
        comodel_name="linfa.ledger.posting",
        string="Movements",
        compute="_compute_posting_ids",
        groups="linfa_welfare.linfa_welfare_group_manager",
    )

    @api.depends("account_ids")
    def _compute_posting_ids(self):
        for voucher in self:
            voucher.posting_ids = self.env["linfa.ledger.posting"].search(
                voucher._get_movements_domain()
            )

    def _get_movements_domain(self):
        return Domain("debit_account_id.voucher_id", "in", self.ids) | Domain(
            "credit_account_id.voucher_id", "in", self.ids
        )

    def action_view_movements(self):
        """Open the movements of these vouchers."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_welfare.linfa_ledger_posting_action"
        )
        return {**action, "domain": list(self._get_movements_domain())}

    def action_view_authorizations(self):
        """Open what was paid with these vouchers."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_welfare.linfa_authorization_action"
        )
        return {**action, "domain": [("line_ids.voucher_id", "in", self.ids)]}
