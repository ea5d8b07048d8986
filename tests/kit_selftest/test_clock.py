"""Dates can be chosen for this process, for a server with its database, for a page."""

from datetime import date, datetime, timedelta, timezone

import pytest

from tests.kit import browser, clock
from tests.kit.rpc import Rpc

MIDNIGHT_IN_ROME = "2030-12-31T23:59:50+01:00"
IN_UTC = datetime(2030, 12, 31, 22, 59, 50)


def test_frozen_in_this_process():
    with clock.frozen("2026-12-24 23:59:59"):
        assert date.today() == date(2026, 12, 24)
    assert date.today() != date(2026, 12, 24)


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [("2026-01-01T00:01:00", 60), ("2026-01-01T01:00:00+01:00", 0)],
)
def test_a_moment_without_zone_is_utc(moment, seconds):
    now = datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert clock.offset_to(moment, now) == seconds


@pytest.mark.server
def test_a_foreign_database_keeps_its_clock(kit_settings):
    with pytest.raises(ValueError, match="its clock stays"):
        clock.apply_to_database(kit_settings, kit_settings.template_db, 60)


@pytest.mark.server
def test_a_server_lives_on_the_chosen_day_and_moves_to_another(make_server):
    server = make_server(workers=1, clock=MIDNIGHT_IN_ROME)
    rpc = Rpc.login(server)
    assert_near(_created(rpc), IN_UTC)
    assert_near(_python_now(rpc), IN_UTC)
    server.restart(clock="2031-06-01T08:00:00")
    rpc = Rpc.login(server)
    assert_near(_created(rpc), datetime(2031, 6, 1, 8))
    assert_near(_python_now(rpc), datetime(2031, 6, 1, 8))


@pytest.mark.server
def test_a_server_without_a_clock_lives_now(admin):
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    assert_near(_created(admin), now)
    assert_near(_python_now(admin), now)


@pytest.mark.browser
def test_a_page_lives_on_the_chosen_day(phone):
    browser.set_clock(phone, MIDNIGHT_IN_ROME)
    phone.goto("/web/health")
    assert phone.evaluate("new Date().getFullYear()") == 2030


def assert_near(found: datetime, wanted: datetime):
    """Time goes on while the server starts and the test asks."""
    late = found - wanted
    assert timedelta(0) - timedelta(seconds=2) <= late < timedelta(seconds=60), late


def _created(rpc) -> datetime:
    """create_date comes from SQL's now()."""
    country_group = rpc.create("res.country.group", {"name": "Now"})
    return _parsed(rpc.get("res.country.group", country_group, "create_date"))


def _python_now(rpc) -> datetime:
    """A server action tells Python's idea of now."""
    action_id = rpc.create(
        "ir.actions.server",
        {
            "name": "Now",
            "model_id": rpc.ref("base.model_res_partner"),
            "state": "code",
            "code": "action = {'type': str(datetime.datetime.utcnow())[:19]}",
        },
    )
    return _parsed(rpc.call("ir.actions.server", "run", [action_id])["type"])


def _parsed(text: str) -> datetime:
    return datetime.fromisoformat(text[:19])
