from datetime import date, datetime

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.linfa_catalog.tests.common import LANGUAGE

from .common import PointCommon


@tagged("post_install", "-at_install")
class TestPointOpening(PointCommon):
    """Monday 16 November 2026; in Italy it is an hour later than in UTC."""

    def _say(self, text):
        moment = datetime.fromisoformat(text)
        return self.point.with_context(lang=LANGUAGE)._say_opening(moment)

    def test_it_says_until_when_it_is_open(self):
        self.assertEqual(self._say("2026-11-16 07:00:00"), "Aperto adesso, fino alle 12:30")
        self.assertEqual(self._say("2026-11-16 11:29:00"), "Aperto adesso, fino alle 12:30")
        self.assertEqual(self._say("2026-11-16 14:00:00"), "Aperto adesso, fino alle 19:00")

    def test_it_says_when_it_opens(self):
        self.assertEqual(self._say("2026-11-16 06:59:00"), "Ora è chiuso, apre oggi alle 8:00")
        self.assertEqual(self._say("2026-11-16 11:30:00"), "Ora è chiuso, apre oggi alle 15:00")
        self.assertEqual(self._say("2026-11-16 18:00:00"), "Ora è chiuso, apre domani alle 8:00")

    def test_after_midnight_tomorrow_is_today(self):
        # 23:30 in UTC on Monday is half past midnight on Tuesday.
        self.assertEqual(self._say("2026-11-16 23:30:00"), "Ora è chiuso, apre oggi alle 8:00")

    def test_over_closed_days_it_names_the_day(self):
        # Thursday and Sunday it stays closed; Saturday evening it opens on Monday.
        self.assertIn("apre lunedì 23 novembre, ore", self._say("2026-11-21 20:00:00"))

    def test_in_summer_the_hours_are_the_same_on_the_clock(self):
        self.assertEqual(self._say("2026-07-13 06:00:00"), "Aperto adesso, fino alle 12:30")
        self.assertEqual(self._say("2026-07-13 05:59:00"), "Ora è chiuso, apre oggi alle 8:00")

    def test_a_closure_wins_over_the_hours(self):
        self.point.closure_ids = [
            Command.create(
                {"date_from": "2026-11-16", "date_to": "2026-11-18", "reason": "inventario"}
            )
        ]
        said = self._say("2026-11-16 09:00:00")
        self.assertIn("mercoledì 18 novembre", said)
        self.assertIn("inventario", said)
        self.assertEqual(self.point._get_openings(date(2026, 11, 17)), [])
        self.assertEqual(self._say("2026-11-19 09:00:00"), "Ora è chiuso, apre domani alle 8:00")
        self.assertEqual(self._say("2026-11-20 09:00:00"), "Aperto adesso, fino alle 12:30")

    def test_a_long_closure_is_said_by_its_last_day(self):
        self.point.closure_ids = [
            Command.create({"date_from": "2026-11-01", "date_to": "2027-02-28"})
        ]
        self.assertIn("28 febbraio", self._say("2026-11-16 09:00:00"))

    def test_open_until_midnight(self):
        self.point.hour_ids = [
            Command.clear(),
            Command.create({"weekday": "0", "hour_from": 18, "hour_to": 24}),
        ]
        self.assertEqual(self._say("2026-11-16 22:59:00"), "Aperto adesso, fino alle 0:00")
        self.assertIn("apre lunedì 23 novembre, ore", self._say("2026-11-16 23:00:00"))

    def test_without_hours_one_calls(self):
        self.point.hour_ids = [Command.clear()]
        self.assertIn("Chiama prima di venire", self._say("2026-11-16 09:00:00"))
        self.assertFalse(self.point.is_open_now)

    def test_the_week_is_listed_day_by_day(self):
        week = dict(self.point.with_context(lang=LANGUAGE)._get_week())
        self.assertEqual(len(week), 7)
        self.assertEqual(week["Lunedì"], "8:00-12:30, 15:00-19:00")
        self.assertEqual(week["Giovedì"], "")
