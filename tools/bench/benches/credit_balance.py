"""What a voucher has left, however long its history is."""

from ..credit import measure
from ..registry import Figure, bench


@bench("credit_balance", "Balance look-up, 1,000,000 postings / 1,000", limit=1.5)
def credit_balance(workshop):
    few, many = measure(workshop, "credit_balance.py").values()
    return Figure(value=many / few, detail={"1,000, ms": few, "1,000,000, ms": many})
