from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

#: How a shop knew whose credit it is.
WAYS = [
    ("voucher", "Code of the voucher"),
    ("card", "Card"),
    ("fiscal_code", "Codice fiscale and PIN"),
]
UNDO_PARAMETER = "linfa_welfare.redemption_undo_minutes"
UNDO_MINUTES = 15


class LinfaRedemption(models.Model):
    """Credit that a shop took with its own till: reserved, confirmed, maybe undone.

    What happens to the credit stands in its authorisation; this is what the shop reads.
    """

    _name = "linfa.redemption"
    _description = "Redemption in a Shop"
    _order = "id desc"

    name = fields.Char(string="Number", required=True, readonly=True)
    idempotency_key = fields.Char(string="Key", required=True, readonly=True)
    authorization_id = fields.Many2one(
        comodel_name="linfa.authorization", required=True, readonly=True, ondelete="restrict"
    )
    state = fields.Selection(related="authorization_id.state")
    agreement_id = fields.Many2one(
        comodel_name="linfa.merchant.agreement",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    merchant_id = fields.Many2one(
        comodel_name="res.partner",
        string="Shop",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Resident",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    user_id = fields.Many2one(
        comodel_name="res.users",
        string="By",
        required=True,
        readonly=True,
        ondelete="restrict",
        help="Who was at the till.",
    )
    category_id = fields.Many2one(
        comodel_name="product.public.category", string="For", readonly=True, ondelete="restrict"
    )
    amount = fields.Monetary(required=True, readonly=True)
    hint = fields.Char(string="Code", readonly=True, help="The last signs of card or voucher.")
    receipt_number = fields.Char(string="Receipt", readonly=True)
    identified_by = fields.Selection(WAYS, required=True, readonly=True)
    is_pin_checked = fields.Boolean(string="With PIN", readonly=True)
    confirmed_at = fields.Datetime(string="Confirmed on", readonly=True)
    undone_at = fields.Datetime(string="Undone on", readonly=True)

    _key_unique = models.Constraint("UNIQUE(idempotency_key)", "A sale is recorded once.")
    _authorization_unique = models.Constraint(
        "UNIQUE(authorization_id)", "Each sale has its own authorisation."
    )
    _by_shop_and_day = models.Index("(merchant_id, confirmed_at DESC)")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A sale that was recorded stays in the list."))

    def _confirm(self, amount=None):
        """Take the reserved credit for good; where less is needed the rest goes back.

        :raises CreditError: more than was reserved
        """
        self.ensure_one()
        redemption_sudo = self.sudo()
        if redemption_sudo.confirmed_at:
            return
        authorization_sudo = redemption_sudo.authorization_id
        authorization_sudo._capture(f"redemption,{self.id}", amount, channel="shop")
        if authorization_sudo.state == "held":
            authorization_sudo._release(f"redemption-rest,{self.id}", channel="shop")
        redemption_sudo.write(
            {
                "confirmed_at": fields.Datetime.now(),
                "amount": authorization_sudo.captured_amount,
            }
        )
        self._forget_state()

    def _undo(self):
        """Give the credit back: the sale was a mistake, and it was just now.

        Two who undo at once write one row; the second finds it undone and changes nothing.

        :raises UserError: too late
        """
        self.ensure_one()
        redemption_sudo = self.sudo()
        if redemption_sudo.undone_at:
            return
        if not redemption_sudo._is_undoable():
            raise UserError(
                self.env._("It is too late to undo this here. Call LINFA: we correct it.")
            )
        redemption_sudo.undone_at = fields.Datetime.now()
        redemption_sudo.flush_recordset()
        redemption_sudo.authorization_id._refund(f"undo,{self.id}", channel="shop")
        self._forget_state()

    def _forget_state(self):
        """Read the state anew: the authorisation was written by SQL."""
        self.invalidate_recordset(["state"])

    def _is_undoable(self):
        """Tell whether the shop itself can still undo this sale."""
        self.ensure_one()
        return bool(
            self.confirmed_at
            and not self.undone_at
            and fields.Datetime.now() < self.confirmed_at + self._get_undo_time()
        )

    @api.model
    def _get_undo_time(self):
        return timedelta(minutes=self._read_number(UNDO_PARAMETER, UNDO_MINUTES))

    @api.model
    def _read_number(self, parameter, default):
        """Return a number that a manager may change in the system parameters."""
        text = self.env["ir.config_parameter"].sudo().get_param(parameter) or ""
        return int(text) if text.isascii() and text.isdigit() else default
