from datetime import timedelta
from unittest.mock import patch

from odoo.fields import Command, Datetime
from odoo.tests import tagged

from .stock_common import StockCommon


@tagged("post_install", "-at_install")
class TestStockConfirmation(StockCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._put(cls.cheese, 3)

    def test_refused_when_taken(self):
        self._create_stock_order([self.cheese], 2).action_confirm()
        order = self._create_stock_order([self.cheese], 2)
        with self.assert_refused("Only 1 of Formaggella is left.", "Change the order"):
            order.action_confirm()
        self.assertEqual(order.state, "draft")
        order.order_line.product_uom_qty = 1
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_others_in_payment_come_first(self):
        self._create_payment(self._create_stock_order([self.cheese], 3))
        with self.assert_refused("Formaggella is sold out."):
            self._create_stock_order([self.cheese]).action_confirm()

    def test_lines_of_one_product_add_up(self):
        order = self._create_stock_order([self.cheese, self.cheese], 2)
        with self.assert_refused("Only 3 of Formaggella are left."):
            order.action_confirm()

    def test_orders_confirmed_together(self):
        orders = self._create_stock_order([self.cheese], 2) | self._create_stock_order(
            [self.cheese], 2
        )
        with self.assert_refused("Only 1 of Formaggella is left."):
            orders.action_confirm()

    def test_orders_of_other_goods_together(self):
        honey = self._create_limited("Miele", 1)
        orders = self._create_stock_order([self.cheese]) | self._create_stock_order([honey])
        orders.action_confirm()
        self.assertEqual(set(orders.mapped("state")), {"sale"})

    def test_more_of_a_confirmed_line(self):
        order = self._create_stock_order([self.cheese], 2)
        order.action_confirm()
        with self.assert_refused("Only 3 of Formaggella are left."):
            order.order_line.product_uom_qty = 4
        order.order_line.product_uom_qty = 3
        self.assertEqual(self._left(), 0)
        order.order_line.product_uom_qty = 1
        self.assertEqual(order.order_line.product_uom_qty, 1)

    def test_another_line_of_a_confirmed_order(self):
        order = self._create_stock_order([self.cheese], 2)
        order.action_confirm()
        line = {"product_id": self.cheese.id, "product_uom_qty": 2}
        with self.assert_refused("Only 1 of Formaggella is left."):
            order.order_line = [Command.create(line)]
        order.order_line = [Command.create({**line, "product_uom_qty": 1})]
        self.assertEqual(self._left(), 0)

    def test_held_goods_need_no_turn(self):
        order = self._create_stock_order([self.cheese])
        self._create_payment(order)
        serial = self.env["linfa.stock.serial"].search([("product_id", "=", self.cheese.id)])
        before = serial.serial
        order.action_confirm()
        serial.invalidate_recordset()
        self.assertEqual(serial.serial, before)

    def test_paid_order_is_never_refused(self):
        order = self._lose_paid_goods()
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        activity = order.activity_ids.filtered(lambda act: "la merce" in act.summary)
        self.assertEqual(len(activity), 1)
        self.assertRegex(activity.note, "Formaggella: mancano 2[.,]00")
        self.assertEqual(len(order.activity_ids), 1)

    def test_other_addons_handle_the_shortage(self):
        order = self._lose_paid_goods()
        calls = []
        path = "odoo.addons.linfa_catalog.models.sale_order_line_stock.SaleOrderLine"
        with patch(f"{path}._handle_paid_shortage", lambda line, qty: calls.append((line, qty))):
            order.action_confirm()
        self.assertEqual(calls, [(order.order_line, 2)])
        self.assertFalse(order.activity_ids)

    def _lose_paid_goods(self):
        """Return an order whose payment arrives when 1 of its 3 pieces is left."""
        order = self._create_stock_order([self.cheese], 3)
        payment = self._create_payment(order)
        order.hold_ids.expires_at = Datetime.now() - timedelta(minutes=1)
        self._create_stock_order([self.cheese], 2).action_confirm()
        payment._set_done()
        return order

    def test_till(self):
        """A door that makes no sale order claims the goods itself."""
        self.cheese._reserve_or_refuse({self.cheese: 3}, self.warehouse)
        with self.assert_refused("Only 3 of Formaggella are left."):
            self.cheese._reserve_or_refuse({self.cheese: 4}, self.warehouse)

    def test_overhead_is_constant(self):
        few = [self._create_limited("Uno", 5)]
        many = [self._create_limited(f"Tanti {n}", 5) for n in range(20)]
        counts = []
        for products in (few, many):
            order = self._create_stock_order(products)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            order._claim_stock()
            order._release_holds()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)
        self.assertLessEqual(counts[1], 25)

    def test_payment_check_is_constant(self):
        few = [self._create_limited("Uno", 5)]
        many = [self._create_limited(f"Tanti {n}", 5) for n in range(20)]
        counts = []
        for products in (few, many):
            order = self._create_stock_order(products)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            order._place_holds()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)
