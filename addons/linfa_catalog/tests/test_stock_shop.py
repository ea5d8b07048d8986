from odoo.tests import tagged

from .stock_common import StockCommon
from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestStockShop(StockCommon, WebsiteCase):
    """The shop shows and enforces what can still be sold."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["delivery.carrier"].search([("delivery_type", "=", "in_store")]).active = False
        cls.website.warehouse_id = cls.warehouse
        cls.template = cls.cheese.product_tmpl_id
        cls._put(cls.cheese, 3)

    def _add(self, product=None, quantity=1):
        product = product or self.cheese
        params = {
            "product_template_id": product.product_tmpl_id.id,
            "product_id": product.id,
            "quantity": quantity,
        }
        return self.make_jsonrpc_request("/shop/cart/add", params)

    def _get_cart(self):
        return self.env["sale.order"].search([("website_id", "=", self.website.id)], limit=1)

    def _create_pick_up(self):
        product = self.env["product.product"].create({"name": "Ritiro", "type": "service"})
        return self.env["delivery.carrier"].create(
            {
                "name": "Ritiro al LINFA POINT di prova",
                "delivery_type": "in_store",
                "product_id": product.id,
                "warehouse_ids": [(6, 0, self.place.ids)],
                "is_published": True,
            }
        )

    def _hold(self, quantity=3):
        self._create_payment(self._create_stock_order([self.cheese], quantity))

    def _read_combination(self):
        params = {
            "product_template_id": self.template.id,
            "product_id": self.cheese.id,
            "combination": [],
            "add_qty": 1,
        }
        return self.make_jsonrpc_request("/website_sale/get_combination_info", params)

    def test_card_and_page_follow_what_is_promised(self):
        url = f"/shop?search={self.cheese.name}"
        self.assertFalse(self._find(self._read(url), "linfa-card__sold-out"))
        self._create_stock_order([self.cheese], 2).action_confirm()
        self.assertEqual(self._read_combination()["free_qty"], 1)
        self._hold(1)
        self.assertEqual(self._read_combination()["free_qty"], 0)
        self.assertEqual(len(self._find(self._read(url), "linfa-card__sold-out")), 1)
        self.assertTrue(self._find(self._read(self.template.website_url), "linfa-sold-out"))

    def test_cart_takes_no_more_than_there_is(self):
        self._create_stock_order([self.cheese], 1).action_confirm()
        answer = self._add(quantity=5)
        self.assertEqual(answer["quantity"], 2)
        cart = self._get_cart()
        self.assertEqual(cart.order_line.product_uom_qty, 2)
        self.assertIn("2", cart.order_line.shop_warning)
        self._add()
        self.assertEqual(cart.order_line.product_uom_qty, 2)

    def test_sold_out_is_not_put_in_the_cart(self):
        self._hold()
        self.assertFalse(self._add()["quantity"])
        self.assertFalse(self._get_cart().order_line)

    def test_cart_says_what_was_taken_meanwhile(self):
        self._add(quantity=2)
        self.assertTrue(self._get_cart()._is_cart_ready())
        self._hold(2)
        self.env.invalidate_all()
        self.assertFalse(self._get_cart()._is_cart_ready())
        [issue] = self._get_cart()._get_sale_issues()
        self.assertIn("Only 1 of Formaggella is left.", issue)
        text = self._read("/shop/cart").text_content()
        self.assertIn("Formaggella", text)

    def test_own_hold_is_not_lost_to_its_owner(self):
        self._add(quantity=3)
        self._get_cart()._place_holds()
        self.assertTrue(self._get_cart()._is_cart_ready())
        self.assertEqual(self._read_combination()["free_qty"], 3)
        self.assertEqual(self._left(), 0)

    def test_payment_is_refused_where_it_is_not_there(self):
        self._put(self.cheese, 1, self.place)
        carrier = self._create_pick_up()
        self._add(quantity=2)
        cart = self._get_cart()
        cart.write({"carrier_id": carrier.id, "warehouse_id": self.place.id})
        self.assertFalse(cart._get_sale_issues())
        with self.assert_refused("Only 1 of Formaggella is left."):
            cart._check_cart_is_ready_to_be_paid()
        self.assertEqual(cart._get_insufficient_stock_data(self.place.id), {cart.order_line: 1})
        self.assertFalse(cart._get_insufficient_stock_data(self.warehouse.id))

    def test_the_place_with_most_counts_before_the_choice(self):
        self._put(self.cheese, 8, self.place)
        self._create_pick_up()
        self.assertEqual(self._read_combination()["free_qty"], 8)
        info = self._read_combination()
        self.assertEqual(info["in_store_stock_data"]["quantity"], 8)
        self.assertEqual(self._add(quantity=9)["quantity"], 8)

    def test_half_units_are_not_offered(self):
        self._put(self.cheese, 2.5)
        self.assertEqual(self._add(quantity=3)["quantity"], 2)

    def test_made_on_demand_is_never_refused(self):
        self.template.allow_out_of_stock_order = True
        self.assertEqual(self._add(quantity=50)["quantity"], 50)
        self.assertFalse(self._get_cart()._get_hold_notice())

    def test_payment_page_says_that_goods_are_kept(self):
        self._add()
        cart = self._get_cart()
        values = {"website_sale_order": cart}
        before = self.env["ir.qweb"]._render("linfa_catalog.hold_notice", values)
        self.assertIn("15", before)
        cart._place_holds()
        after = self.env["ir.qweb"]._render("linfa_catalog.hold_notice", values)
        self.assertIn("15", after)
        self.assertNotEqual(before, after)

    def _count(self, action):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        action()
        return self.env.cr.sql_log_count - before

    def test_queries_per_cart_line_are_constant(self):
        self.website.warehouse_id = False
        self._add()
        cart = self._get_cart()
        first = self._create_limited("Prima", 5)
        self._add(first)
        actions = {
            "cart": lambda: self._read("/shop/cart"),
            "add": lambda: self._add(first),
            "change": lambda: cart._verify_updated_quantity(
                cart.order_line[0], self.cheese.id, 2, self.unit.id
            ),
            "issues": cart._get_sale_issues,
            "lines": lambda: cart.order_line.mapped(lambda line: line._get_max_line_qty()),
        }
        for action in actions.values():
            action()  # What is read once only.
        counts = []
        for size in (6, 26):
            for number in range(len(cart.order_line), size):
                self._add(self._create_limited(f"Altra {number}", 5))
            counts.append({name: self._count(action) for name, action in actions.items()})
        few, many = counts
        self.assertEqual(len(cart.order_line), 26)
        for name in actions:
            self.assertLessEqual(many[name], few[name] + 2, name)

    def test_queries_of_the_shop_are_constant(self):
        self.website.warehouse_id = False
        self.env["product.template"].search([("is_published", "=", True)]).is_published = False
        self.website.shop_ppg = 24
        counts = []
        for size in (4, 16):
            for number in range(size):
                self._create_limited(f"Offerta {size} {number}", number % 2 * 3)
            self._read("/shop")
            counts.append(self._count(lambda: self._read("/shop")))
        self.assertEqual(counts[0], counts[1])
        self.assertEqual(len(self._find(self._read("/shop"), "linfa-card__sold-out")), 10)
