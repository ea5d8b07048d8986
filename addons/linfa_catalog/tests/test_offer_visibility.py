from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import LANGUAGE
from .visibility import NAME, NEWEST, QUIET, OfferVisibilityCase


@tagged("post_install", "-at_install")
class TestOfferVisibility(OfferVisibilityCase):
    """What a hidden producer means for feeds, categories, carts and searches."""

    def test_feed(self):
        domain = self.env["website"].get_current_website()._get_basic_feed_product_domain()
        self.assertIn(self.offer.product_variant_id, self._search_variants(domain))
        self._hide_producer()
        self.assertNotIn(self.offer.product_variant_id, self._search_variants(domain))

    def _search_variants(self, domain):
        return self.env["product.product"].search(domain)

    def test_category_without_visible_offers(self):
        self.assertTrue(self.category.has_published_products)
        public = self.category.with_user(self.env.ref("base.public_user"))
        self.assertIn(self.category, public.search([]))
        self._hide_producer()
        self.category.invalidate_recordset()
        self.assertFalse(self.category.has_published_products)
        self.assertNotIn(self.category, public.search([]))

    def _add_to_cart(self, offer):
        return self._call(
            "/shop/cart/add",
            product_template_id=offer.id,
            product_id=offer.product_variant_id.id,
            quantity=1,
        )

    def test_nothing_hidden_gets_into_a_cart(self):
        lines = self.env["sale.order.line"]
        own = [("product_template_id", "=", self.offer.id)]
        self.assertTrue(self._add_to_cart(self.offer))
        self.assertEqual(lines.search_count(own), 1)
        lines.search(own).order_id.order_line.unlink()
        self._hide_producer()
        with mute_logger(*QUIET):
            self.assertFalse(self._add_to_cart(self.offer))
            self.assertFalse(
                self._call(
                    "/shop/cart/add",
                    product_template_id=self.neighbour.id,
                    product_id=self.neighbour.product_variant_id.id,
                    quantity=1,
                    linked_products=[
                        {
                            "product_template_id": self.offer.id,
                            "product_id": self.offer.product_variant_id.id,
                            "parent_product_template_id": self.neighbour.id,
                            "quantity": 1,
                            "product_custom_attribute_values": [],
                            "no_variant_attribute_value_ids": [],
                        }
                    ],
                )
            )
        self.assertEqual(lines.search_count(own), 0)

    def test_a_cart_with_a_hidden_offer_is_not_paid(self):
        website = self.env["website"].get_current_website()
        cart = self._create_order(self.offer + self.neighbour, website_id=website.id)
        self._hide_producer()
        with self.assert_refused(NAME):
            cart._check_cart_is_ready_to_be_paid()

    def test_a_cart_says_what_is_no_longer_on_sale(self):
        self._add_to_cart(self.offer)
        self._hide_producer()
        line = self.env["sale.order.line"].search([("product_template_id", "=", self.offer.id)])
        cart = line.order_id
        self.assertFalse(cart._is_cart_ready())
        self.assertFalse(line._is_sellable())
        warning = cart.with_context(lang=LANGUAGE)._get_shop_warning()
        self.assertIn(NAME, warning)
        self.assertIn(warning, self._read_page("/shop/cart"))

    def test_a_cart_with_an_offer_withdrawn_is_not_paid(self):
        website = self.env["website"].get_current_website()
        cart = self._create_order(self.neighbour, website_id=website.id)
        self.neighbour.is_published = False
        with self.assert_refused("Tagliere vicino"):
            cart._check_cart_is_ready_to_be_paid()

    def test_an_archived_producer_is_hidden(self):
        public = self.offer.with_user(self.env.ref("base.public_user"))
        self.assertEqual(public.name, NAME)
        self.producer.active = False
        self.assertFalse(self.offer.website_published)
        with mute_logger(*QUIET), self.assertRaises(AccessError):
            public.invalidate_recordset()
            public.read(["name"])

    def test_an_offer_comes_back_with_its_producer(self):
        self._hide_producer()
        self.assertTrue(self.offer.is_published)
        self.assertFalse(self.offer.website_published)
        self.producer.is_published = True
        self.assertTrue(self.offer.website_published)
        self.assertIn(NAME, self._read_page(NEWEST))

    def test_published_is_searched_as_it_is_computed(self):
        Product = self.env["product.template"]
        own = [("producer_id", "=", self.producer.id)]
        published = [("website_published", "=", True)]
        hidden = [("website_published", "=", False)]
        self.assertEqual(Product.search(own + published), self.offer)
        self.assertFalse(Product.search(own + hidden))
        self._hide_producer()
        self.assertFalse(Product.search(own + published))
        self.assertEqual(Product.search(own + hidden), self.offer)

    def test_the_publish_button_does_not_show_a_hidden_producer(self):
        self._hide_producer()
        with self.assertRaises(ValidationError):
            self.offer.website_publish_button()
        self.assertFalse(self.offer.website_published)
