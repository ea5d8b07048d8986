"""Shops that take credit from one card at the same instant, and workers that die meanwhile:
every sale that somebody was told of is in the books, once, and no euro is spent twice.
"""

import random
import threading
import time

import pytest

from tests.kit.together import together, values
from tests.races.credit_office import ClerkGoneError, RefusedError

pytestmark = pytest.mark.server

SHOPS, SALES, PRICE = 4, 4, 7
KILLS = 10
PATIENCE = 60


@pytest.fixture
def office(credit_office):
    return credit_office


class Street:
    """Some shops, and one resident whose card they all read."""

    def __init__(self, office, amounts, **options):
        self.office, self.boss = office, office.hire()
        opened = self.boss.ask("open_shops", count=SHOPS, amounts=amounts, **options)
        self.shops, self.vouchers, self.text = (
            opened[name] for name in ("shops", "vouchers", "text")
        )
        self.clerks = [office.hire() for _shop in self.shops]

    def ask(self, number, act="redeem", **details):
        """One question of one shop, as its page puts it."""
        return self.clerks[number].ask(act, shop=self.shops[number], text=self.text, **details)

    def insist(self, number, **details):
        """What the shop is told in the end: the sale, or the code of its refusal.

        Who got no answer, or was told to try again, asks again with the same key.
        """
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if answer := self._try(number, details):
                return answer
        raise AssertionError(f"shop {number} got no answer")

    def _try(self, number, details):
        try:
            return self.ask(number, **details)
        except ClerkGoneError:
            self.clerks[number] = self.office.hire()
        except RefusedError as error:
            assert error.code or "serialize" in str(error), error
            return error.code
        return None

    def get_sales(self):
        """Amount and key of what was taken from this resident and not given back."""
        return self.office.sql(
            """
            SELECT sum(l.captured_amount - l.refunded_amount), r.idempotency_key
              FROM linfa_redemption r
              JOIN linfa_authorization_line l ON l.authorization_id = r.authorization_id
             WHERE l.voucher_id = ANY(%s)
          GROUP BY r.id HAVING sum(l.captured_amount - l.refunded_amount) > 0
            """,
            (self.vouchers,),
        )

    def assert_left(self, left, sales):
        state = self.boss.ask("look", self.vouchers)
        assert state["differences"] == []
        assert min(state["available"]) >= 0
        assert (sum(state["available"]), sum(state["held"])) == (left, 0)
        assert len(self.get_sales()) == sales


def test_many_shops_at_one_card(office):
    """112 are asked of 100: 14 sales of 7 are made, the other two are refused."""
    street = Street(office, amounts=[50, 50])

    def work(number):
        details = {"amount": PRICE}
        return [street.insist(number, key=f"{number} {n}", **details) for n in range(SALES)]

    answers = [answer for part in values(together(SHOPS, work)) for answer in part]
    refused = [answer for answer in answers if isinstance(answer, str)]
    assert sorted(refused) == ["04", "04"]
    assert len(set(answers) - set(refused)) == 100 // PRICE
    street.assert_left(2, 14)


def test_the_same_ticket_at_once_is_one_sale(office):
    street = Street(office, amounts=[50])
    shop = street.shops[0]

    def press(number):
        street.shops[number] = shop
        return street.insist(number, amount=PRICE, key="the same")

    assert len(set(values(together(SHOPS, press)))) == 1
    street.assert_left(43, 1)


def test_a_card_without_pin_pays_no_more_than_that_at_all_shops_together(office):
    """Each shop sees another voucher of the card; together they want 40, without PIN 25."""
    street = Street(office, amounts=[10] * SHOPS, pin_free=25, apart=True)
    answers = values(
        together(SHOPS, lambda n: street.insist(n, amount=10, key=f"free {street.shops[n]}"))
    )
    assert sorted(map(str, answers))[:2] == ["06", "06"]
    street.assert_left(20, 2)


def test_undone_by_two_at_once_is_given_back_once(office):
    street = Street(office, amounts=[50])
    sale = street.ask(0, amount=PRICE, key="to undo")
    values(together(SHOPS, lambda n: street.clerks[n].ask("undo", sale=sale)))
    street.assert_left(50, 0)


def test_confirmed_and_timed_out_at_the_same_instant(office):
    """Either it is a sale or the credit is free; the shop is told which."""
    street = Street(office, amounts=[100])
    left = 100
    for turn in range(4):
        details = {"amount": PRICE, "key": f"late {turn}", "late": True}
        sale = street.ask(0, "reserve", **details)

        def work(number, sale=sale):
            if number:
                return street.boss.ask("time_out")
            return street.clerks[0].ask("confirm", sale=sale)

        confirmed, time_out = together(2, work)
        assert time_out.error is None
        assert confirmed.error is None or confirmed.error.code == "04"
        left -= 0 if confirmed.error else PRICE
        street.boss.ask("time_out")
        street.assert_left(left, (100 - left) // PRICE)


@pytest.mark.parametrize("moment", ["reserved", "confirmed"])
def test_a_worker_that_dies_before_it_wrote_leaves_nothing(office, moment):
    street = Street(office, amounts=[50])
    details = {"amount": PRICE, "key": f"dying {moment}"}
    with pytest.raises(ClerkGoneError):
        street.ask(0, dies=moment, **details)
    street.assert_left(50, 0)
    street.insist(0, **details)
    street.assert_left(43, 1)


def test_a_worker_that_dies_between_reserving_and_confirming(office):
    """What is reserved waits for whoever confirms it, once; or it runs out."""
    street = Street(office, amounts=[50])
    sale = street.ask(0, "reserve", amount=30, key="kept")
    lost = street.ask(1, "reserve", amount=5, key="lost", late=True)
    for clerk in street.clerks[:2]:
        clerk.kill()
    state = street.boss.ask("look", street.vouchers)
    assert (state["available"], state["held"]) == ([15], [35])
    street.boss.ask("time_out")
    street.clerks[0], street.clerks[1] = office.hire(), office.hire()
    with pytest.raises(RefusedError):
        street.clerks[1].ask("confirm", sale=lost)
    assert street.ask(0, "reserve", amount=30, key="kept") == sale
    values(together(SHOPS, lambda n: street.clerks[n].ask("confirm", sale=sale, amount=20)))
    street.assert_left(30, 1)


def test_shops_go_on_while_their_workers_are_killed(office):
    """Each shop sells on; who got no answer asks again with the same key."""
    street, until, kills = Street(office, amounts=[100] * SHOPS), threading.Event(), []

    def kill():
        dice = random.Random(11)  # noqa: S311  no secret
        while not until.wait(0.15) and len(kills) < KILLS:
            clerk = dice.choice(street.clerks)
            clerk.kill()
            kills.append(clerk.pid)

    def sell(number):
        turn = 0
        while len(kills) < KILLS or turn < 5:
            assert not isinstance(street.insist(number, amount=1, key=f"on {number} {turn}"), str)
            turn += 1
        return turn

    villain = threading.Thread(target=kill)
    villain.start()
    try:
        sold = sum(values(together(SHOPS, sell)))
    finally:
        until.set()
        villain.join()
    assert len(kills) == KILLS
    street.assert_left(100 * SHOPS - sold, sold)
