from odoo import fields, models


class LinfaProgrammeClose(models.TransientModel):
    """Look at what is left before a programme ends."""

    _name = "linfa.programme.close"
    _description = "Close a Programme"

    programme_id = fields.Many2one(
        comodel_name="linfa.programme", required=True, readonly=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="programme_id.currency_id")
    voucher_count = fields.Integer(string="Vouchers with Credit", compute="_compute_voucher_count")
    available_amount = fields.Monetary(related="programme_id.available_amount")
    held_amount = fields.Monetary(related="programme_id.held_amount")
    budget_left = fields.Monetary(related="programme_id.budget_left")
    has_budget = fields.Boolean(related="programme_id.has_budget")
    what = fields.Selection(
        [
            ("keep", "Let people spend it until it expires, and issue nothing more"),
            ("expire", "Take it back now"),
        ],
        string="What Is Left",
        required=True,
        default="keep",
    )
    note = fields.Char(string="Reason", size=200, help="Kept in the ledger.")

    def _compute_voucher_count(self):
        for wizard in self:
            wizard.voucher_count = len(wizard.programme_id.sudo()._find_vouchers_to_take_back())

    def action_close(self):
        """Do what was chosen."""
        self.ensure_one()
        self.programme_id.check_access("write")
        if self.what == "expire" or not self.voucher_count:
            self.programme_id._close_now(self.note)
        else:
            self.programme_id.is_winding_up = True
        return {"type": "ir.actions.act_window_close"}
