from datetime import timedelta
from decimal import Decimal

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.linfa_welfare.models.credit_error import CreditError

from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestLedgerOperations(WelfareCommon):
    def assert_code(self, code, function, *args, **kwargs):
        with self.assertRaises(CreditError) as caught:
            function(*args, **kwargs)
        self.assertEqual(caught.exception.code, code)

    def test_issue_hold_capture_release_refund(self):
        voucher = self._issue(100)
        self.assert_credit(voucher, 100)
        sale = self._hold((voucher, 60))
        self.assert_credit(voucher, 40, 60)
        sale._capture("c1", 50)
        self.assert_credit(voucher, 40, 10)
        self.assertEqual(sale.state, "held")
        sale._release("r1")
        self.assert_credit(voucher, 50)
        self.assertEqual(sale.state, "captured")
        sale._refund("f1", 20.5)
        self.assert_credit(voucher, 70.5)
        sale._refund("f2")
        self.assertEqual(sale.state, "refunded")
        self.assert_credit(voucher, 100)

    def test_the_same_question_changes_nothing(self):
        voucher = self._issue(100, key="k-issue")
        self.assertEqual(self._issue(100, key="k-issue"), voucher)
        sale = self._hold((voucher, 30), key="k-hold")
        self.assertEqual(self._hold((voucher, 30), key="k-hold"), sale)
        for _time in range(3):
            sale._capture("k-capture")
            sale._refund("k-refund", 10)
        self.assert_credit(voucher, 80)

    def test_another_question_with_the_same_key_is_refused(self):
        voucher = self._issue(100)
        self._hold((voucher, 30), key="k-hold")
        with self.assertRaisesRegex(UserError, "already done|già"):
            self._hold((voucher, 31), key="k-hold")

    def test_amounts_that_are_none(self):
        voucher = self._issue(100)
        for amount in (0, -1, "NaN", "inf", float("nan"), 0.001, "100,50", 10**12, None, ""):
            self.assert_code("01", self._hold, (voucher, amount))
        self.assertEqual(self.env["linfa.ledger"]._read_amount(0.1 + 0.2), Decimal("0.30"))

    def test_more_than_there_is(self):
        voucher, other = self._issue(10), self._issue(10)
        self.assert_code("04", self._hold, (voucher, 5), (other, 10.01))
        self.assert_credit(voucher, 10)
        sale = self._hold((voucher, 5), (other, 10))
        self.assert_code("04", sale._capture, "c", 15.01)
        sale._capture("c2")
        self.assert_code("04", sale._capture, "c3", 1)
        self.assert_code("04", sale._refund, "f", 15.01)

    def test_a_voucher_that_cannot_be_spent_says_one_thing(self):
        today = self.env["linfa.voucher"]._get_today()
        expired = self._issue(10, available_from="2021-01-01", expiry_date="2021-12-31")
        waiting = self._issue(10, available_from=today + timedelta(days=1))
        blocked, closed = self._issue(10), self._issue(10, self._create_programme())
        blocked.is_blocked = True
        closed.programme_id.state = "closed"
        spent = self._issue(10)
        self._hold((spent, 10))
        for voucher in (expired, waiting, blocked, closed, spent):
            self.assert_code("02", self._hold, (voucher, 1))

    def test_one_service_is_spent_as_a_whole(self):
        programme = self._create_programme(
            kind="welfare_c2", partial_use=False, own_money_allowed=False
        )
        voucher = self._issue(40, programme)
        self.assert_code("06", self._hold, (voucher, 39))
        self._hold((voucher, 40))._capture("c")
        self.assert_credit(voucher, 0)

    def test_vouchers_of_several_lots_come_back_last_first(self):
        first = self._issue(10, expiry_date="2098-01-31")
        last = self._issue(10, expiry_date="2099-01-31")
        sale = self._hold((last, 5), (first, 10))
        sale._capture("c", 12)
        self.assertEqual(sale.line_ids.mapped("captured_amount"), [10, 2])
        sale._refund("f", 3)
        self.assert_credit(last, 7, 3)
        self.assert_credit(first, 1)

    def test_a_refund_to_an_expired_voucher_grants_days(self):
        voucher = self._issue(10)
        sale = self._hold((voucher, 10))
        sale._capture("c")
        today = voucher._get_today()
        voucher.available_from = voucher.expiry_date = today - timedelta(days=1)
        sale._refund("f")
        self.assertEqual(voucher.expiry_date, today + timedelta(days=30))
        self._hold((voucher, 10))

    def test_expiry_and_cancellation(self):
        old = self._issue(10, available_from="2021-01-01", expiry_date="2099-12-31")
        sale = self._hold((old, 4))
        old.expiry_date = "2021-12-31"
        fresh = self._issue(10)
        self.run_job(self.env["linfa.voucher"]._expire)
        self.assert_credit(old, 0, 4)
        self.assert_credit(fresh, 10)
        sale._capture("late")
        self.assert_credit(old, 0)
        for _time in range(2):
            fresh._cancel("k-cancel", note="Dimissioni")
        self.assert_credit(fresh, 0)
        self.assertEqual(fresh.state, "blocked")

    def test_a_hold_that_timed_out_is_released(self):
        voucher = self._issue(10)
        soon = fields.Datetime.now() + timedelta(minutes=5)
        kept = self._hold((voucher, 3), expires_at=soon)
        late = self._hold((voucher, 4), expires_at=soon - timedelta(minutes=6))
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assertEqual((kept.state, late.state), ("held", "released"))
        self.assert_credit(voucher, 7, 3)

    def test_a_budget_is_never_exceeded(self):
        programme = self._create_programme(kind="municipal", has_budget=True)
        programme._grant(100, "k-grant")
        programme._grant(100, "k-grant")
        self._issue(80, programme)
        with self.assertRaisesRegex(CreditError, "20[.,]00.*20[.,]01") as caught:
            self._issue(20.01, programme)
        self.assertEqual(caught.exception.code, "04")
        self._issue(20, programme)
        self.assert_code("04", programme._grant, -0.01, "k-back")
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])

    def test_hold_and_capture_in_twelve_statements(self):
        voucher = self._issue(100)
        self._hold((voucher, 1))._capture("warm")
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(12):
            self._hold((voucher, 10))._capture("hot")
