"""Eight people settle and confirm at the same instant: everything is settled once."""

import pytest

from tests.kit.data import Data
from tests.kit.rpc import Rpc, RpcError
from tests.kit.together import together

PEOPLE = 8
ROUNDS = 3
ORDERS = 6

pytestmark = [
    pytest.mark.server,
    pytest.mark.log_allows("could not serialize access", "Odoo logs it, then tries again"),
    pytest.mark.log_allows("SERIALIZATION_FAILURE", "Odoo logs it, then tries again"),
]


@pytest.fixture
def server(make_server):
    return make_server(workers=PEOPLE, options=("--db_maxconn=40",))


@pytest.fixture
def rpc(server):
    return Rpc.login(server)


def test_eight_settle_and_confirm_at_once(server, rpc):
    people = [Rpc.login(server) for _ in range(PEOPLE)]
    producer = Data(rpc).producer(seller_model="commission", commission_rate=15)
    for number in range(1, ROUNDS + 1):
        deliver(rpc, producer)
        run_all(people, producer)
        [draft] = settlements(rpc, producer, "draft")
        assert (draft["line_count"], draft["gross"]) == (ORDERS, ORDERS * 10)
        confirm_all(people, draft["id"])
        confirmed = settlements(rpc, producer, "confirmed")
        assert len(confirmed) == number
        assert all(len(row["move_ids"]) == 1 for row in confirmed)
    assert_all_settled_once(rpc, producer)


def deliver(rpc, producer):
    """Orders of a service, delivered: 10.00 each, without VAT."""
    data = Data(rpc)
    offer = data.offer(producer, type="service", invoice_policy="delivery", taxes_id=[(6, 0, [])])
    customer = rpc.create("res.partner", {"name": "Cliente della gara"})
    line = {"product_id": offer.variant_id, "product_uom_qty": 1}
    orders = rpc.create(
        "sale.order", [{"partner_id": customer, "order_line": [(0, 0, line)]}] * ORDERS
    )
    rpc.call("sale.order", "action_confirm", orders)
    lines = rpc.search("sale.order.line", [("order_id", "in", orders)])
    rpc.write("sale.order.line", lines, {"qty_delivered": 1})


def run_all(people, producer):
    """All press the button; whoever comes second is told that there is nothing."""

    def run(number):
        values = {"partner_ids": [(6, 0, [producer])]}
        wizard = people[number].create("linfa.settlement.run.wizard", values)
        return people[number].call("linfa.settlement.run.wizard", "action_run", [wizard])

    outcomes = [outcome for outcome in together(PEOPLE, run) if not is_out_of_tries(outcome)]
    answers = [outcome.value for outcome in outcomes]
    assert None not in answers, [outcome.error for outcome in outcomes]
    winners = [answer for answer in answers if answer["type"] == "ir.actions.act_window"]
    assert len(winners) == 1
    assert all(
        "Nothing" in str(a) or "nulla" in str(a).lower() for a in answers if a not in winners
    )


def confirm_all(people, settlement):
    def confirm(number):
        return people[number].call("linfa.settlement", "action_confirm", [settlement])

    outcomes = [outcome for outcome in together(PEOPLE, confirm) if not is_out_of_tries(outcome)]
    assert all(outcome.value is True for outcome in outcomes), [o.error for o in outcomes]


def is_out_of_tries(outcome):
    """Odoo gives up after five tries, having changed nothing; the person presses again."""
    return isinstance(outcome.error, RpcError) and "serialize" in str(outcome.error)


def settlements(rpc, producer, state):
    return rpc.search_read(
        "linfa.settlement",
        [("partner_id", "=", producer), ("state", "=", state)],
        ["line_count", "gross", "move_ids"],
    )


def assert_all_settled_once(rpc, producer):
    domain = [("partner_id", "=", producer)]
    lines = rpc.search_read("linfa.settlement.line", domain, ["res_id", "key", "gross"])
    sold = rpc.search("sale.order.line", [("fulfiller_id", "=", producer)])
    assert sorted(line["res_id"] for line in lines) == sorted(sold)
    assert sum(line["gross"] for line in lines) == ROUNDS * ORDERS * 10
    bills = rpc.search_count("account.move", [("partner_id", "=", producer)])
    assert bills == ROUNDS
