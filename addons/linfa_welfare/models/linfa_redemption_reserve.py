"""Reserve what a shop checked: amount, PIN, and each sale once."""

from datetime import timedelta

from odoo import api, fields, models

from .cents import exact
from .credit_error import BAD_INPUT, NOT_ALLOWED, TOO_MUCH, CreditError
from .redemption_shares import Purse, split

PIN_FREE_PARAMETER = "linfa_welfare.pin_free_amount"
PIN_FREE_AMOUNT = 25
RESERVED_MINUTES = 15
RECEIPT_LENGTH = 40


class LinfaRedemption(models.Model):
    _inherit = "linfa.redemption"

    @api.model
    def _find_by_key(self, key):
        """Return, as superuser, the sale that was recorded with a key, or none."""
        return self.sudo().search([("idempotency_key", "=", key)])

    @api.model
    def _reserve(self, purchase, amount, key, pin=None, category=None, receipt_number=None):
        """Keep credit for a sale until it is confirmed, once.

        :param Purchase purchase: what `_check` returned
        :param str key: who asks again with it gets the first sale
        :rtype: linfa.redemption
        :raises CreditError: 01 no amount, 04 too much, 02 wrong PIN, 06 the rules of the credit
        """
        if first_sudo := self._find_by_key(key):
            return first_sudo
        if not category and len(purchase.agreement.category_ids) > 1:
            raise CreditError(BAD_INPUT, self.env._("Choose what the sale is for."))
        amount = self.env["linfa.ledger"].sudo()._read_amount(amount)
        shares = self._split(purchase, amount)
        is_checked = self._check_pin_of(purchase, shares, amount, pin)
        # From here on a refusal undoes what was written; a wrong PIN stays counted above.
        with self.env.cr.savepoint():
            return self._write_reservation(
                purchase, shares, amount, key, is_checked, category, receipt_number
            )

    @api.model
    def _write_reservation(
        self, purchase, shares, amount, key, is_checked, category, receipt_number
    ):
        name = self.env["ir.sequence"].sudo().next_by_code("linfa.redemption")
        authorization_sudo = self.env["linfa.authorization"]._hold(
            shares,
            f"redemption,{key}",
            name,
            partner=purchase.holder,
            payee=purchase.agreement.partner_id,
            expires_at=fields.Datetime.now() + timedelta(minutes=RESERVED_MINUTES),
            channel="shop",
        )
        return self.sudo().create(
            {
                "name": name,
                "idempotency_key": key,
                "authorization_id": authorization_sudo.id,
                "agreement_id": purchase.agreement.id,
                "merchant_id": purchase.agreement.partner_id.id,
                "company_id": purchase.agreement.company_id.id,
                "partner_id": purchase.holder.id,
                "user_id": self.env.uid,
                "category_id": category and category.id,
                "amount": amount,
                "hint": self._get_hint(purchase),
                "receipt_number": (receipt_number or "").strip()[:RECEIPT_LENGTH],
                "identified_by": purchase.way,
                "is_pin_checked": is_checked,
            }
        )

    @api.model
    def _redeem(self, purchase, amount, key, **details):
        """Take credit at once: all of it happens, or nothing but the count of wrong PINs.

        :param dict details: as for `_reserve`
        :rtype: linfa.redemption
        """
        redemption_sudo = self._reserve(purchase, amount, key, **details)
        redemption_sudo._confirm()
        return redemption_sudo

    @api.model
    def _get_hint(self, purchase):
        return purchase.vouchers.hint if purchase.way == "voucher" else purchase.card.hint

    @api.model
    def _split(self, purchase, amount):
        """Return pairs of voucher and amount.

        :raises CreditError: there is less, or only vouchers that are spent as a whole
        """
        if amount > purchase.total:
            raise CreditError(TOO_MUCH, self.env._("There is not enough credit for this."))
        shares = split(
            [
                Purse(
                    voucher.id,
                    exact(voucher.available_amount),
                    voucher.expiry_date,
                    voucher.programme_id.partial_use,
                )
                for voucher in purchase.vouchers
            ],
            amount,
        )
        if not shares:
            raise CreditError(
                NOT_ALLOWED,
                self.env._("These vouchers are spent as a whole: enter their whole value."),
            )
        return [(purchase.vouchers.browse(voucher), part) for voucher, part in shares.items()]

    @api.model
    def _check_pin_of(self, purchase, shares, amount, pin):
        """Ask for the PIN where programme or amount want it; tell whether it was given.

        :raises CreditError: it is wrong, or there is no card to check it with
        """
        if purchase.is_pin_checked:
            return True
        vouchers = purchase.vouchers.browse(voucher.id for voucher, _amount in shares)
        is_demanded = any(vouchers.programme_id.mapped("pin_required"))
        if not is_demanded and not self._is_above_pin_free(purchase, amount):
            return False
        if not purchase.card.has_pin:
            raise CreditError(
                NOT_ALLOWED,
                self.env._("This needs a card with a PIN: the resident can ask LINFA for one."),
            )
        if not purchase.card._check_pin(pin):
            raise self._make_refusal()
        return True

    @api.model
    def _is_above_pin_free(self, purchase, amount):
        """Tell whether a card was used without PIN for more than allowed in a day.

        The code of a voucher is as good as money up to its value, unless its holder has a
        card with a PIN.
        """
        if purchase.way == "voucher" and not purchase.card.has_pin:
            return False
        purchase.card._take_turn()
        today = fields.Datetime.now() - timedelta(days=1)
        ((spent,),) = self.sudo()._read_group(
            [
                ("partner_id", "=", purchase.holder.id),
                ("is_pin_checked", "=", False),
                ("undone_at", "=", False),
                ("confirmed_at", ">=", today),
            ],
            aggregates=["amount:sum"],
        )
        return exact(spent or 0) + amount > self._get_pin_free_amount()

    @api.model
    def _may_ask_pin(self, purchase):
        """Tell whether the page should offer a place for the PIN."""
        return not purchase.is_pin_checked and bool(
            purchase.card.has_pin or any(purchase.vouchers.programme_id.mapped("pin_required"))
        )

    @api.model
    def _get_pin_free_amount(self):
        return self._read_number(PIN_FREE_PARAMETER, PIN_FREE_AMOUNT)

    @api.model
    def _resume(self, shop, ticket, category=None):
        """Return what a ticket was written for, looked at again, or none.

        :rtype: Purchase
        :raises CreditError: see `_check`
        """
        way, subject, is_checked, _key = ticket
        agreement_sudo = self._get_agreement(shop)
        cards_sudo = self.env["linfa.resident.card"].sudo()
        if way == "voucher":
            voucher_sudo = self.env["linfa.voucher"].sudo().browse(subject)
            return self._open_purchase(
                agreement_sudo, way, cards_sudo, voucher_sudo, category=category
            )
        card_sudo = cards_sudo.browse(subject)
        if card_sudo.state != "active":
            raise self._make_refusal()
        return self._open_purchase(
            agreement_sudo, way, card_sudo, is_pin_checked=is_checked, category=category
        )
