"""What the books of credit count with."""

from decimal import ROUND_HALF_UP, Decimal

from .cents import CENT

#: Issues with such keys were sold: the buyer's invoice books them.
SOLD_KEY = "sale.order.line,"


def without_vat(amount: Decimal, rate: float) -> Decimal:
    """Return what an amount with VAT is without it, in cents."""
    return (amount / (1 + Decimal(str(rate)) / 100)).quantize(CENT, ROUND_HALF_UP)
