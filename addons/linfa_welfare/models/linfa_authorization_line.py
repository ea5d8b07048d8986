from odoo import fields, models
from odoo.tools import SQL

from .ledger_guard import LINE_GUARD, STAY


class LinfaAuthorizationLine(models.Model):
    """What one voucher gives to one authorisation, and what became of it."""

    _name = "linfa.authorization.line"
    _description = "Part of an Authorisation"
    _order = "id"
    _rec_name = "voucher_id"
    _log_access = False

    authorization_id = fields.Many2one(
        comodel_name="linfa.authorization",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    voucher_id = fields.Many2one(
        comodel_name="linfa.voucher",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    programme_id = fields.Many2one(related="voucher_id.programme_id")
    currency_id = fields.Many2one(related="voucher_id.currency_id")
    amount = fields.Monetary(string="Asked", required=True, readonly=True)
    captured_amount = fields.Monetary(string="Captured", required=True, readonly=True, default=0)
    released_amount = fields.Monetary(string="Released", required=True, readonly=True, default=0)
    refunded_amount = fields.Monetary(string="Refunded", required=True, readonly=True, default=0)

    _amounts_fit = models.Constraint(
        "CHECK(amount > 0 AND captured_amount >= 0 AND released_amount >= 0"
        " AND refunded_amount >= 0 AND captured_amount + released_amount <= amount"
        " AND refunded_amount <= captured_amount)",
        "No more is captured or released than was held, nor refunded than captured.",
    )
    _voucher_once = models.Constraint(
        "UNIQUE(authorization_id, voucher_id)", "A voucher takes part once."
    )

    def init(self):
        """Have the database keep the parts, which say what is held and was paid."""
        self.env.cr.execute(SQL(STAY.format(table=self._table)))
        self.env.cr.execute(SQL(LINE_GUARD))
