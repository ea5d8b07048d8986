"""A stream of operations while clerks are killed and the database crashes.

Afterwards every answer that somebody got is in the books, once; nothing is lost, doubled or
negative. Who got no answer asks again with the same key, as every door does.
"""

import random
import sys
import threading
import time
from contextlib import suppress

import pytest

from tests.kit.together import together
from tests.races.credit_office import ClerkGoneError, CreditOffice, RefusedError

pytestmark = pytest.mark.server

CLERKS, OPERATIONS, KILLS, CRASHES = 5, 1000, 50, 3
VOUCHERS, WORTH = 12, 200
PATIENCE = 120


@pytest.fixture
def office(kit_settings, shared_server):
    with CreditOffice(kit_settings) as office:
        yield office
    # Whoever else uses this database server lost its connections in the crash.
    if "odoo.sql_db" in sys.modules:
        sys.modules["odoo.sql_db"].close_all()
    shared_server.restart()


class Stream:
    """What the clerks are asked, and what they answered."""

    def __init__(self, office, vouchers):
        self.office, self.vouchers = office, vouchers
        self.clerks = [office.hire() for _n in range(CLERKS)]
        self.done = []
        self.repeated = 0

    def work(self, number):
        """One clerk's share; a new one takes over where one was killed."""
        dice = random.Random(number)  # noqa: S311  no secret
        sales = []
        for turn in range(OPERATIONS // CLERKS):
            act, values = self._choose(dice, sales, f"{number} {turn}")
            answer = self._insist(number, act, values)
            if act == "hold" and answer:
                sales.append(answer)
            if answer:
                self.done.append((act, values, answer))

    def _choose(self, dice, sales, key):
        vouchers = dice.sample(self.vouchers, 2)
        amount = dice.randint(1, 900) / 100
        name = dice.choice(("pay", "pay", "hold", "capture", "release", "refund", "transfer"))
        if name in ("capture", "release", "refund") and sales:
            sale = dice.choice(sales)
            part = dice.choice((None, 0.5, 1))
            return "settle", {"sale": sale, "operation": name, "amount": part, "key": key}
        if name in ("pay", "hold"):
            return name, {"vouchers": vouchers[: dice.randint(1, 2)], "amount": amount, "key": key}
        return "transfer", {"vouchers": vouchers, "amount": amount, "key": key}

    def _insist(self, number, act, values):
        """The answer; nothing where it was refused."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            answer, is_final = self._try(number, act, values)
            if is_final:
                return answer
        raise AssertionError(f"no answer to {act} {values}")

    def _try(self, number, act, values):
        """The answer, and whether it is one: else the same is asked again."""
        try:
            return self.clerks[number].ask(act, way=self._get_way(act), **values), True
        except ClerkGoneError:
            self.repeated += 1
            self._replace(number)
        except RefusedError as error:
            return None, not self._is_passing(error)
        return None, False

    def _get_way(self, act):
        return "in_turn" if act in ("pay", "hold", "transfer") else "retrying"

    def _is_passing(self, error):
        """Odoo's tries ended, or the database was just recovering; a refusal has a code."""
        assert error.code in ("", "02", "04"), error
        return not error.code

    def _replace(self, number):
        self.clerks[number].close()
        while True:
            with suppress(ClerkGoneError, OSError, ValueError):
                self.clerks[number] = self.office.hire()
                return
            time.sleep(0.05)


def disturb(office, stream, until):
    """Kill clerks all the time, and the database now and then, until all is done."""
    dice = random.Random(7)  # noqa: S311  no secret
    kills = crashes = 0
    while not until.is_set() and (kills < KILLS or crashes < CRASHES):
        share = len(stream.done) / OPERATIONS
        if crashes < CRASHES and share > (crashes + 1) / (CRASHES + 3):
            office.crash_database()
            crashes += 1
        elif kills < KILLS and share > kills / (KILLS * 1.8):
            dice.choice(stream.clerks).kill()
            kills += 1
        time.sleep(0.02)
    return kills, crashes


@pytest.mark.log_allows(r".", "the database crashes on purpose")
def test_nothing_is_lost_or_doubled(office):
    vouchers = office.hire().ask("prepare", amount=WORTH, count=VOUCHERS)
    stream, until, harm = Stream(office, vouchers), threading.Event(), []
    villain = threading.Thread(target=lambda: harm.append(disturb(office, stream, until)))
    villain.start()
    outcomes = together(CLERKS, stream.work, patience=400)
    until.set()
    villain.join()
    assert [outcome.error for outcome in outcomes] == [None] * CLERKS
    assert harm == [(KILLS, CRASHES)]
    assert stream.repeated >= KILLS // 2
    assert_books(office, stream, vouchers)


def assert_books(office, stream, vouchers):
    state = office.hire().ask("look", vouchers)
    assert state["differences"] == []
    assert min(state["available"] + state["held"]) >= 0
    for act, values, answer in stream.done:
        assert_once(office, act, values, answer)
    [[redeemed]] = office.sql(
        "SELECT coalesce(sum(captured_amount - refunded_amount), 0)"
        " FROM linfa_authorization_line WHERE voucher_id = ANY(%s)",
        (vouchers,),
    )
    left = sum(state["available"]) + sum(state["held"])
    assert round(left + float(redeemed), 2) == VOUCHERS * WORTH


def assert_once(office, act, values, answer):
    """What was acknowledged stands in the books exactly once."""
    key = values["key"]
    if act in ("pay", "hold"):
        rows = office.sql("SELECT id FROM linfa_authorization WHERE idempotency_key = %s", (key,))
        assert rows == [(answer,)]
        key = f"{key},capture" if act == "pay" else f"hold,{answer}"
    count = "SELECT count(*) FROM linfa_ledger_transaction WHERE idempotency_key = %s"
    assert office.sql(count, (key,)) == [(1,)], (act, values)
