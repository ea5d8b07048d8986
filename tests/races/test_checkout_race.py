"""Simultaneous confirmations must not freeze the server, nor lose an order.

Stock Odoo renders each order's PDF inside the confirmation, and the renderer asks the
same server for its styles: as many confirmations as workers, and nobody is left to
answer. `python -m tests.races.stock_freeze` shows it happen.
"""

import pytest

from tests.kit import pdf
from tests.kit.outbox import Outbox
from tests.kit.rpc import Rpc
from tests.kit.together import Watch, together, values
from tests.kit.waiting import wait_for
from tests.races.checkouts import HEALTH_LIMIT, RESIDENTS, Market

pytestmark = [
    pytest.mark.server,
    pytest.mark.log_allows("could not serialize access", "Odoo logs it, then tries again"),
]

QUEUE_PATIENCE = 120


@pytest.fixture
def server(make_server):
    """Two workers, as a small shop has, and the scheduler that empties the queue."""
    return make_server(workers=2, cron=1)


@pytest.fixture
def rpc(server):
    return Rpc.login(server)


def test_four_simultaneous_checkouts_on_two_workers(server, rpc):
    market = Market(server, rpc)
    warm_up(market)
    residents = market.filled_carts(RESIDENTS)
    with Watch(lambda: server.healthy(timeout=HEALTH_LIMIT)) as watch:
        orders = values(together(RESIDENTS, lambda n: residents[n].pay("demo")))
        wait_for_order_mails(rpc, [order.id for order in orders])
    assert (watch.failures, len(watch.seconds) > 2) == (0, True), watch.seconds
    assert_all_confirmed(rpc, orders)
    assert_each_resident_has_the_order_as_pdf(server, rpc, residents, orders)
    assert_each_producer_told_once_per_order(server, rpc, market, orders)


def warm_up(market):
    """One order by bank transfer: a shop that is open has shown its pages before.

    Not by the race's own payment: the first four payments ever are part of the race.
    """
    [first] = market.filled_carts(1)
    first.pay("bank transfer")


def wait_for_order_mails(rpc, order_ids):
    """The scheduler makes the PDFs and empties the queue, without being asked."""
    waiting = [("id", "in", order_ids), ("pending_email_template_id", "!=", False)]
    wait_for(lambda: not rpc.search_count("sale.order", waiting), "order mails", QUEUE_PATIENCE)


def assert_all_confirmed(rpc, orders):
    rows = rpc.read("sale.order", [order.id for order in orders], ["state", "name"])
    assert [row["state"] for row in rows] == ["sale"] * RESIDENTS
    assert len({row["name"] for row in rows}) == RESIDENTS


def assert_each_resident_has_the_order_as_pdf(server, rpc, residents, orders):
    outbox = Outbox(rpc)
    outbox.send_now()
    for resident, order in zip(residents, orders, strict=True):
        name = rpc.get("sale.order", order.id, "name")
        [message] = [m for m in outbox.delivered(resident.email) if list(pdfs(m))]
        [(file_name, text)] = pdfs(message)
        assert name in file_name
        assert name in text


def assert_each_producer_told_once_per_order(server, rpc, market, orders):
    names = {rpc.get("sale.order", order.id, "name") for order in orders}
    for email in market.emails:
        subjects = [message["Subject"] for message in server.mail_sink.to(email)]
        assert len(subjects) == RESIDENTS
        assert all(any(name in subject for subject in subjects) for name in names)


def pdfs(message):
    """Names and texts of a delivered message's PDFs."""
    for part in message.iter_attachments():
        if part.get_content_type() == "application/pdf":
            yield part.get_filename(), pdf.text(part.get_content())
