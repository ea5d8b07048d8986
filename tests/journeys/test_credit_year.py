"""A year of credit: from the employer's list to the shopkeeper's reimbursement.

People click where people click; the scheduler's jobs and the store room are called over RPC,
with the rights of who does it. Every total is reckoned by hand in `credit/money.py`, and
after every step the ledger, the vouchers and the books are asked whether they agree.
"""

from contextlib import ExitStack

import pytest

from tests.kit.browser import DESKTOP, PHONE, new_context, shoot

from .credit import closing, money, office, spending
from .credit.camera import phone_before
from .credit.people import Employer, Resident, write_list
from .credit.proof import assert_agreed
from .credit.world import World

pytestmark = pytest.mark.browser

NOVEMBER = "2026-11-16T10:00:00+01:00"
#: The day after the last day of the programme; the draft for payroll begins.
DECEMBER = "2026-12-01T10:00:00+01:00"
#: The day from which on the file for payroll is final.
JANUARY = "2027-01-13T10:00:00+01:00"


@pytest.fixture
def server(make_server):
    """A server of its own: the year has days of its own."""
    return make_server(workers=2, clock=NOVEMBER)


@pytest.fixture
def world(server):
    return World.prepare(server)


class Screens:
    """Pages that are closed before a server is stopped: they would complain of it."""

    def __init__(self, open_page):
        self._open_page, self._pages = open_page, []

    def __call__(self, device):
        self._pages.append(self._open_page(device))
        return self._pages[-1]

    def close(self):
        while self._pages:
            self._pages.pop().context.close()


@pytest.fixture
def screens(open_page):
    return Screens(open_page)


@pytest.fixture
def film(server, chromium, kit_settings, guard, tmp_path):
    """A factory of phones whose camera sees a picture."""
    with ExitStack() as stack:

        def open_one(picture: bytes):
            phone = phone_before(picture, tmp_path, chromium, kit_settings.chromium)
            browser = stack.enter_context(phone)
            context = new_context(browser, server.base_url, PHONE, permissions=["camera"])
            guard.follow(context)
            return context.new_page()

        yield open_one


def test_a_year_of_credit(world, screens, film, screenshots):
    assert_agreed(world, money.NOTHING)
    employer_gives(world, screens, screenshots)
    employer_is_charged(world)
    marta_user = office.invite(world)
    marta = Resident(screens(PHONE)).sign_in(marta_user.login, marta_user.password)
    order = spending.buys_half_by_credit(world, marta, screenshots)
    invoice = spending.is_invoiced(world, order)
    spending.takes_half_back(world, order, invoice, screens)
    spending.pays_in_the_shop(world, marta, film, screenshots)
    code = spending.gives_a_voucher(world, screens)
    spending.spends_the_gift(world, code, screens)
    screens.close()
    world.restart(DECEMBER)
    closing.credit_expires(world)
    closing.the_draft_tells_no_use(world, screens)
    closing.the_week_settles(world)
    screens.close()
    world.restart(JANUARY)
    closing.payroll_gets_the_year(world, screens)


def employer_gives(world, screens, screenshots):
    """200 people: one is above the ceiling, and 199 get their credit, once."""
    employer = Employer(screens(DESKTOP))
    employer.sign_in(world.employer.login, world.employer.password)
    employer.send_list(write_list())
    assert employer.counts() == ["199", "1", "19.920,00 €"]
    [problem] = employer.problems()
    assert "Troppo Grande" in problem or "Grande Troppo" in problem
    assert "1.000,00" in problem, problem
    shoot(employer.page, screenshots, "credit-list-desktop")
    address = employer.page.url
    employer.issue()
    assert employer.counts()[0] == "199"
    assert employer.send_list(write_list()).page.url == address
    faces = world.rpc.search_read("linfa.voucher", [], ["face_value"])
    assert len(faces) == money.PEOPLE - 1
    assert sum(row["face_value"] for row in faces) == money.GIVEN
    assert_agreed(world, money.AFTER_ISSUE, uninvoiced=money.GIVEN)


def employer_is_charged(world):
    """LINFA's invoice: the credit out of the scope of VAT, the service with it."""
    invoice = office.charge_employer(world)
    assert office.amounts(world, "account.move", invoice) == money.INVOICED
    office.assert_electronic(world, invoice)
    assert_agreed(world, money.AFTER_ISSUE)
