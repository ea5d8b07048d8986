from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.fields import Datetime
from odoo.tests import tagged, users

from .stock_common import StockCommon


@tagged("post_install", "-at_install")
class TestStockHold(StockCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._put(cls.cheese, 3)
        cls.honey = cls._create_limited("Miele", 1)

    def _expire(self, order):
        order.hold_ids.expires_at = Datetime.now() - timedelta(seconds=1)

    def test_payment_keeps_goods_aside(self):
        order = self._create_stock_order([self.cheese], 2)
        self._create_payment(order)
        self.assertEqual(order.hold_ids.quantity, 2)
        self.assertEqual(self._left(), 1)
        self.assertEqual(self._left(order=order), 3)
        until = order.hold_ids.expires_at - Datetime.now()
        self.assertAlmostEqual(until.total_seconds(), 15 * 60, delta=60)

    def test_all_or_none(self):
        self._create_payment(self._create_stock_order([self.honey]))
        order = self._create_stock_order([self.cheese, self.honey])
        with self.assert_refused("Miele is sold out."):
            self._create_payment(order)
        self.assertFalse(order.hold_ids)
        self.assertEqual(self._left(), 3)

    def test_refusal_names_what_is_left(self):
        with self.assert_refused("Only 3 of Formaggella are left."):
            self._create_payment(self._create_stock_order([self.cheese], 4))
        self._create_payment(self._create_stock_order([self.cheese], 2))
        with self.assert_refused("Only 1 of Formaggella is left."):
            self._create_payment(self._create_stock_order([self.cheese], 2))

    def test_retry_refreshes(self):
        order = self._create_stock_order([self.cheese, self.honey])
        self._create_payment(order)
        soon = Datetime.now() + timedelta(minutes=1)
        order.hold_ids.expires_at = soon
        order.order_line.filtered(lambda line: line.product_id == self.honey).unlink()
        order.order_line.product_uom_qty = 3
        self._create_payment(order)
        self.assertEqual(order.hold_ids.product_id, self.cheese)
        self.assertEqual(order.hold_ids.quantity, 3)
        self.assertGreater(order.hold_ids.expires_at, soon)

    def test_time_out(self):
        order = self._create_stock_order([self.honey])
        self._create_payment(order)
        self._expire(order)
        other = self._create_stock_order([self.honey])
        self._create_payment(other)
        self.assertTrue(other.hold_ids)
        self.env["linfa.stock.hold"]._gc_expired()
        self.assertFalse(order.hold_ids.exists())
        self.assertTrue(other.hold_ids.exists())

    def test_parameter(self):
        self.env["ir.config_parameter"].set_param("linfa_catalog.hold_minutes", "45")
        self.assertEqual(self.env["linfa.stock.hold"]._get_hold_minutes(), 45)
        for nonsense in ("0", "-3", "soon", ""):
            self.env["ir.config_parameter"].set_param("linfa_catalog.hold_minutes", nonsense)
            self.assertEqual(self.env["linfa.stock.hold"]._get_hold_minutes(), 15)

    def test_pending_payment_keeps_longer(self):
        order = self._create_stock_order([self.honey])
        payment = self._create_payment(order)
        payment._set_pending()
        day = Datetime.now() + timedelta(days=1)
        self.assertGreater(order.hold_ids.expires_at, day)
        payment._set_canceled()
        self.assertLess(order.hold_ids.expires_at, day)

    def test_pending_payment_takes_timed_out_goods_only_if_there(self):
        order = self._create_stock_order([self.honey])
        payment = self._create_payment(order)
        self._expire(order)
        other = self._create_stock_order([self.honey])
        self._create_payment(other)
        payment._set_pending()
        self.assertLess(order.hold_ids.expires_at, Datetime.now())
        other._action_cancel()
        payment._set_authorized()
        self.assertGreater(order.hold_ids.expires_at, Datetime.now())

    def test_confirmation_and_cancellation_release(self):
        order = self._create_stock_order([self.honey])
        self._create_payment(order)
        order.action_confirm()
        self.assertFalse(order.hold_ids)
        self.assertEqual(self._left(self.honey), 0)
        order._action_cancel()
        self.assertEqual(self._left(self.honey), 1)
        second = self._create_stock_order([self.honey])
        self._create_payment(second)
        second._action_cancel()
        self.assertFalse(second.hold_ids)
        self.assertEqual(self._left(self.honey), 1)

    def test_paid_payment_is_recorded_without_goods(self):
        """Money that is there already is never refused."""
        order = self._create_stock_order([self.honey], 5)
        self.assertTrue(self._create_payment(order, state="done"))
        self.assertFalse(order.hold_ids)

    def test_warehouse_of_the_pick_up(self):
        self._put(self.honey, 2, self.place)
        order = self._create_stock_order([self.honey], 2, warehouse_id=self.place.id)
        self._create_payment(order)
        self.assertEqual(order.hold_ids.warehouse_id, self.place)
        self.assertEqual(self._left(self.honey), 1)
        self.assertEqual(self._left(self.honey, self.place), 0)

    def test_access(self):
        self._create_user("p4_staff", "linfa_catalog.linfa_catalog_group_user")
        self._create_user("p4_plain", "base.group_user")
        self._create_user("p4_portal", "base.group_portal")
        order = self._create_stock_order([self.honey])
        self._create_payment(order)
        self._check_access(order.hold_ids)

    @users("p4_staff")
    def _check_staff(self, hold):
        self.assertEqual(hold.with_user(self.env.user).quantity, 1)
        with self.assertRaises(AccessError):
            hold.with_user(self.env.user).quantity = 5

    @users("p4_plain", "p4_portal")
    def _check_others(self, hold):
        with self.assertRaises(AccessError):
            hold.with_user(self.env.user).read(["quantity"])
        with self.assertRaises(AccessError):
            self.env["linfa.stock.serial"].search([])

    def _check_access(self, hold):
        self._check_staff(hold)
        self._check_others(hold)
