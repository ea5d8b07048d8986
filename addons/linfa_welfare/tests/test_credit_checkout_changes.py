from datetime import timedelta

from odoo.exceptions import UserError
from odoo.fields import Datetime
from odoo.tests import tagged

from .credit_common import CreditOrderCommon


@tagged("post_install", "-at_install")
class TestCreditCheckoutChanges(CreditOrderCommon):
    """The cart, the credit or the clock change between asking for credit and paying."""

    def _time_out(self, order):
        held = order._get_credit_authorizations()
        held.expires_at = Datetime.now() - timedelta(minutes=1)
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        order.invalidate_recordset()

    def test_a_raised_quantity_is_worked_out_again(self):
        voucher = self._issue(200)
        order = self._create_credit_order(self.honey)
        order._apply_credit()
        order.order_line.product_uom_qty = 3
        with self.assertRaises(UserError):
            order._check_credit_is_kept()
        self.assertTrue(order._renew_credit())
        self.assertEqual(order._get_amount_left(), 0)
        self.assert_credit(voucher, 134, 66)

    def test_a_removed_line_frees_its_credit(self):
        voucher = self._issue(200)
        order = self._create_credit_order(self.cheese, self.honey)
        order._apply_credit()
        order.order_line[1].unlink()
        self.assertTrue(order._renew_credit())
        self.assert_credit(voucher, 90, 110)

    def test_nothing_changed_says_nothing(self):
        self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        self.assertEqual(order._renew_credit(), "")
        order._check_credit_is_kept()

    def test_a_closed_programme_gives_the_credit_back(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        self.programme.state = "closed"
        with self.assertRaises(UserError):
            order._check_credit_is_kept()
        self.assertTrue(order._renew_credit())
        self.assertFalse(order.credit_wanted)
        self.assert_credit(voucher, 60, 0)

    def test_a_late_card_keeps_the_credit_anew(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        payment = self._create_card(order)
        self._time_out(order)
        self.assert_credit(voucher, 60, 0)
        payment._set_done()
        payment._post_process()
        self.assertEqual(order.state, "sale")
        self.assert_credit(voucher, 0, 0)

    def test_a_late_card_without_credit_is_left_to_the_office(self):
        self._issue(60)
        order, other = self._create_credit_order(), self._create_credit_order()
        order._apply_credit()
        payment = self._create_card(order)
        self._time_out(order)
        other._apply_credit()
        payment._set_done()
        payment._post_process()
        self.assertEqual(order.state, "draft")
        self.assertEqual(len(order.activity_ids), 1)
        self.assertEqual(order._get_amount_left(), 60)
        order._action_cancel()
        self.assertEqual(order.amount_to_refund, 50)

    def test_what_credit_no_longer_pays_other_money_may(self):
        self._issue(60)
        order, other = self._create_credit_order(), self._create_credit_order()
        order._apply_credit()
        payment = self._create_card(order)
        self._time_out(order)
        other._apply_credit()
        payment._set_done()
        payment._post_process()
        order._check_credit_is_kept()
        self._pay_card(order)
        self.assertEqual(order.state, "sale")
        self.assertEqual(order.amount_paid, 110)

    def test_a_part_by_other_money_keeps_the_credit_and_asks_the_office(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        self._pay_card(order, 20)
        self.assertEqual(order.state, "draft")
        self.assertEqual(len(order.activity_ids), 1)
        self.assert_credit(voucher, 0, 60)
        self._pay_card(order)
        self.assertEqual(order.state, "sale")

    def test_a_proposal_costs_the_same_for_many_lines(self):
        self._issue(60)
        few = self._create_credit_order(self.honey)
        many = self._create_credit_order(*[self.honey] * 20)
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        few._propose_credit()
        queries = self.env.cr.sql_log_count - before
        self.env.invalidate_all()
        with self.assertQueryCount(queries):
            many._propose_credit()

    def test_a_cart_swapped_while_the_card_pays_is_checked_again(self):
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        payment = self._create_card(order)
        order.order_line.product_id = self.honey.product_variant_id
        order.order_line.write({"product_uom_qty": 5})
        payment._set_done()
        payment._post_process()
        self.assertEqual(order.state, "sale")
        self.assertEqual(order.credit_fingerprint, order._get_credit_fingerprint())
        self.assert_credit(voucher, 0, 0)

    def test_money_on_its_way_keeps_the_credit(self):
        self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        held = order._get_credit_authorizations()
        before = held.expires_at
        payment = self._create_card(order)
        payment._set_pending()
        self.assertGreater(held.expires_at, before + timedelta(hours=24))
        payment._set_canceled()
        self.assertLess(held.expires_at, before + timedelta(hours=1))


@tagged("post_install", "-at_install")
class TestCreditSplit(CreditOrderCommon):
    """What a programme pays in full and own money may not touch goes apart."""

    def setUp(self):
        super().setUp()
        strict = self._create_programme(own_money_allowed=False)
        self.voucher = self._issue(30, strict)
        self.order = self._create_credit_order(self.cheese, self.honey)

    def test_the_split_is_explained_by_one_sentence(self):
        proposal = self.order._propose_credit()
        honey = self.order.order_line[1]
        self.assertEqual(list(proposal.apart), [honey])
        self.assertIn("Miele", proposal.sentences[honey])

    def test_the_linked_order_follows_its_origin(self):
        self.order._apply_credit()
        linked = self.order.credit_order_ids
        self.assertEqual(linked.order_line.product_id.name, "Miele")
        self.assertEqual(self.order._get_amount_left(), 110)
        self._pay_card(self.order)
        self.assertEqual((self.order.state, linked.state), ("sale", "sale"))
        self.assert_credit(self.voucher, 8, 0)

    def test_dropping_brings_the_lines_back(self):
        self.order._apply_credit()
        self.order._drop_credit()
        self.assertEqual(self.order.amount_total, 132)
        self.assertEqual(self.order.credit_order_ids.mapped("state"), ["cancel"])
        self.assert_credit(self.voucher, 30, 0)

    def test_a_late_card_splits_again(self):
        self.order._apply_credit()
        payment = self._create_card(self.order)
        held = self.order.credit_order_ids._get_credit_authorizations()
        held.expires_at = Datetime.now() - timedelta(minutes=1)
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assertEqual(self.order.amount_total, 132)
        payment._set_done()
        payment._post_process()
        self.assertEqual(self.order.state, "sale")
        self.assertEqual(self.order.amount_total, 110)
        self.assert_credit(self.voucher, 8, 0)
