"""An employer's list of 2,000 people who received credit before: read, then issued and told."""

from ..credit import measure, measure_stock
from ..registry import Figure, bench


@bench("credit_list", "Dry run of 2,000 people with 20,000 vouchers", limit=10, unit="s")
def credit_list(workshop):
    """The slower of two: PostgreSQL knows nothing yet of the tables, or all."""
    figures = measure(workshop, "credit_list.py")
    return Figure(
        value=max(figures["unknown"], figures["known"]),
        detail={"before ANALYZE, s": figures["unknown"], "after, s": figures["known"]},
    )


@bench("credit_notices", "Time of a credit with its notice, LINFA / stock's wizard", limit=0.05)
def credit_notices(workshop):
    """At least twenty times faster: stock draws a PDF for each, here mails wait in the queue."""
    linfa, stock = measure(workshop, "credit_list.py"), measure_stock(workshop)
    return Figure(
        value=linfa["told"] / stock["told"],
        detail={"LINFA, s each": linfa["told"], "stock, s each": stock["told"]},
    )
