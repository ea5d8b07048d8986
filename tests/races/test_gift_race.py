"""A paid order of gift vouchers that is noticed by many at once: each piece is issued once."""

import pytest

from tests.kit.together import together
from tests.races.credit_office import ClerkGoneError

pytestmark = pytest.mark.server

CROWD, PIECES = 6, 3


@pytest.fixture
def office(credit_office):
    return credit_office


def assert_issued_once(office, order):
    issued = office.sql(
        """
        SELECT count(*), count(DISTINCT t.idempotency_key), sum(v.face_value)
          FROM linfa_voucher v
          JOIN sale_order_line l ON l.id = v.sale_line_id
          JOIN linfa_ledger_transaction t ON t.id = v.issue_transaction_id
         WHERE l.order_id = %s
        """,
        (order,),
    )
    assert issued == [(PIECES, PIECES, PIECES * 20)]
    assert office.hire().ask("look")["differences"] == []


def test_payment_invoice_and_scheduler_notice_it_at_once(office):
    order = office.hire().ask("sell_gifts", count=PIECES)
    clerks = [office.hire() for _n in range(CROWD)]
    outcomes = together(CROWD, lambda n: clerks[n].ask("issue_gifts", order=order))
    tired = [one.error for one in outcomes if one.error]
    assert all("serialize" in str(error) for error in tired), tired
    answers = [one.value for one in outcomes if not one.error]
    assert answers
    assert all(answer == answers[0] for answer in answers)
    assert_issued_once(office, order)


def test_a_worker_that_dies_while_it_issues(office):
    order = office.hire().ask("sell_gifts", count=PIECES)
    with pytest.raises(ClerkGoneError):
        office.hire().ask("issue_gifts", order=order, dies=True)
    assert len(office.hire().ask("issue_gifts", order=order)) == PIECES
    assert len(office.hire().ask("issue_gifts", order=order)) == PIECES
    assert_issued_once(office, order)
