"""Sixteen tills at one wallet, all at once."""

import time

from tests.kit.together import together, values
from tests.races.credit_office import CreditOffice, percentile

from .. import databases
from ..registry import Figure, bench

CLERKS, TURNS = 16, 12


@bench("credit_queue", "16 processes on one wallet, 95 % served within", limit=1, unit="s")
def credit_queue(workshop):
    """Stock needs 9 to 12 s, and overspends."""
    settings = workshop.settings
    with CreditOffice(settings, databases.linfa(settings)) as office:
        boss = office.hire()
        [voucher] = boss.ask("prepare", amount=10_000, count=1)
        clerks = [office.hire() for _n in range(CLERKS)]
        for number, clerk in enumerate(clerks):
            _pay(clerk, voucher, f"warm {number}")
        seconds = [
            second
            for part in values(together(CLERKS, lambda n: _work(clerks[n], voucher, n)))
            for second in part
        ]
        state = boss.ask("look", [voucher])
    if state["available"] != [10_000 - CLERKS * (TURNS + 1)] or state["differences"]:
        raise ValueError(f"credit was lost or doubled: {state}")
    middle = percentile(seconds, 0.5)
    return Figure(value=percentile(seconds, 0.95), detail={"half of them within, s": middle})


def _work(clerk, voucher, number):
    return [_pay(clerk, voucher, f"{number} {turn}") for turn in range(TURNS)]


def _pay(clerk, voucher, key):
    begin = time.monotonic()
    clerk.ask("pay", [voucher], way="in_turn", amount=1, key=key)
    return time.monotonic() - begin
