"""Hold and capture of credit, as every sale does it."""

from ..credit import measure, measure_stock
from ..registry import Figure, bench


@bench("credit_spend", "Time of a spend, LINFA / credit part of stock's eWallet", limit=0.2)
def credit_spend(workshop):
    """At least five times as many a second; plain inserts are the limit to approach."""
    linfa, stock = measure(workshop, "credit.py"), measure_stock(workshop)
    return Figure(
        value=stock["spends"] / linfa["spends"],
        detail={
            "LINFA, spends a second": linfa["spends"],
            "stock eWallet, spends a second": stock["spends"],
            "plain double entry, inserts a second": linfa["plain"],
            "stock eWallet, statements": stock["statements"],
        },
    )


@bench("credit_statements", "SQL statements of hold + capture", limit=12, unit="statements")
def credit_statements(workshop):
    return Figure(value=measure(workshop, "credit.py")["statements"])
