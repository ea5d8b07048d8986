"""A resident's credit in words: how much, from whom, until when, for what, and where."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odoo import models
from odoo.models import BaseModel

from .cents import exact
from .voucher_code import show_code


@dataclass(frozen=True)
class HolderPurse:
    """What a resident has of one programme; the vouchers that expire first come first."""

    programme: BaseModel
    vouchers: BaseModel
    available: Decimal
    held: Decimal
    waiting: Decimal
    first_expiry: date | None
    first_amount: Decimal


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    def _group_for_holder(self):
        """Return what there is by programme, the one that expires first at the top.

        :rtype: list(HolderPurse)
        """
        purses = [
            vouchers._describe_for_holder(programme)
            for programme, vouchers in self.grouped("programme_id").items()
        ]
        shown = [purse for purse in purses if purse.available or purse.held or purse.waiting]
        return sorted(shown, key=lambda purse: purse.first_expiry or date.max)

    def _describe_for_holder(self, programme):
        usable = self.filtered(lambda voucher: voucher.state == "active").sorted("expiry_date")
        spendable = usable.filtered("available_amount")
        first = spendable[:1].expiry_date or None
        return HolderPurse(
            programme,
            spendable,
            spendable._add_up("available_amount"),
            self._add_up("held_amount"),
            self.filtered(lambda voucher: voucher.state == "waiting")._add_up("available_amount"),
            first,
            spendable.filtered(lambda one: one.expiry_date == first)._add_up("available_amount"),
        )

    def _add_up(self, name):
        return sum((exact(amount) for amount in self.mapped(name)), exact(0))

    def _get_number(self):
        """Return the code as people read and type it. For its holder only."""
        return show_code(self.sudo().code)
