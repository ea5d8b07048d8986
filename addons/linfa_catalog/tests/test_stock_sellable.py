from odoo.tests import tagged

from .stock_common import StockCommon


@tagged("post_install", "-at_install")
class TestStockSellable(StockCommon):
    def test_there_less_promised(self):
        self._put(self.cheese, 5)
        self.assertEqual(self._left(), 5)
        self._create_stock_order([self.cheese], 2).action_confirm()
        self.assertEqual(self._left(), 3)

    def test_delivered_goods_are_gone(self):
        self._put(self.cheese, 5)
        order = self._create_stock_order([self.cheese], 2)
        order.action_confirm()
        order.picking_ids.move_ids.write({"quantity": 2, "picked": True})
        order.picking_ids.button_validate()
        self.assertEqual(order.picking_ids.state, "done")
        self.assertEqual(self._left(), 3)

    def test_each_place_has_its_own(self):
        self._put(self.cheese, 5)
        self._put(self.cheese, 2, self.place)
        self.assertEqual(self._left(), 5)
        self.assertEqual(self._left(warehouse=self.place), 2)
        self.assertEqual(self._left(warehouse=self.warehouse | self.place), 7)

    def test_moves_inside_a_warehouse_promise_nothing(self):
        self._put(self.cheese, 5)
        stock = self.warehouse.lot_stock_id
        move = self.env["stock.move"].create(
            {
                "product_id": self.cheese.id,
                "product_uom_qty": 3,
                "location_id": stock.id,
                "location_dest_id": stock.copy({"name": "Cella", "location_id": stock.id}).id,
            }
        )
        move._action_confirm()
        self.assertEqual(self._left(), 5)

    def test_without_limit(self):
        """What is made on demand, and services, are not counted."""
        on_demand = self._create_limited("Torta", allow_out_of_stock_order=True)
        craft = self._create_offer(self.producer).product_variant_id
        visit = self._create_offer(self.producer, name="Visita", type="service")
        products = on_demand | craft | visit.product_variant_id
        self.assertEqual(products._get_sellable_quantities(self.warehouse), {})
        order = self._create_stock_order(products, 99)
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        self.assertFalse(order.hold_ids)

    def test_combo_is_not_limited_its_choices_are(self):
        self._put(self.cheese, 1)
        combo = self.env["product.combo"].create(
            {"name": "Uno a scelta", "combo_item_ids": [(0, 0, {"product_id": self.cheese.id})]}
        )
        basket = self.env["product.product"].create(
            {"name": "Cesto", "type": "combo", "combo_ids": [(6, 0, combo.ids)]}
        )
        self.assertNotIn(basket.id, basket._get_sellable_quantities(self.warehouse))
        order = self._create_stock_order([basket, self.cheese], 2)
        self.assertEqual(order._get_stock_needs(), {self.cheese: 2})

    def test_never_below_zero(self):
        self.cheese.allow_out_of_stock_order = True
        self._create_stock_order([self.cheese], 3).action_confirm()
        self.cheese.allow_out_of_stock_order = False
        self.assertEqual(self._left(), 0)

    def test_units(self):
        self._put(self.cheese, 30)
        order = self._create_stock_order([self.cheese], 2)
        order.order_line.product_uom_id = self.dozen
        self.assertEqual(order._get_stock_needs(), {self.cheese: 24})
        order._place_holds()
        self.assertEqual(order.hold_ids.quantity, 24)
        self.assertEqual(self._left(), 6)
        order.action_confirm()
        self.assertEqual(self._left(), 6)

    def test_constant_queries(self):
        few = self.env["product.product"].union(*(self._create_limited(f"A{n}") for n in range(2)))
        many = few.union(*(self._create_limited(f"B{n}", 3) for n in range(20)))
        counts = []
        for products in (few, many):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            products._get_sellable_quantities(self.warehouse)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)  # The places of what is there.
        self.assertLessEqual(counts[1], 9)
