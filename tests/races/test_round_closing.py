"""Many close a round at once, while residents are paying in it.

One closing wins and the others are answered; every paid order is in what this round asks
of the producers, or in the next round: none is lost between the two.
"""

from datetime import UTC, datetime, timedelta

import pytest

from tests.kit.client import RpcError
from tests.kit.data import Data
from tests.kit.people import CheckoutRefusedError, Resident
from tests.kit.rpc import Rpc
from tests.kit.together import together, values
from tests.kit.waiting import wait_for

pytestmark = [
    pytest.mark.server,
    pytest.mark.log_allows("could not serialize access", "Odoo logs it, then tries again"),
]

CLOSERS = 8
RESIDENTS = 6
PATIENCE = 300
REFUSED = (CheckoutRefusedError, RpcError)


@pytest.fixture
def server(make_server):
    """Eight workers: as many closings at the same instant."""
    return make_server(workers=8, cron=0)


@pytest.fixture
def rpc(server):
    return Rpc.login(server)


class RoundMarket:
    """A producer whose cheese is sold in rounds: one is open, one comes next week."""

    def __init__(self, server, rpc):
        self.server, self.rpc = server, rpc
        data = Data(rpc)
        self.producer = data.producer(email="giro.race@example.com")
        self.offer = data.food(self.producer, sold_in_rounds=True)
        self.carrier = data.carrier()
        data.enable_bank_transfer()
        self.round = self.create_round(0)
        self.next_round = self.create_round(7)
        rpc.call("linfa.round", "action_open", [self.round])

    @property
    def sold(self) -> list:
        """The domain of the orders that the round has."""
        return [("round_id", "=", self.round), ("state", "=", "sale")]

    def create_round(self, days: int) -> int:
        start = datetime.now(UTC) + timedelta(days=days)
        moments = {
            "open_at": start - timedelta(hours=1),
            "close_at": start + timedelta(days=1),
        }
        return self.rpc.create(
            "linfa.round",
            {
                **{name: f"{moment:%Y-%m-%d %H:%M:%S}" for name, moment in moments.items()},
                "delivery_date": f"{start + timedelta(days=3):%Y-%m-%d}",
                "producer_ids": [(6, 0, [self.producer])],
            },
        )

    def filled_carts(self, count: int) -> list[Resident]:
        """Residents who stand before the payment page."""
        residents = [Resident(self.server, timeout=PATIENCE) for _ in range(count)]

        def fill(number):
            residents[number].add_to_cart(self.offer.variant_id)
            residents[number].give_address()
            residents[number].choose_delivery(self.carrier)

        values(together(count, fill, patience=PATIENCE))
        return residents

    def close(self, rpc) -> str:
        """Press the button; return how the answer is coloured."""
        return rpc.call("linfa.round", "action_close", [self.round])["params"]["type"]

    def asked(self, round_id: int) -> float:
        """How much cheese the round asks of the producer."""
        domain = [("round_id", "=", round_id)]
        rows = self.rpc.search_read("linfa.round.request", domain, ["ordered_qty"])
        return sum(row["ordered_qty"] for row in rows)


def test_eight_closings_leave_one(server, rpc):
    market = RoundMarket(server, rpc)
    [resident] = market.filled_carts(1)
    resident.pay("demo")
    offices = [Rpc.login(server) for _ in range(CLOSERS)]
    answers = values(together(CLOSERS, lambda n: market.close(offices[n]), patience=PATIENCE))
    assert sorted(answers) == ["success"] + ["warning"] * (CLOSERS - 1)
    assert rpc.get("linfa.round", market.round, "state") == "closed"
    assert market.asked(market.round) == 1
    assert rpc.search_count("stock.picking", collections_of(market)) == 1
    told = [("recipient_ids", "in", [market.producer])]
    assert rpc.search_count("mail.mail", told) == 1


def test_no_paid_order_is_lost_between_two_rounds(server, rpc):
    market = RoundMarket(server, rpc)
    residents = market.filled_carts(RESIDENTS)
    office = Rpc.login(server)

    def act(number):
        if number < RESIDENTS:
            return residents[number].pay("demo")
        # In the middle of it: one order is confirmed, the others are on their way.
        wait_for(lambda: rpc.search_count("sale.order", market.sold), "an order", PATIENCE)
        return market.close(office)

    outcomes = together(RESIDENTS + 1, act, patience=PATIENCE)
    assert values(outcomes[-1:]) == ["success"]
    # Who was too late was told in words, before paying.
    late = [outcome.error for outcome in outcomes[:-1] if outcome.error]
    assert not [error for error in late if not isinstance(error, REFUSED)], late
    orders = rpc.search_read(
        "sale.order",
        [("round_id", "in", [market.round, market.next_round]), ("state", "=", "sale")],
        ["round_id", "amount_total"],
    )
    here = [order for order in orders if order["round_id"][0] == market.round]
    assert len(here) >= 1
    assert market.asked(market.round) == len(here)
    paid = rpc.search_read(
        "payment.transaction",
        [("state", "=", "done"), ("sale_order_ids.round_id", "!=", False)],
        ["sale_order_ids"],
    )
    assert {tx["sale_order_ids"][0] for tx in paid} == {order["id"] for order in orders}


def collections_of(market) -> list:
    return [("round_id", "=", market.round), ("picking_type_code", "=", "incoming")]
