"""An order's mail reaches the customer though somebody changed the order meanwhile.

Without the second turn of `ir.cron._callback` (linfa_catalog) the mail waits for a day.
"""

from contextlib import closing, contextmanager

import psycopg2
import pytest

from tests.kit import database
from tests.kit.outbox import Outbox
from tests.kit.rpc import Rpc
from tests.kit.together import together, values
from tests.kit.waiting import wait_for
from tests.races.checkouts import Market

pytestmark = [
    pytest.mark.server,
    pytest.mark.log_allows("could not serialize access", "Odoo logs it, then tries again"),
]

ORDER_MAILS = "sale.send_pending_emails_cron"


@pytest.fixture
def server(make_server):
    """No scheduler: the test chooses the moment of the job."""
    return make_server(workers=2)


def test_a_mail_whose_order_was_changed_meanwhile_is_sent_all_the_same(server):
    rpc = Rpc.login(server)
    [resident] = Market(server, rpc).filled_carts(1)
    order = resident.pay("demo")
    with order_being_changed(server, order.id) as change:
        steps = [lambda: rpc.run_cron(ORDER_MAILS), lambda: finish(server, change)]
        values(together(2, lambda number: steps[number]()))
    outbox = Outbox(rpc)
    outbox.send_now()
    name = rpc.get("sale.order", order.id, "name")
    subjects = [message["Subject"] for message in outbox.delivered(resident.email)]
    assert len([subject for subject in subjects if name in subject]) == 1, subjects
    assert not rpc.get("sale.order", order.id, "pending_email_template_id")


@contextmanager
def order_being_changed(server, order_id):
    """A connection that has written the order's row and not yet said that it stays."""
    with closing(psycopg2.connect(**server.settings.dsn(server.database))) as connection:
        with connection.cursor() as cr:
            cr.execute("UPDATE sale_order SET note = note WHERE id = %s", (order_id,))
        yield connection


def finish(server, change):
    """Commit as soon as the job stands before the row: then it has lost it."""
    with database.cursor(server.settings, server.database) as cr:
        wait_for(lambda: is_waiting(cr), "the job to reach the order")
    change.commit()


def is_waiting(cr) -> bool:
    cr.execute(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return cr.fetchone()[0] > 0
