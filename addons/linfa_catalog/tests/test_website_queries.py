from odoo.tests import tagged

from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsiteQueries(WebsiteCase):
    """A longer list costs no more questions to the database than a short one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["product.template"].search([("is_published", "=", True)]).is_published = False
        cls.env["res.partner"].search([("is_producer", "=", True)]).is_published = False
        cls.website.shop_ppg = 24

    def _create_offers(self, count):
        for number in range(count):
            municipality = (self.collio, self.bagolino)[number % 2]
            producer = self._create_producer(
                f"Malga {number}", municipality, image_1920=self._create_image()
            )
            offer = self._create_food(producer, image_1920=self._create_image())
            self._create_certificate(producer, "pat", product_ids=[(6, 0, offer.ids)])

    def _count_queries(self, url):
        self.env.flush_all()
        self.env.invalidate_all()
        self.url_open(url)  # Templates and settings are asked for once.
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.assertEqual(self.url_open(url).status_code, 200)
        return self.env.cr.sql_log_count - before

    def _assert_constant(self, url):
        self._create_offers(5)
        few = self._count_queries(url)
        self._create_offers(15)
        self.assertEqual(self._count_queries(url), few)

    def test_shop(self):
        self._assert_constant("/shop")

    def test_producers(self):
        self._assert_constant("/produttori")

    def test_home(self):
        """The producers of the day may be among those the offers already asked for:
        two questions more or less say nothing, one for each of the new ones would.
        """
        self._create_offers(9)
        few = self._count_queries("/")
        self._create_offers(20)
        self.assertAlmostEqual(self._count_queries("/"), few, delta=2)

    def test_valleys(self):
        self._assert_constant("/valli")
