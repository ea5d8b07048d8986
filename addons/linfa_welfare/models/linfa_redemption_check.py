"""Whose credit a shop may take, how much, and whether it wants a PIN. Nothing is changed."""

from dataclasses import dataclass

from odoo import api, models
from odoo.models import BaseModel
from odoo.tools.misc import hash_sign, verify_hash_signed

from odoo.addons.linfa_catalog.models.fiscal_code import read_fiscal_code

from .cents import exact
from .credit_error import MERCHANT_INACTIVE, NOT_ALLOWED, NOT_AVAILABLE, CreditError

TEXT_LENGTH = 200
TICKET_SCOPE = "linfa-redemption"
TICKET_HOURS = 1


@dataclass(frozen=True)
class Purchase:
    """What a shop found behind a code; the records are superuser's."""

    agreement: BaseModel
    way: str
    card: BaseModel
    holder: BaseModel
    vouchers: BaseModel
    is_pin_checked: bool = False

    @property
    def total(self):
        """Return what there is for this shop, in euro."""
        return sum((exact(voucher.available_amount) for voucher in self.vouchers), exact(0))


class LinfaRedemption(models.Model):
    _inherit = "linfa.redemption"

    @api.model
    def _wants_pin_first(self, text):
        """Tell whether nothing is said of a code without the PIN: a codice fiscale."""
        return (
            bool(read_fiscal_code(text, self.env["linfa.voucher"]._get_today()))
            and not self.env["linfa.voucher"]._find_by_code(text)
            and not self.env["linfa.resident.card"]._find_by_text(text, self.env.company)
        )

    @api.model
    def _check(self, shop, text, pin=None, category=None):
        """Return what a shop may take from the credit behind a code.

        The caller limits how often a shop may be wrong, and commits what was counted.

        :param str text: a voucher's code, a card's QR or number, or a codice fiscale
        :param str pin: of the card, where a codice fiscale is used
        :rtype: Purchase
        :raises CreditError: 05 no agreement, 02 any bad code or PIN, 06 not for this shop
        """
        agreement_sudo = self._get_agreement(shop)
        company = agreement_sudo.company_id
        text = (text or "").replace("\x00", "")[:TEXT_LENGTH]
        cards_sudo = self.env["linfa.resident.card"].sudo()
        voucher_sudo = self.env["linfa.voucher"]._find_by_code(text)
        if voucher_sudo:
            return self._open_purchase(
                agreement_sudo, "voucher", cards_sudo, voucher_sudo, category=category
            )
        way, card_sudo = "card", cards_sudo._find_by_text(text, company)
        is_checked = False
        if not card_sudo:
            way, card_sudo = "fiscal_code", cards_sudo._find_by_fiscal_code(text, company)
            is_checked = card_sudo._check_pin(pin) if card_sudo else cards_sudo._waste_time(pin)
        if not card_sudo or (way == "fiscal_code" and not is_checked):
            raise self._make_refusal()
        return self._open_purchase(
            agreement_sudo, way, card_sudo, is_pin_checked=is_checked, category=category
        )

    @api.model
    def _get_agreement(self, shop):
        """Return the agreement by which a shop accepts credit today.

        :raises CreditError: it has none
        """
        agreement_sudo = shop._get_merchant_agreement()
        if not agreement_sudo:
            raise CreditError(
                MERCHANT_INACTIVE,
                self.env._("Your shop cannot accept credit today: call LINFA."),
            )
        return agreement_sudo

    @api.model
    def _make_refusal(self):
        """Return the one error for whatever is unknown, spent, blocked, expired, foreign."""
        return CreditError(
            NOT_AVAILABLE,
            self.env._(
                "This code or PIN is not accepted. Check both and try again. If it still does"
                " not work, the resident can call LINFA."
            ),
        )

    @api.model
    def _open_purchase(
        self, agreement, way, card, voucher=None, is_pin_checked=False, category=None
    ):
        """Return what can be taken of one voucher, or of all that a card's holder has."""
        vouchers_sudo = self._find_spendable(agreement, card, voucher)
        if not vouchers_sudo:
            raise self._make_refusal()
        if not category and len(agreement.category_ids) == 1:
            category = agreement.category_ids
        if category and category not in agreement.category_ids:
            raise CreditError(NOT_ALLOWED, self.env._("Your shop's agreement is not for this."))
        refusals = vouchers_sudo.programme_id._get_payee_refusals(agreement.partner_id, category)
        allowed_sudo = vouchers_sudo.filtered(lambda one: one.programme_id.id not in refusals)
        if not allowed_sudo:
            raise CreditError(NOT_ALLOWED, next(iter(refusals.values())))
        holder_sudo = card.partner_id or allowed_sudo.partner_id
        if not card and holder_sudo:
            card = card._find_of(holder_sudo, agreement.company_id)
        return Purchase(agreement, way, card, holder_sudo, allowed_sudo, is_pin_checked)

    @api.model
    def _find_spendable(self, agreement, card, voucher):
        """Return the vouchers that can be spent today: the one, or those of the holder."""
        today = self.env["linfa.voucher"]._get_today()
        whose = [("id", "=", voucher.id)] if voucher else [("partner_id", "=", card.partner_id.id)]
        vouchers_sudo = (
            self.env["linfa.voucher"]
            .sudo()
            .search(
                [
                    *whose,
                    ("company_id", "=", agreement.company_id.id),
                    ("is_blocked", "=", False),
                    ("available_from", "<=", today),
                    ("expiry_date", ">=", today),
                    ("programme_id.state", "=", "active"),
                    ("account_ids", "any", [("kind", "=", "available"), ("balance", ">", 0)]),
                ]
            )
        )
        return vouchers_sudo.filtered(lambda one: today <= (one.programme_id.date_to or today))

    @api.model
    def _write_ticket(self, purchase, key):
        """Return, signed, what was checked: the next step asks with it, once.

        It names this shop and this person at the till, and is of no use to others.
        """
        subject = purchase.vouchers.id if purchase.way == "voucher" else purchase.card.id
        values = [
            self.env.uid,
            purchase.agreement.partner_id.id,
            purchase.way,
            subject,
            purchase.is_pin_checked,
            key,
        ]
        return hash_sign(self.env(su=True), TICKET_SCOPE, values, expiration_hours=TICKET_HOURS)

    @api.model
    def _read_ticket(self, shop, ticket):
        """Return way, subject, whether the PIN was right, and key of a ticket, or nothing."""
        try:
            values = verify_hash_signed(self.env(su=True), TICKET_SCOPE, ticket or "")
        except (ValueError, IndexError):
            return None
        return values[2:] if values and values[:2] == [self.env.uid, shop.id] else None
