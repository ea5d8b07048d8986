"""Redemptions of twelve months against the threshold of payment law."""

from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from .credit_books_common import CreditBooksCommon


@tagged("post_install", "-at_install")
class TestNetworkCounter(CreditBooksCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Counter = cls.env["linfa.network.counter"]
        cls.before = cls.Counter._count(cls.company).redeemed_amount
        cls.env["linfa.rule.parameter"].search(
            [("code", "=", "limited_network_threshold")]
        ).value = cls.before + 1000

    def _count(self):
        return self.Counter._count(self.company)

    def _spend_more(self, amount, **programme):
        voucher = self._issue(amount, self._create_programme(**programme))
        return self._spend(voucher, amount, self.shop)

    def test_counts_what_was_redeemed_less_what_came_back(self):
        authorization = self._spend_more(100)
        self._spend(self._issue(10), 10)
        authorization._refund("back", 30)
        counter = self._count()
        self.assertAlmostEqual(counter.redeemed_amount - self.before, 80)
        self.assertFalse(counter.is_alert)

    def test_alert_at_eighty_per_cent_once_per_manager(self):
        threshold = self.before + 1000
        self._spend_more(round(threshold * 0.8 - self.before, 2) or 1)
        manager = self._create_user("capo", "linfa_welfare.linfa_welfare_group_manager")
        counter = self._count()
        self.assertTrue(counter.is_alert)
        self.assertIn(manager, counter.activity_ids.user_id)
        activities = len(counter.activity_ids)
        self.assertEqual(len(self._count().activity_ids), activities)

    def test_below_eighty_per_cent_nobody_is_told(self):
        threshold = self.before + 1000
        self._spend_more(round(threshold * 0.8 - self.before - 0.01, 2))
        counter = self._count()
        self.assertFalse(counter.is_alert)
        self.assertFalse(counter.activity_ids)

    def test_more_than_twelve_months_ago_counts_no_more(self):
        with patch.object(
            fields.Datetime, "now", lambda: fields.Datetime.to_datetime("2020-06-01")
        ):
            voucher = self._issue(100, available_from="2020-01-01", expiry_date="2099-12-31")
            self._spend(voucher, 100, self.shop)
        self.assertAlmostEqual(self._count().redeemed_amount, self.before)

    def test_municipal_money_stands_apart(self):
        municipal = self._count().municipal_amount
        voucher = self._issue(50, self._create_municipality_programme())
        self._spend(voucher, 50, self.shop)
        counter = self._count()
        self.assertAlmostEqual(counter.redeemed_amount, self.before)
        self.assertAlmostEqual(counter.municipal_amount - municipal, 50)

    def test_page_opens_for_an_officer(self):
        officer = self._create_user("addetto", "linfa_welfare.linfa_welfare_group_user")
        action = self.Counter.with_user(officer).action_open()
        self.assertEqual(action["res_model"], "linfa.network.counter")
        self.Counter.with_user(officer).browse(action["res_id"]).check_access("read")
