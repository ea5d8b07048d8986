"""What the buyer of a gift voucher wrote, read and checked."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from odoo.tools import email_normalize

from .sale_order_line_voucher import GIFT_WAYS, MOST_AT_ONCE

NAME_LENGTH, MAIL_LENGTH, MESSAGE_LENGTH = 80, 120, 500
#: How far ahead a gift may be ordered.
DAYS_AHEAD = 365


class VoucherForm:
    """Reads the form; `errors` has a sentence per field that is wrong."""

    def __init__(self, env, product, params, today):
        self.env, self.product, self.today = env, product, today
        self.raw = {name: self._clean(params.get(name)) for name in params}
        self.errors = {}
        self.quantity = self._read_quantity()
        self.values = {
            "voucher_amount": self._read_amount(),
            "gift_way": self._read_way(),
            "gift_recipient_name": self._read_text("recipient", NAME_LENGTH),
            "gift_recipient_email": self._read_mail(),
            "gift_message": self._read_text("message", MESSAGE_LENGTH),
            "gift_date": self._read_day(),
        }

    @staticmethod
    def _clean(text):
        return str(text or "").replace("\x00", "").strip()[: 2 * MESSAGE_LENGTH]

    def _read_text(self, name, limit):
        text = self.raw.get(name, "")
        if name != "message":
            text = " ".join(text.split())
        if len(text) > limit:
            self.errors[name] = self.env._("Too long: at most %(limit)s characters.", limit=limit)
        return text or False

    def _read_quantity(self):
        text = self.raw.get("quantity") or "1"
        if text.isascii() and text.isdigit() and len(text) < 4 and 0 < int(text) <= MOST_AT_ONCE:
            return int(text)
        self.errors["quantity"] = self.env._(
            "Enter how many, from 1 to %(most)s.", most=MOST_AT_ONCE
        )
        return 1

    def _read_amount(self):
        if not self.product._is_free_amount():
            return False
        low, high = self.product.voucher_min_amount, self.product.voucher_max_amount
        try:
            amount = Decimal(self.raw.get("amount", "").replace("€", "").replace(",", ".").strip())
        except InvalidOperation:
            amount = Decimal("NaN")
        if amount.is_finite() and low <= amount <= high and amount == round(amount, 2):
            return float(amount)
        self.errors["amount"] = self.env._(
            "Enter an amount from %(low)s to %(high)s euro.", low=f"{low:g}", high=f"{high:g}"
        )
        return False

    def _read_way(self):
        way = self.raw.get("way")
        if way not in dict(GIFT_WAYS):
            self.errors["way"] = self.env._("Choose how the gift is delivered.")
            return False
        return way

    def _read_mail(self):
        if self.raw.get("way") != "mail":
            return False
        text = self.raw.get("email", "")
        normal = email_normalize(text)
        if not normal or len(text) > MAIL_LENGTH:
            self.errors["email"] = self.env._(
                "Enter the recipient's e-mail, such as anna@esempio.it."
            )
            return False
        return normal

    def _read_day(self):
        text = self.raw.get("day", "")
        if not text or self.raw.get("way") != "mail":
            return False
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if not day or not self.today <= day <= self.today + timedelta(days=DAYS_AHEAD):
            self.errors["day"] = self.env._("Choose a day from today on, within a year.")
            return False
        return day
