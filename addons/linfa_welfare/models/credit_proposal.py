"""What credit would pay of something, before any of it is kept."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True)
class CreditProposal:
    """The split of one purchase between credit and other money.

    `shares` leaves out what must be bought apart; `apart` names it, with its programme;
    `sentences` says of each line that credit does not pay, or not here, why.
    """

    total: Decimal
    shares: tuple
    apart: dict
    sentences: dict
    lots: tuple

    @property
    def amount(self):
        """How much credit pays."""
        return sum((share.amount for share in self.shares), ZERO)

    @property
    def left(self):
        """How much is left to pay by other means."""
        return self.total - self.amount

    def get_voucher_amounts(self):
        """Return how much each voucher pays, by its id."""
        amounts = defaultdict(Decimal)
        for share in self.shares:
            amounts[share.voucher_id] += share.amount
        return dict(amounts)
