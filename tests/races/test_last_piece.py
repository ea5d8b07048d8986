"""The last piece is sold once, whoever presses at the same instant.

Without `linfa.stock.serial._take_turn` the first round serves 8 of 8 (tried).
"""

from datetime import datetime, timedelta, timezone

import pytest

from tests.kit.rpc import Rpc
from tests.kit.together import together
from tests.races.shelves import Shelf, winners

pytestmark = [
    pytest.mark.server,
    pytest.mark.log_allows("could not serialize access", "Odoo logs it, then tries again"),
]

SHOPPERS, WORKERS, ROUNDS, MIXED_ROUNDS = 8, 8, 50, 6


@pytest.fixture(scope="module")
def crowded():
    """Eight workers for all the rounds."""
    from tests.kit import settings
    from tests.kit.server import OdooServer

    with OdooServer(settings.from_env(), workers=WORKERS) as server:
        yield server


def shoppers_of(shelf, count):
    outcomes = together(count, lambda _number: shelf.shopper(), patience=300)
    for outcome in outcomes:
        if outcome.error:
            raise outcome.error
    return [outcome.value for outcome in outcomes]


def test_eight_shoppers_want_the_last_piece(crowded):
    shelf = Shelf(crowded)
    shelf.put(1)
    shoppers = shoppers_of(shelf, SHOPPERS)
    for number in range(1, ROUNDS + 1):
        outcomes = together(SHOPPERS, lambda n: shoppers[n].press_and_pay())
        served = winners(outcomes)
        assert len(served) == 1, f"round {number}: {len(served)} were served"
        assert (shelf.sold(), shelf.held(), shelf.left()) == (number, 0, 0), number
        if number < ROUNDS:
            shelf.put(number + 1)
            place = next(n for n, s in enumerate(shoppers) if s.order_id == served[0])
            shoppers[place] = shelf.shopper()


def test_web_and_back_office_want_the_last_piece(crowded):
    shelf = Shelf(crowded)
    offices = [Rpc.login(crowded) for _ in range(SHOPPERS // 2)]
    for number in range(1, MIXED_ROUNDS + 1):
        shelf.put(number)
        shoppers = shoppers_of(shelf, SHOPPERS // 2)
        orders = [shelf.quotation() for _ in offices]

        def act(n, shoppers=shoppers, orders=orders):
            if n % 2:
                return shelf.confirm(offices[n // 2], orders[n // 2])
            return shoppers[n // 2].press_and_pay()

        served = winners(together(SHOPPERS, act))
        assert len(served) == 1, f"round {number}: {len(served)} were served"
        assert (shelf.sold(), shelf.held(), shelf.left()) == (number, 0, 0), number


@pytest.mark.log_allows("Bad file descriptor|OSError|killed", "the test kills the workers")
def test_a_piece_in_the_hands_of_a_killed_worker_comes_back(make_server):
    server = make_server(workers=2)
    shelf = Shelf(server)
    shelf.put(1)
    first, second = shoppers_of(shelf, 2)
    first.press()
    server.kill_workers()
    assert shelf.held() == 1
    assert not winners(together(1, lambda _n: second.press()))
    server.restart(clock=datetime.now(timezone.utc) + timedelta(minutes=16))
    second.press_and_pay()
    assert (shelf.sold(), shelf.left()) == (1, 0)
