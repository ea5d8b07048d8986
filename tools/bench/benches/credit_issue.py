"""Issuing credit: many vouchers with codes, accounts and postings."""

from ..credit import measure, measure_stock
from ..registry import Figure, bench


@bench("credit_issue", "CPU of issuing 10,000 credits, LINFA / stock's bare wizard", limit=2)
def credit_issue(workshop):
    linfa, stock = measure(workshop, "credit.py"), measure_stock(workshop)
    return Figure(
        value=linfa["issue_cpu"] / stock["issue_cpu"],
        detail={
            "LINFA, s CPU": linfa["issue_cpu"],
            "stock, s CPU": stock["issue_cpu"],
            "LINFA, s wall": linfa["issue_seconds"],
        },
    )


@bench("credit_codes", "100,000 vouchers with their codes", limit=60, unit="s")
def credit_codes(workshop):
    figures = measure(workshop, "credit.py")
    return Figure(
        value=figures["codes_seconds"],
        detail={"proof of the whole ledger, s": figures["proof_seconds"]},
    )
