"""The PIN of a card: hashed, counted, locked."""

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL, hmac

from .card_code import PIN, is_weak_pin

MAX_ATTEMPTS = 5


class LinfaResidentCard(models.Model):
    _inherit = "linfa.resident.card"

    @api.model
    def _pepper_pin(self, partner, pin):
        """Return a PIN mixed with the secret of the server: a stolen table is no use alone."""
        return hmac(self.env(su=True), f"linfa-card-pin-{partner.id}", pin)

    @api.model
    def _hash_pin(self, partner, pin):
        """Return what is kept of a PIN."""
        return self.env.user._crypt_context().hash(self._pepper_pin(partner, pin))

    def _check_new_pin(self, pin):
        """Refuse what is no PIN, and those that everybody tries first.

        :raises ValidationError: says what to do
        """
        if not PIN.fullmatch(pin or ""):
            raise ValidationError(self.env._("The PIN has 4, 5 or 6 digits."))
        if is_weak_pin(pin):
            raise ValidationError(self.env._("This PIN is too easy to guess. Choose other digits."))

    def _set_pin(self, pin):
        """Give the card a PIN, of which only a hash is kept.

        :raises ValidationError: no PIN, or one that is too easy
        """
        self.ensure_one()
        self._check_new_pin(pin)
        self._keep_pin(self._hash_pin(self.partner_id, pin))

    def _keep_pin(self, pin_hash):
        """Take the hash of a new PIN, and forget the wrong ones."""
        self.sudo().write({"pin_hash": pin_hash, "pin_attempts": 0, "is_pin_locked": False})

    def _take_turn(self):
        """Let nobody else use this card until this transaction ends: two shops that spend
        different vouchers of it would each see a sum without the other's. The second is run
        again by Odoo, as always in the ledger, and before all locks of the ledger.
        """
        self.env.cr.execute(
            SQL(
                "UPDATE linfa_resident_card SET pin_attempts = pin_attempts WHERE id = ANY(%s)",
                self.ids,
            )
        )

    def _check_pin(self, pin):
        """Tell whether a PIN is right, and count it where it is not.

        The caller must let the count be written whatever it answers. Two at once write one
        row: the second is run again by Odoo and sees what the first counted.

        :rtype: bool
        """
        self.ensure_one()
        card_sudo = self.sudo()
        if card_sudo.is_pin_locked or not card_sudo.pin_hash:
            return self._waste_time(pin)
        context = self.env.user._crypt_context()
        is_right = bool(PIN.fullmatch(pin or "")) and context.verify(
            self._pepper_pin(card_sudo.partner_id, pin), card_sudo.pin_hash
        )
        attempts = 0 if is_right else card_sudo.pin_attempts + 1
        if attempts != card_sudo.pin_attempts:
            card_sudo.write({"pin_attempts": attempts, "is_pin_locked": attempts >= MAX_ATTEMPTS})
            card_sudo.flush_recordset()
        return is_right

    def _waste_time(self, pin):
        """Take as long as a wrong PIN does, so that time tells nobody who has a card."""
        self._hash_pin(self.env["res.partner"], pin or "")
        return False
