from odoo.tests import tagged

from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsiteCheckout(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.cheese = cls._create_food(cls.malga)

    def _add_to_cart(self):
        params = {
            "product_template_id": self.cheese.id,
            "product_id": self.cheese.product_variant_id.id,
            "quantity": 2,
        }
        self.make_jsonrpc_request("/shop/cart/add", params)

    def test_the_cart_says_who_makes_what(self):
        self._add_to_cart()
        document = self._read("/shop/cart")
        self.assertIn("Malga Alta, Collio", self._get_texts(document, "linfa-cart-maker")[0])
        self.assertEqual(self._get_texts(document, "my_cart_quantity"), ["2"])
        for field in document.xpath("//input[contains(@class, 'js_quantity')]"):
            self.assertIn("Formaggella", field.get("aria-label"))

    def test_an_empty_cart_leads_back_to_the_shop(self):
        document = self._read("/shop/cart")
        self.assertTrue(document.xpath("//div[@id='shop_cart']//a[@href='/shop']"))

    def _render_confirmation(self, order):
        return self.env["ir.qweb"]._render(
            "linfa_catalog.confirmation_next", {"order": order, "website": self.website}
        )

    def test_the_confirmation_says_what_happens_next(self):
        self.website.company_id.phone = "030 555 0100"
        order = self._create_order(self.cheese)
        waiting = self._render_confirmation(order)
        for words in ("rosa.bontempi@example.com", "Malga Alta", "Collio", order.name):
            self.assertIn(words, waiting)
        order.action_confirm()
        self.assertNotEqual(self._render_confirmation(order), waiting)

    def test_the_confirmation_names_the_place_of_collection(self):
        order = self._create_order(self.cheese)
        order.pickup_location_data = {"name": "LINFA POINT di Bovegno"}
        self.assertIn("LINFA POINT di Bovegno", self._render_confirmation(order))

    def test_the_button_says_that_it_obliges_to_pay(self):
        view = self.env.ref("website_sale.navigation_buttons")
        arch = view.with_context(lang="en_US")._get_combined_arch()
        label = arch.xpath("//t[@t-call='payment.submit_button']/t[@t-set='submit_button_label']")
        self.assertEqual(label[-1].text, "Order with obligation to pay")

    def test_the_collection_point_can_be_chosen_by_keyboard(self):
        view = self.env.ref("website_sale.delivery_method")
        arch = view._get_combined_arch()
        selector = arch.xpath("//span[@name='o_pickup_location_selector']")[0]
        self.assertEqual(selector.get("role"), "button")
        self.assertEqual(selector.get("tabindex"), "0")
