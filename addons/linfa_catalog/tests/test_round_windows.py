from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .round_common import RoundCommon

TUESDAY = datetime(2026, 11, 24, 10, 0)


@tagged("post_install", "-at_install")
class TestRoundWindows(RoundCommon):
    def _create_template(self, **values):
        """Return a week that opens Thursday at 8, closes Tuesday at 20, goes Friday."""
        return self.env["linfa.round.template"].create({"name": "Valle Trompia", **values})

    def test_a_week_makes_the_rounds_to_come(self):
        template = self._create_template(weeks_ahead=3)
        rounds = template._make_rounds(TUESDAY).sorted("open_at")
        self.assertEqual(
            rounds.mapped("planned_day"),
            [date(2026, 11, 19), date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 10)],
        )
        second = rounds[1]
        self.assertEqual(second.open_at, datetime(2026, 11, 26, 7, 0))
        self.assertEqual(second.close_at, datetime(2026, 12, 1, 19, 0))
        self.assertEqual(second.delivery_date, date(2026, 12, 4))
        self.assertEqual(second.state, "draft")

    def test_making_them_again_adds_nothing(self):
        template = self._create_template()
        first = template._make_rounds(TUESDAY)
        first[0].open_at = datetime(2026, 11, 25, 6, 0)
        self.assertFalse(template._make_rounds(TUESDAY))
        self.assertTrue(template._make_rounds(datetime(2026, 12, 1, 10, 0)))

    def test_the_hours_stay_the_same_when_the_clocks_change(self):
        template = self._create_template(weeks_ahead=2)
        autumn = template._make_rounds(datetime(2026, 10, 20, 10, 0)).sorted("open_at")
        # The clocks go back on Sunday 25 October 2026, inside the second round.
        self.assertEqual(autumn[1].open_at, datetime(2026, 10, 22, 6, 0))
        self.assertEqual(autumn[1].close_at, datetime(2026, 10, 27, 19, 0))
        spring = template._make_rounds(datetime(2027, 3, 23, 10, 0)).sorted("open_at")
        self.assertEqual(spring[1].open_at, datetime(2027, 3, 25, 7, 0))
        self.assertEqual(spring[1].close_at, datetime(2027, 3, 30, 18, 0))

    def test_an_hour_that_does_not_exist_is_the_next_one(self):
        template = self._create_template(open_weekday="6", open_hour=2.5, weeks_ahead=1)
        rounds = template._make_rounds(datetime(2027, 3, 27, 10, 0)).sorted("open_at")
        self.assertEqual(rounds[-1].open_at, datetime(2027, 3, 28, 1, 30))

    def test_a_round_that_opens_and_closes_on_one_weekday_lasts_a_week(self):
        template = self._create_template(open_weekday="3", close_weekday="3", close_hour=7.0)
        sale_round = template._make_rounds(TUESDAY).sorted("open_at")[0]
        self.assertEqual((sale_round.close_at - sale_round.open_at).days, 6)
        self.assertGreater(sale_round.close_at, sale_round.open_at)

    def test_filters_and_capacity_are_copied(self):
        template = self._create_template(
            producer_ids=self.malga.ids,
            municipality_ids=self.collio.ids,
            max_orders=40,
            capacity_ids=[(0, 0, {"producer_id": self.malga.id, "max_quantity": 12})],
        )
        sale_round = template._make_rounds(TUESDAY)[0]
        self.assertEqual(sale_round.producer_ids, self.malga)
        self.assertEqual(sale_round.municipality_ids, self.collio)
        self.assertEqual(sale_round.max_orders, 40)
        self.assertEqual(sale_round.capacity_ids.max_quantity, 12)
        self.assertEqual(template.capacity_ids.round_id, self.env["linfa.round"])

    def test_due_rounds_open_and_close_by_themselves(self):
        coming = self._create_round(days=5)
        self.round.write({"state": "draft"})
        self.env["linfa.round"]._cron_open_and_close()
        self.assertEqual((self.round.state, coming.state), ("open", "draft"))
        self.round.write({"open_at": "2026-01-01 08:00:00", "close_at": "2026-01-02 08:00:00"})
        self.env["linfa.round"]._cron_open_and_close()
        self.assertEqual(self.round.state, "closed")
        self.assertTrue(self.round.prepared_at)

    def test_a_round_that_fails_does_not_stop_the_others(self):
        broken = self._create_round(state="open")
        past = {"open_at": "2026-01-01 08:00:00", "close_at": "2026-01-02 08:00:00"}
        (self.round + broken).write(past)
        prepare = type(broken)._create_requests

        def fail_once(sale_round):
            if sale_round.id == broken.id:
                raise ValueError("no")
            return prepare(sale_round)

        self.patch(type(broken), "_create_requests", fail_once)
        with mute_logger("odoo.addons.linfa_catalog.models.linfa_round_closing"):
            self.env["linfa.round"]._cron_open_and_close()
        self.assertTrue(self.round.prepared_at)
        self.assertFalse(broken.prepared_at)
        self.patch(type(broken), "_create_requests", prepare)
        self.env["linfa.round"]._cron_open_and_close()
        self.assertTrue(broken.prepared_at)

    def test_a_round_whose_time_is_over_does_not_open(self):
        self.round.write({"state": "draft", "open_at": "2026-01-01 08:00:00"})
        self.round.close_at = "2026-01-02 08:00:00"
        with self.assertRaises(UserError):
            self.round.action_open()

    def test_people_read_their_own_clocks(self):
        sale_round = self._create_round().with_context(lang="it_IT")
        sale_round.write(
            {
                "open_at": "2099-11-26 07:00:00",
                "close_at": "2099-12-01 19:00:00",
                "delivery_date": "2099-12-04",
            }
        )
        self.assertIn("giovedì 26 novembre", sale_round._say_window())
        self.assertIn("8:00", sale_round._say_window())
