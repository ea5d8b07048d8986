import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..models.card_code import is_weak_pin

LETTER_PATH = "/linfa/card/letter"
FIRST_PIN_DIGITS = 6


class LinfaResidentCardIssue(models.TransientModel):
    """Give a resident a card, or a new PIN, so that nobody of the office knows the PIN.

    Either the resident types it, or it is printed once, in a letter that is sealed.
    """

    _name = "linfa.resident.card.issue"
    _description = "Issue a Resident Card"

    partner_id = fields.Many2one(
        comodel_name="res.partner", string="Resident", required=True, ondelete="cascade"
    )
    card_id = fields.Many2one(
        comodel_name="linfa.resident.card",
        readonly=True,
        ondelete="cascade",
        compute="_compute_card_id",
    )
    what = fields.Selection(
        [("card", "A new card; the former one stops working"), ("pin", "Only a new PIN")],
        string="Give",
        required=True,
        default="card",
    )
    pin_way = fields.Selection(
        [("typed", "The resident types it here"), ("letter", "By sealed letter")],
        string="PIN",
        required=True,
        default="letter",
    )
    # Neither is stored: what was typed lives in memory until its hash is made.
    pin = fields.Char(string="PIN of the Resident", compute="_compute_pin", inverse="_inverse_pin")
    pin_again = fields.Char(string="PIN Again", compute="_compute_pin", inverse="_inverse_pin")
    typed_hash = fields.Char(groups=fields.NO_ACCESS)
    letter_token = fields.Char(groups=fields.NO_ACCESS)

    @api.depends("partner_id")
    def _compute_card_id(self):
        for wizard in self:
            wizard.card_id = self.env["linfa.resident.card"].search(
                [
                    ("partner_id", "=", wizard.partner_id.id),
                    ("company_id", "=", self.env.company.id),
                    ("state", "=", "active"),
                ]
            )

    def _compute_pin(self):
        self.pin = self.pin_again = False

    def _inverse_pin(self):
        """Keep the hash of what the resident typed twice."""
        cards_sudo = self.env["linfa.resident.card"].sudo()
        for wizard in self.filtered(lambda one: one.pin or one.pin_again):
            if wizard.pin != wizard.pin_again:
                raise ValidationError(self.env._("The two PINs differ: type both again."))
            cards_sudo._check_new_pin(wizard.pin)
            wizard.sudo().typed_hash = cards_sudo._hash_pin(wizard.partner_id, wizard.pin)

    def action_issue(self):
        """Make the card, set the PIN, and open what is to print."""
        self.ensure_one()
        self.check_access("write")
        cards = self.env["linfa.resident.card"]
        cards.check_access("read")
        if self.pin_way == "typed" and not self.sudo().typed_hash:
            raise UserError(self.env._("The resident types the PIN first, twice."))
        card_sudo = self.card_id.sudo()
        if self.what == "card" or not card_sudo:
            card_sudo = cards._issue_card(self.partner_id)
        if self.pin_way == "typed":
            card_sudo._keep_pin(self.sudo().typed_hash)
            self.sudo().typed_hash = False
            return self._open_card(card_sudo)
        self.sudo().letter_token = token = secrets.token_urlsafe(24)
        return {
            "type": "ir.actions.act_url",
            "url": f"{LETTER_PATH}/{self.id}/{token}",
            "target": "download",
        }

    def _open_card(self, card):
        return {
            "type": "ir.actions.act_window",
            "res_model": "linfa.resident.card",
            "res_id": card.id,
            "views": [(False, "form")],
        }

    def _take_letter(self, token):
        """Return a card and its new PIN, once: the next who asks gets nothing.

        :return: the card as superuser, and the PIN, which is kept nowhere
        :rtype: tuple(linfa.resident.card, str) or None
        """
        wizard_sudo = self.sudo()
        is_right = wizard_sudo.letter_token and secrets.compare_digest(
            wizard_sudo.letter_token.encode(), token.encode()
        )
        card_sudo = self.env["linfa.resident.card"]._find_of(
            wizard_sudo.partner_id, self.env.company
        )
        if not is_right or wizard_sudo.create_uid != self.env.user or not card_sudo:
            return None
        wizard_sudo.letter_token = False
        pin = self._make_pin()
        card_sudo._set_pin(pin)
        return card_sudo, pin

    @api.model
    def _make_pin(self):
        while True:
            pin = f"{secrets.randbelow(10**FIRST_PIN_DIGITS):0{FIRST_PIN_DIGITS}}"
            if not is_weak_pin(pin):
                return pin
