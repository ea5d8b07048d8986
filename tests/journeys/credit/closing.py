"""How the year ends: what nobody spent expires, shops are reimbursed, payroll gets its file."""

from tests.kit.browser import DESKTOP

from . import money, office
from .people import Employer, make_fiscal_code
from .proof import assert_agreed

#: Columns of the file for payroll, as Italian employers read them.
CODE, ISSUED, TAXED = "Codice fiscale", "Emesso", "Rilevante ai fini fiscali"
REDEEMED, EXPIRED, LEFT = "Usato nell'anno", "Scaduto", "Residuo"


def credit_expires(world) -> None:
    """The day after the last one the scheduler takes back what is left, once."""
    for _time in range(2):
        world.admin.run_cron("linfa_welfare.ir_cron_expire")
    assert_agreed(world, money.AFTER_EXPIRY)


def the_draft_tells_no_use(world, screens) -> None:
    """In December there is a draft: who got what, and nothing of what became of it."""
    rows = sign_in(world, screens).export(2026)
    assert len(rows) == money.PEOPLE - 1
    assert total(rows, ISSUED) == money.GIVEN
    assert {(row[REDEEMED], row[EXPIRED], row[LEFT]) for row in rows} == {("", "", "")}


def the_week_settles(world) -> None:
    """The dairy gets what LINFA bought of it, the shop what it took less the commission."""
    rows = office.settle(world)
    assert set(rows) == {world.dairy, world.shop}
    for partner, wanted in ((world.dairy, money.DAIRY), (world.shop, money.SHOP)):
        assert {name: round(rows[partner][name], 2) for name in wanted} == wanted
    assert_agreed(world, money.AFTER_SETTLEMENT)


def payroll_gets_the_year(world, screens) -> None:
    """From 13 January the file is final: sums of the year, never a purchase."""
    rows = sign_in(world, screens).export(2026)
    assert len(rows) == money.PEOPLE - 1
    assert total(rows, ISSUED) == total(rows, TAXED) == money.GIVEN
    assert total(rows, REDEEMED) == money.MARTA_SPENT
    assert total(rows, EXPIRED) == money.EXPIRED
    assert total(rows, LEFT) == 0
    [marta] = [row for row in rows if row[CODE] == make_fiscal_code(1)]
    assert [read(marta[name]) for name in (ISSUED, REDEEMED, EXPIRED)] == [
        120.00,
        money.MARTA_SPENT,
        money.MARTA_LEFT,
    ]
    assert_agreed(world, money.AFTER_SETTLEMENT)


def sign_in(world, screens) -> Employer:
    page = screens(DESKTOP)
    return Employer(page).sign_in(world.employer.login, world.employer.password)


def total(rows: list[dict], column: str) -> float:
    return round(sum(read(row[column]) for row in rows), 2)


def read(text: str) -> float:
    return float(text.replace(",", "."))
