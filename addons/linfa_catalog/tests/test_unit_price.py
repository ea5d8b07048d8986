from odoo.tests import tagged

from .suggestions import SUGGESTION_OPTIONS
from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestUnitPrice(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.cheese = cls._create_food(
            cls.malga, name="Zzformaggella", list_price=9, taxes_id=[(5, 0, 0)]
        )
        cls.board = cls._create_offer(cls.malga, name="Zztagliere", base_unit_count=0)

    def _put_into_cart(self, offer, quantity):
        params = {
            "product_template_id": offer.id,
            "product_id": offer.product_variant_id.id,
            "quantity": quantity,
        }
        self.make_jsonrpc_request("/shop/cart/add", params)

    def _read_unit_prices(self, url, css_class="linfa-unit-price"):
        return [text.replace("\xa0", " ") for text in self._get_texts(self._read(url), css_class)]

    def test_on_the_card_the_page_and_in_the_cart(self):
        [card] = self._read_unit_prices("/shop?search=Zzformaggella", "linfa-card__unit")
        self.assertIn("30,00", card.replace(".", ","))
        [page] = self._read_unit_prices(self.cheese.website_url)
        self.assertIn("30,00", page.replace(".", ","))
        self.assertIn("kg", page)
        self._put_into_cart(self.cheese, 3)
        cart = self._read_unit_prices("/shop/cart", "cart_product_base_unit_price")
        self.assertEqual({text.replace(" / ", "/") for text in cart}, {card})

    def test_what_is_sold_by_the_piece_has_none(self):
        self._put_into_cart(self.board, 2)
        self.assertFalse(self._read_unit_prices("/shop/cart", "cart_product_base_unit_price"))

    def test_in_the_suggestions_of_the_search(self):
        options = dict.fromkeys(SUGGESTION_OPTIONS, True)
        answer = self.make_jsonrpc_request(
            "/website/snippet/autocomplete",
            {"search_type": "products_only", "term": "Zzformaggella", "options": options},
        )
        [result] = answer["results"]
        self.assertIn("/kg", result["detail"])
        self.assertIn("30", result["detail"])
        self.assertNotIn("&lt;", result["detail"])
