from datetime import timedelta

from odoo.fields import Datetime
from odoo.tests import tagged

from odoo.addons.linfa_welfare.models.credit_error import CreditError

from .credit_common import CreditOrderCommon


@tagged("post_install", "-at_install")
class TestCreditOrder(CreditOrderCommon):
    """Credit pays an order, whole or in part, and the order waits for all of it."""

    def test_credit_is_kept_and_the_order_waits_for_the_rest(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        self.assertEqual(order.credit_state, "held")
        self.assertEqual(order.state, "draft")
        self.assertEqual(order._get_amount_left(), 50)
        self.assert_credit(voucher, 0, 60)

    def test_the_rest_confirms_the_order_and_takes_the_credit(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        self._pay_card(order)
        self.assertEqual(order.state, "sale")
        self.assertEqual(order.credit_state, "captured")
        self.assertEqual(order.credit_paid_amount, 60)
        self.assert_credit(voucher, 0, 0)

    def test_the_first_part_confirms_nothing_even_without_prepayment(self):
        self._issue(60)
        order = self._create_credit_order(require_payment=False)
        order._apply_credit()
        self._pay_card(order, 20)
        self.assertEqual(order.state, "draft")

    def test_credit_alone_pays_and_confirms(self):
        voucher = self._issue(200)
        order = self._create_credit_order()
        order._pay_with_credit()
        self.assertEqual(order.state, "sale")
        self.assert_credit(voucher, 90, 0)

    def test_asking_three_times_keeps_once(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        for _time in range(3):
            order._apply_credit()
        self.assert_credit(voucher, 0, 60)
        self.assertEqual(len(order.transaction_ids), 1)

    def test_a_limit_is_kept(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit(25.5)
        self.assertEqual(order._get_amount_left(), 84.5)
        self.assert_credit(voucher, 34.5, 25.5)

    def test_what_expires_first_is_spent_first(self):
        late = self._issue(100, expiry_date="2099-12-31")
        soon = self._issue(100)
        self._create_credit_order()._apply_credit()
        self.assert_credit(soon, 0, 100)
        self.assert_credit(late, 90, 10)

    def test_nobody_pays_with_the_credit_of_others(self):
        other = self.env["res.partner"].create({"name": "Altra"})
        self._issue(60, partner_id=other.id)
        with self.assertRaises(CreditError):
            self._create_credit_order()._apply_credit()

    def test_single_purpose_vouchers_do_not_pay_goods_twice_taxed(self):
        programme = self._create_programme(
            vat_species="single", single_tax_id=self.cheese.taxes_id[:1].id
        )
        self._issue(60, programme)
        with self.assertRaises(CreditError):
            self._create_credit_order()._apply_credit()

    def test_dropping_gives_everything_back(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        order._drop_credit()
        self.assertEqual(order.transaction_ids.state, "cancel")
        self.assertEqual(order._get_amount_left(), 110)
        self.assert_credit(voucher, 60, 0)

    def test_a_time_out_cancels_the_payment(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        order._get_credit_authorizations().expires_at = Datetime.now() - timedelta(minutes=1)
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assertEqual(order.transaction_ids.state, "cancel")
        self.assert_credit(voucher, 60, 0)

    def test_cancelling_gives_back_what_was_kept_or_taken(self):
        voucher = self._issue(200)
        order = self._create_credit_order()
        order._apply_credit()
        order._action_cancel()
        self.assert_credit(voucher, 200, 0)
        order = self._create_credit_order()
        order._pay_with_credit()
        order._action_cancel()
        self.assertEqual(order.credit_state, "refunded")
        self.assert_credit(voucher, 200, 0)

    def test_two_carts_do_not_count_on_the_same_credit(self):
        self._issue(60)
        first, second = self._create_credit_order(), self._create_credit_order()
        first._apply_credit()
        with self.assertRaises(CreditError):
            second._apply_credit()
        self.assertFalse(second.transaction_ids.filtered(lambda tx: tx.state == "authorized"))
