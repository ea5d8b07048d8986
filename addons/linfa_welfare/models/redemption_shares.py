"""How an amount is taken from several vouchers. Pure functions, exact euro."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Purse:
    """What one voucher can give: all at once where `partial_use` is false."""

    voucher_id: int
    available: Decimal
    expiry: date
    partial_use: bool


def split(purses: list[Purse], amount: Decimal) -> dict[int, Decimal]:
    """Return what each voucher gives, or nothing where no way is found.

    First what expires first. Where a voucher that is spent as a whole stands in the way,
    those are tried before the others.
    """
    by_expiry = sorted(purses, key=lambda purse: (purse.expiry, purse.voucher_id))
    whole_first = sorted(by_expiry, key=lambda purse: purse.partial_use)
    return _take(by_expiry, amount) or _take(whole_first, amount)


def _take(purses: list[Purse], amount: Decimal) -> dict[int, Decimal]:
    shares = {}
    for purse in purses:
        part = min(purse.available, amount)
        if part > 0 and (purse.partial_use or part == purse.available):
            shares[purse.voucher_id] = part
            amount -= part
    return shares if not amount else {}
