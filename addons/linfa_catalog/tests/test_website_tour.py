from odoo.tests import tagged

from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsiteTour(WebsiteCase):
    def test_an_offer_goes_into_the_cart_from_the_list(self):
        self._create_food(self._create_producer("Malga del Giro"), name="Formaggella del Giro")
        self.start_tour("/shop?search=giro", "linfa_catalog_quick_add")
