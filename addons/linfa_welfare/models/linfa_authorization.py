from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .ledger_guard import STAY


class LinfaAuthorization(models.Model):
    """Credit kept for one order or sale: held, then captured or released, maybe refunded.

    It knows no door: website, till, shop and telephone all ask the same methods, `_hold`,
    `_capture`, `_release` and `_refund`. What happened to each voucher stands in its lines.
    """

    _name = "linfa.authorization"
    _description = "Authorisation of Credit"
    _order = "id desc"
    _rec_name = "reference"

    reference = fields.Char(
        required=True, readonly=True, help="The order or sale, as people call it."
    )
    idempotency_key = fields.Char(string="Key", required=True, readonly=True)
    res_model = fields.Char(string="Model of the Document", readonly=True)
    res_id = fields.Many2oneReference(
        string="Document", model_field="res_model", readonly=True, index=True
    )
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Resident",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    payee_id = fields.Many2one(
        comodel_name="res.partner",
        string="Shop",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The shop that is reimbursed; empty for LINFA itself.",
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(
        [
            ("held", "Held"),
            ("captured", "Captured"),
            ("released", "Released"),
            ("refunded", "Refunded"),
        ],
        required=True,
        readonly=True,
    )
    expires_at = fields.Datetime(
        string="Held until", readonly=True, help="What is not captured by then is released."
    )
    line_ids = fields.One2many(
        comodel_name="linfa.authorization.line",
        inverse_name="authorization_id",
        readonly=True,
    )
    amount = fields.Monetary(string="Asked", compute="_compute_amounts")
    open_amount = fields.Monetary(string="Still Held", compute="_compute_amounts")
    captured_amount = fields.Monetary(string="Captured", compute="_compute_amounts")
    refunded_amount = fields.Monetary(string="Refunded", compute="_compute_amounts")

    _key_unique = models.Constraint("UNIQUE(idempotency_key)", "A sale holds credit once.")
    _expiring = models.Index("(expires_at) WHERE state = 'held'")

    def init(self):
        """Have the database keep what was asked."""
        self.env.cr.execute(SQL(STAY.format(table=self._table)))

    @api.depends("line_ids")
    def _compute_amounts(self):
        for authorization in self:
            lines = authorization.line_ids
            amount, captured, released, refunded = (
                sum(lines.mapped(name))
                for name in ("amount", "captured_amount", "released_amount", "refunded_amount")
            )
            currency = authorization.currency_id
            authorization.amount = amount
            authorization.captured_amount = captured
            authorization.refunded_amount = refunded
            authorization.open_amount = currency.round(amount - captured - released)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("What was paid with credit stays: release or refund it."))
