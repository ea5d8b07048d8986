"""When a LINFA POINT is open, and how that is said."""

from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models

from odoo.addons.linfa_catalog.models import italian_time

#: How far ahead the next opening is looked for; a longer closure is said by its last day.
DAYS_AHEAD = 14


class Opening(NamedTuple):
    """One stretch of time, in UTC without zone, as the database keeps moments."""

    start: fields.Datetime
    end: fields.Datetime


class LinfaPoint(models.Model):
    _inherit = "linfa.point"

    hour_ids = fields.One2many(
        comodel_name="linfa.point.hour", inverse_name="point_id", string="Opening Hours"
    )
    closure_ids = fields.One2many(
        comodel_name="linfa.point.closure", inverse_name="point_id", string="Closures"
    )
    is_open_now = fields.Boolean(string="Open Now", compute="_compute_is_open_now")

    @api.depends("hour_ids.hour_from", "hour_ids.hour_to", "hour_ids.weekday")
    @api.depends("closure_ids.date_from", "closure_ids.date_to")
    def _compute_is_open_now(self):
        now = fields.Datetime.now()
        for point in self:
            first = point._get_next_opening(now)
            point.is_open_now = bool(first) and first.start <= now

    def _get_openings(self, day):
        """Return the openings of a day, in order.

        :param datetime.date day: as people in Italy count it
        :rtype: list(Opening)
        """
        self.ensure_one()
        if self._get_closure(day):
            return []
        hours = self.hour_ids.filtered(lambda one: one.weekday == str(day.weekday()))
        return [
            Opening(_get_moment(day, one.hour_from), _get_moment(day, one.hour_to))
            for one in hours.sorted("hour_from")
        ]

    def _get_closure(self, day):
        """Return the closure that a day falls in, the one that lasts longest first."""
        self.ensure_one()
        found = self.closure_ids.filtered(lambda closure: closure._is_on(day))
        return found.sorted("date_to", reverse=True)[:1]

    def _get_next_opening(self, moment):
        """Return the opening that goes on at a moment, or else the next one; None where there
        is none within two weeks.

        :param datetime.datetime moment: UTC
        :rtype: Opening
        """
        first = italian_time.to_local_day(moment)
        for ahead in range(DAYS_AHEAD):
            for opening in self._get_openings(first + timedelta(days=ahead)):
                if moment < opening.end:
                    return opening
        return None

    def _say_opening(self, moment):
        """Return whether the POINT is open, and until or from when, in one sentence.

        :rtype: str
        """
        self.ensure_one()
        if not self.hour_ids:
            return self.env._("Call before you come: the hours are not written here yet.")
        today = italian_time.to_local_day(moment)
        opening = self._get_next_opening(moment)
        if opening and opening.start <= moment:
            return self.env._("Open now, until %(hour)s", hour=self._say_hour(opening.end))
        if closure := self._get_closure(today):
            return self._say_closure(closure)
        if not opening:
            return self.env._("Closed for now: call before you come.")
        hour = self._say_hour(opening.start)
        days = (italian_time.to_local_day(opening.start) - today).days
        if days == 0:
            return self.env._("Closed now, opens today at %(hour)s", hour=hour)
        if days == 1:
            return self.env._("Closed now, opens tomorrow at %(hour)s", hour=hour)
        return self.env._(
            "Closed now, opens on %(moment)s",
            moment=italian_time.say_moment(self.env, opening.start),
        )

    def _say_closure(self, closure):
        last = italian_time.say_day(self.env, closure.date_to)
        if closure.reason:
            return self.env._("Closed until %(day)s: %(reason)s", day=last, reason=closure.reason)
        return self.env._("Closed until %(day)s", day=last)

    def _say_hour(self, moment):
        """Return "9:30", by the clocks of Italy."""
        local = moment.replace(tzinfo=italian_time.UTC).astimezone(italian_time.ZONE)
        return f"{local.hour}:{local.minute:02}"

    def _get_week(self):
        """Return what the page lists: each weekday with its hours in words.

        :rtype: list(tuple(str, str))
        """
        self.ensure_one()
        names = dict(
            self.env["linfa.point.hour"]._fields["weekday"]._description_selection(self.env)
        )
        hours = self.hour_ids.sorted("hour_from").grouped("weekday")
        return [
            (
                names[day],
                ", ".join(
                    f"{_write_hour(one.hour_from)}-{_write_hour(one.hour_to)}"
                    for one in hours.get(day, ())
                ),
            )
            for day in names
        ]

    def _get_coming_closures(self, day):
        """Return the closures that are not over, the next one first."""
        self.ensure_one()
        return self.closure_ids.filtered(lambda one: one.date_to >= day).sorted("date_from")


def _get_moment(day, hour):
    """Return the moment of an hour; 24 is the midnight that begins the next day."""
    if hour >= 24:
        return italian_time.to_utc(day + timedelta(days=1))
    return italian_time.to_utc(day, hour)


def _write_hour(hour):
    minutes = round(hour * 60)
    return f"{minutes // 60}:{minutes % 60:02}"
