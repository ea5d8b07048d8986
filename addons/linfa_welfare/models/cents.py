"""Exact euro: whole cents in decimal numbers, never the arithmetic of floats."""

from decimal import Decimal

CENT = Decimal("0.01")


def exact(amount: float | Decimal) -> Decimal:
    """Return an amount that the database holds in cents, which Odoo reads as a float."""
    return Decimal(str(amount)).quantize(CENT)
