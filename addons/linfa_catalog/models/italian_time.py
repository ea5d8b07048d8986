"""The time of Italy: moments are kept in UTC, and said, planned and counted by day as the
clocks of the valleys show, whatever zone a reader, a visitor or the server has."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from odoo import fields
from odoo.tools import format_date, format_datetime

ZONE = ZoneInfo("Europe/Rome")
WEEKDAYS = [
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
]


def today():
    """Return the day it is in Italy.

    A visitor has no time zone: counted in UTC, every midnight would come too late.
    """
    return to_local_day(fields.Datetime.now())


def to_utc(day, hour=0):
    """Return the moment, in UTC and naive, when the clocks of a day show an hour.

    An hour that a day skips in spring is taken as the one after it, an hour that it has
    twice in autumn as the first of the two.

    :param float hour: 8.5 is half past eight
    """
    minutes = round(hour * 60)
    local = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    local = local.replace(hour=minutes // 60, minute=minutes % 60)
    return local.astimezone(UTC).replace(tzinfo=None)


def to_local_day(moment):
    """Return the day of a naive UTC moment, as people here count it."""
    return moment.replace(tzinfo=UTC).astimezone(ZONE).date()


def next_weekday(day, weekday):
    """Return the first such weekday, on the day itself or after it."""
    return day + timedelta(days=(int(weekday) - day.weekday()) % 7)


def say_day(env, day):
    """Return "sabato 28 novembre" in the language of the reader."""
    return format_date(env, day, date_format="EEEE d MMMM")


def say_moment(env, moment):
    """Return "giovedì 26 novembre, ore 8:00" in the language of the reader."""
    day = format_datetime(env, moment, tz=ZONE.key, dt_format="EEEE d MMMM")
    hour = format_datetime(env, moment, tz=ZONE.key, dt_format="H:mm")
    return env._("%(day)s at %(hour)s", day=day, hour=hour)
