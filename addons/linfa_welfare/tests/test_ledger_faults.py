"""What goes wrong between two operations, and must not remain in the books."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.linfa_welfare.models.credit_error import CreditError

from .common import WelfareCommon

TURN = "odoo.addons.linfa_welfare.models.linfa_ledger_turn"


@tagged("post_install", "-at_install")
class TestLedgerFaults(WelfareCommon):
    def assert_code(self, code, function, *args, **kwargs):
        with self.assertRaises(CreditError) as caught:
            function(*args, **kwargs)
        self.assertEqual(caught.exception.code, code)

    def test_a_refusal_that_somebody_caught_leaves_nothing(self):
        """A page that shows the sentence and commits: the key can be used again."""
        voucher = self._issue(10)
        self.assert_code("04", self._hold, (voucher, 11), key="k-hold")
        sale = self._hold((voucher, 10), key="k-hold")
        self.assert_code("04", sale._capture, "k-capture", 11)
        sale._capture("k-capture", 10)
        self.assert_code("04", sale._refund, "k-refund", 10.01)
        sale._refund("k-refund", 4)
        self.assert_credit(voucher, 4)
        programme = self._create_programme(kind="municipal", has_budget=True)
        programme._grant(5, "k-grant")
        self.assert_code("04", self._issue, 6, programme, key="k-issue")
        self.assert_credit(self._issue(5, programme, key="k-issue"), 5)

    def test_a_hold_that_timed_out_pays_nothing(self):
        """The time-out came before the capture: whoever captures must learn of it."""
        voucher = self._issue(10)
        late = self._hold((voucher, 4), expires_at=fields.Datetime.now() - timedelta(minutes=1))
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assert_code("04", late._capture, "k-late")
        late._refund("k-nothing")
        self.assertEqual(late.state, "released")
        self.assert_credit(voucher, 10)

    def test_a_capture_that_was_quicker_than_the_time_out(self):
        voucher = self._issue(10)
        late = self._hold((voucher, 4), expires_at=fields.Datetime.now() - timedelta(minutes=1))
        late._capture("k-in-time", 3)
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assertEqual(late.state, "captured")
        self.assert_credit(voucher, 7)

    @mute_logger(TURN)
    def test_one_bad_record_does_not_stop_the_time_out(self):
        voucher, past = self._issue(10), fields.Datetime.now() - timedelta(minutes=1)
        sales = [self._hold((voucher, 2), expires_at=past) for _n in range(3)]
        bad, release = sales[1], type(sales[1])._release
        calls = []

        def fail(sale, key, *args, **kwargs):
            release(sale, key, *args, **kwargs)
            calls.append(sale.id)
            if sale == bad:
                raise ValueError("bad record")

        with patch.object(type(bad), "_release", fail):
            self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assertGreaterEqual(set(calls), {sale.id for sale in sales})
        self.assertEqual([s.state for s in sales], ["released", "held", "released"])
        self.assert_credit(voucher, 8, 2)
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assert_credit(voucher, 10)

    @mute_logger(TURN)
    def test_one_bad_voucher_does_not_stop_the_expiry(self):
        vouchers = [self._issue(10, **self._get_past()) for _n in range(3)]
        bad, sweep = vouchers[1], type(vouchers[1])._sweep

        def fail(records, *args, **kwargs):
            sweep(records, *args, **kwargs)
            if bad in records:
                raise ValueError("bad record")

        with patch.object(type(bad), "_sweep", fail):
            self.run_job(bad._expire)
        self.assertEqual([v.available_amount for v in vouchers], [0, 10, 0])
        self.run_job(bad._expire)
        self.assert_credit(bad, 0)

    def test_vouchers_of_two_companies_expire(self):
        other = self.env["res.company"].create({"name": "Altra"})
        programme = self._create_programme(company_id=other.id)
        vouchers = self._issue(10, **self._get_past()) + self._issue(
            10, programme, **self._get_past()
        )
        self.run_job(vouchers._expire)
        self.assertEqual(vouchers.mapped("available_amount"), [0, 0])

    def test_a_refund_revives_nothing_else(self):
        voucher = self._issue(50)
        sale = self._hold((voucher, 10))
        sale._capture("k")
        voucher.write(self._get_past())
        sale._refund("k-refund", 4)
        self.assert_credit(voucher, 4)
        self.assertEqual(voucher.state, "active")

    def test_an_issue_is_found_again_after_the_programme_closed(self):
        voucher = self._issue("10.00", key="k")
        self.programme.state = "closed"
        self.assertEqual(self._issue(10, key="k"), voucher)
        self.assert_code("03", self._issue, 10)

    def test_a_cancellation_is_done_once(self):
        voucher = self._issue(10)
        sale = self._hold((voucher, 4))
        voucher._cancel("k")
        sale._release("r")
        voucher.is_blocked = False
        voucher._cancel("k")
        self.assertFalse(voucher.is_blocked)
        self.assert_credit(voucher, 4)

    def test_the_budget_rule_is_the_one_of_now(self):
        programme = self._create_programme(kind="municipal")
        programme.has_budget = True
        self.assert_code("04", self._issue, 1, programme)
        programme._grant(10, "k")
        programme._grant(10.0, "k")
        with self.assertRaises(ValidationError):
            programme.has_budget = False
        self._issue(10, programme)
        self.assert_code("04", self._issue, 0.01, programme)

    def test_a_transfer(self):
        first, last = self._issue(10), self._issue(20)
        first._transfer(last, "4.50", "k")
        first._transfer(last, 4.5, "k")
        self.assert_credit(first, 5.5)
        self.assert_credit(last, 24.5)
        self.assert_code("04", first._transfer, last, 5.51, "k2")
        with self.assertRaises(UserError):
            first._transfer(last, 1, "k")

    def test_a_transfer_that_changes_what_credit_is(self):
        voucher = self._issue(10)
        stranger = self.env["res.partner"].create({"name": "Altri"})
        self.assert_code("01", voucher._transfer, voucher, 1, "k0")
        bearers = [self._issue(10, partner_id=False) for _n in range(2)]
        for number, (source, target) in enumerate(
            [
                (voucher, self._issue(10, partner_id=stranger.id)),
                (voucher, self._issue(10, self._create_programme())),
                (voucher, self._issue(10, origin="pdr_conversion")),
                (voucher, self._issue(10, expiry_date="2099-12-31")),
                bearers,
            ]
        ):
            self.assert_code("06", source._transfer, target, 1, f"refused {number}")
        blocked = self._issue(10)
        blocked._cancel("cancel")
        self.assert_code("02", voucher._transfer, blocked, 1, "k3")
        self.assert_code("02", blocked._transfer, voucher, 1, "k4")
        self.assert_credit(voucher, 10)

    def test_the_books_are_proved_and_managers_told(self):
        proofs = self.env["linfa.ledger.proof"]
        proofs._run_daily()
        self.assertTrue(all(proofs.search([]).mapped("is_agreeing")))
        voucher = self._issue(10)
        self.env.cr.execute("UPDATE linfa_voucher SET face_value = 11 WHERE id = %s", voucher.ids)
        self.env.invalidate_all()
        for _day in range(2):
            proofs._run_daily()
        broken = proofs.search([("is_agreeing", "=", False)])
        self.assertEqual(set(broken.mapped("code")), {"issued", "books"})
        proof = broken.filtered(lambda one: one.code == "issued")
        self.assertEqual(proof.difference_count, 1)
        self.assertIn(str(voucher.id), proof.details)
        managers = self.env.ref("linfa_welfare.linfa_welfare_group_manager").all_user_ids
        self.assertEqual(proof.activity_ids.user_id, managers.filtered("active"))
        self.assertEqual(len(proof.activity_ids), len(proof.activity_ids.user_id))
        self.env.cr.execute("UPDATE linfa_voucher SET face_value = 10 WHERE id = %s", voucher.ids)
        self.env.invalidate_all()
        proofs._run_daily()
        self.assertTrue(proof.is_agreeing)
        self.assertFalse(proof.activity_ids)

    def _get_past(self):
        yesterday = self.env["linfa.voucher"]._get_today() - timedelta(days=1)
        return {"available_from": "2021-01-01", "expiry_date": yesterday}
