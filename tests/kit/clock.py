"""Dates under control: in this process, in a real server and in a browser.

* pytest-odoo tests and pure Python: `frozen("2026-12-24 23:59:59")` (freezegun).
* A real server: `make_server(clock="2026-12-24T23:59:50+01:00")`. The server's
  Python is shifted (see boot/sitecustomize.py) and so is `now()` in its database;
  time goes on from there, because a server whose clock stands still never times out.
  `server.restart(clock=...)` moves it to another day.
* A browser: `browser.set_clock(page, moment)`, because chromium asks the machine.
"""

from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

from freezegun import freeze_time as frozen

from . import database
from .settings import Settings

__all__ = ["OFFSET_VARIABLE", "apply_to_database", "frozen", "italian_today", "offset_to"]

#: Seconds between the pretended and the real time, read by boot/sitecustomize.py.
OFFSET_VARIABLE = "LINFA_KIT_CLOCK_OFFSET"
SCHEMA = "linfa_kit_clock"


def italian_today() -> date:
    """The day that people and LINFA count; the machine's own may be a day behind or ahead."""
    return datetime.now(ZoneInfo("Europe/Rome")).date()


def offset_to(moment: str | datetime, now: datetime | None = None) -> float:
    """Seconds to add to the real time; a moment without a zone is UTC."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return (moment - (now or datetime.now(timezone.utc))).total_seconds()


def apply_to_database(settings: Settings, name: str, offset: float) -> None:
    """Make `now()` in this database tell the pretended time.

    Odoo takes create_date, cron times and some expiries from SQL's `now()`. A schema
    of our own before pg_catalog in the search path answers that call instead; public
    stays first, because Odoo looks for its tables in the current schema.
    CURRENT_DATE and CURRENT_TIMESTAMP are syntax, not calls: they keep the real time.
    Only databases made by the kit are touched.
    """
    if not name.startswith(database.PREFIX):
        raise ValueError(f"{name} was not made by the test kit: its clock stays")
    with database.cursor(settings, name) as cr:
        cr.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        cr.execute(
            f"CREATE OR REPLACE FUNCTION {SCHEMA}.now() RETURNS timestamptz"
            " LANGUAGE sql STABLE AS"
            f" $$ SELECT pg_catalog.now() + interval '{float(offset)} seconds' $$"
        )
        path = f"public, {SCHEMA}, pg_catalog"
        cr.execute(f'ALTER DATABASE "{name}" SET search_path = {path}')


def environment(offset: float) -> dict[str, str]:
    """What a process needs in its environment to live in the pretended time."""
    return {OFFSET_VARIABLE: repr(offset)} if offset else {}
