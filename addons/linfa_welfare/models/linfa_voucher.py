from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, hmac

from odoo.addons.linfa_catalog.models import italian_time

from .linfa_programme import KINDS, VAT_SPECIES
from .voucher_code import clean_code

ORIGINS = [
    ("on_top", "On top of the pay"),
    ("pdr_conversion", "Conversion of the performance bonus"),
    ("ccnl", "Collective agreement"),
    ("contribution", "Contribution"),
]


class LinfaVoucher(models.Model):
    """One issued lot of credit. What a resident has is the sum of his vouchers."""

    _name = "linfa.voucher"
    _description = "Voucher"
    _order = "expiry_date, id"
    _rec_name = "hint"

    programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    kind = fields.Selection(KINDS, required=True, readonly=True)
    vat_species = fields.Selection(VAT_SPECIES, string="VAT", required=True, readonly=True)
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Holder",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Who may spend it; empty for whoever has the code.",
    )
    code = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)
    code_digest = fields.Char(required=True, readonly=True, copy=False, groups=fields.NO_ACCESS)
    hint = fields.Char(
        string="Code Ends With", required=True, readonly=True, help="The last signs of the code."
    )
    face_value = fields.Monetary(required=True, readonly=True)
    available_amount = fields.Monetary(string="Available", compute="_compute_amounts")
    held_amount = fields.Monetary(string="Held", compute="_compute_amounts")
    origin = fields.Selection(ORIGINS, required=True, readonly=True, default="on_top")
    origin_year = fields.Integer(readonly=True)
    issue_transaction_id = fields.Many2one(
        comodel_name="linfa.ledger.transaction",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    issued_at = fields.Datetime(required=True, readonly=True)
    available_from = fields.Date(required=True, readonly=True)
    expiry_date = fields.Date(
        string="Last Day", required=True, readonly=True, index=True, help="Italian time."
    )
    is_blocked = fields.Boolean(string="Blocked", readonly=True)
    state = fields.Selection(
        [
            ("waiting", "Not yet valid"),
            ("active", "Active"),
            ("spent", "Spent"),
            ("expired", "Expired"),
            ("blocked", "Blocked"),
            ("closed", "Programme closed"),
        ],
        compute="_compute_state",
    )
    account_ids = fields.One2many(
        comodel_name="linfa.ledger.account", inverse_name="voucher_id", readonly=True
    )

    _code_digest_unique = models.Constraint("UNIQUE(code_digest)", "Each voucher has its own code.")
    _face_value_positive = models.Constraint(
        "CHECK(face_value > 0 AND face_value < 1000000000)", "A voucher is worth something."
    )
    _dates_ordered = models.Constraint(
        "CHECK(expiry_date >= available_from)", "A voucher expires after it becomes valid."
    )

    @api.depends("account_ids")
    def _compute_amounts(self):
        balances = {voucher: [0, 0] for voucher in self.ids}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT voucher_id, kind, balance FROM linfa_ledger_account
                 WHERE voucher_id = ANY(%s)
                """,
                self.ids,
            )
        )
        for voucher, kind, balance in rows:
            balances[voucher][kind == "held"] = balance
        for voucher in self:
            available, held = balances.get(voucher.id, (0, 0))
            voucher.available_amount = available
            voucher.held_amount = held

    @api.depends(
        "available_amount", "held_amount", "is_blocked", "expiry_date", "programme_id.state"
    )
    def _compute_state(self):
        today = self._get_today()
        for voucher in self:
            if voucher.is_blocked:
                state = "blocked"
            elif voucher.expiry_date < today:
                state = "expired"
            elif not voucher.available_amount and not voucher.held_amount:
                state = "spent"
            elif voucher.programme_id.state != "active":
                state = "closed"
            else:
                state = "active" if voucher.available_from <= today else "waiting"
            voucher.state = state

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A voucher stays: cancel it instead."))

    @api.model
    def _get_today(self):
        """Return the day in Italy: vouchers begin and end by it."""
        return italian_time.today()

    @api.model
    def _get_code_digest(self, code):
        """Return what is kept to find a voucher by its code, without comparing codes."""
        return hmac(self.env(su=True), "linfa-voucher", code)

    @api.model
    def _find_by_code(self, text):
        """Return, as superuser, the voucher whose code somebody typed or scanned, or none.

        The caller limits how often somebody may try, and says the same of every bad code.
        """
        code = clean_code(text)
        if not code:
            return self.sudo().browse()
        return self.sudo().search([("code_digest", "=", self._get_code_digest(code))])
