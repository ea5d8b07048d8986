import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import hmac

from .card_code import write_qr
from .voucher_code import GROUP, make_code, show_code

STATES = [("active", "Valid"), ("blocked", "Blocked"), ("replaced", "Replaced")]


class LinfaResidentCard(models.Model):
    """The card by which a resident spends credit in a shop: a QR, and a PIN.

    A person has one card that works. It says who somebody is, never how much there is: who
    loses it loses nothing once it is blocked.
    """

    _name = "linfa.resident.card"
    _description = "Resident Card"
    _inherit = ["mail.thread"]
    _order = "id desc"
    _rec_name = "hint"

    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Resident",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    state = fields.Selection(STATES, required=True, readonly=True, default="active", tracking=True)
    code = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)
    code_digest = fields.Char(required=True, readonly=True, copy=False, groups=fields.NO_ACCESS)
    hint = fields.Char(
        string="Card", required=True, readonly=True, help="The last signs of the number."
    )
    pin_hash = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)
    has_pin = fields.Boolean(string="PIN Set", compute="_compute_has_pin", compute_sudo=True)
    pin_attempts = fields.Integer(string="Wrong PINs", readonly=True, copy=False)
    is_pin_locked = fields.Boolean(
        string="PIN Locked", readonly=True, copy=False, tracking=True, help="After 5 wrong PINs."
    )
    issued_at = fields.Datetime(string="Handed out on", required=True, readonly=True)
    ended_at = fields.Datetime(string="Blocked on", readonly=True, copy=False)

    _code_digest_unique = models.Constraint("UNIQUE(code_digest)", "Each card has its own number.")
    _one_active = models.UniqueIndex(
        "(partner_id, company_id) WHERE state = 'active'", "This person already has a card."
    )

    @api.depends("pin_hash")
    def _compute_has_pin(self):
        for card in self:
            card.has_pin = bool(card.pin_hash)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A card stays in the list: block it instead."))

    @api.model
    def _get_code_digest(self, code):
        """Return what is kept to find a card by its number, without comparing numbers."""
        return hmac(self.env(su=True), "linfa-resident-card", code)

    @api.model
    def _get_qr_digest(self, code):
        """Return what signs the QR: not what the database finds the card by."""
        return hmac(self.env(su=True), "linfa-resident-card-qr", code)

    @api.model
    def _issue_card(self, partner, company=None):
        """Give a person a new card without a PIN; the former one stops to work.

        The PIN goes with the card: whoever finds an old card and knows its PIN has nothing.

        :rtype: linfa.resident.card
        """
        company = company or self.env.company
        domain = [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        former_sudo = self.sudo().search([*domain, ("state", "=", "active")])
        former_sudo._end("replaced")
        former_sudo.flush_recordset()
        code = make_code()
        return self.sudo().create(
            {
                "partner_id": partner.id,
                "company_id": company.id,
                "code": code,
                "code_digest": self._get_code_digest(code),
                "hint": code[-GROUP:],
                "issued_at": fields.Datetime.now(),
            }
        )

    def _end(self, state):
        self.write({"state": state, "ended_at": fields.Datetime.now()})

    def _block(self):
        """Let this card pay nothing any more, for good."""
        self.filtered(lambda card: card.state == "active")._end("blocked")

    def action_block(self):
        """Block a card that was lost or stolen."""
        self.check_access("read")
        self.sudo()._block()

    def action_unlock(self):
        """Let the resident try the PIN again, after showing who he is."""
        self.check_access("read")
        self.sudo().write({"pin_attempts": 0, "is_pin_locked": False})

    def _get_qr_text(self):
        """Return what the QR of the card says."""
        card_sudo = self.sudo()
        return write_qr(card_sudo.code, self._get_qr_digest(card_sudo.code))

    def _get_number(self):
        """Return the number as people read and type it."""
        return show_code(self.sudo().code)

    def _get_qr_image(self):
        """Return the QR as an image that pages and PDF carry within them."""
        return self._draw_qr(self._get_qr_text())

    @api.model
    def _draw_qr(self, text):
        image = self.env["ir.actions.report"].barcode(
            "QR", text, width=320, height=320, barLevel="M"
        )
        return f"data:image/png;base64,{base64.b64encode(image).decode()}"
