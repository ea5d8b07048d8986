from urllib.parse import quote

from odoo.tests import tagged
from odoo.tools import mute_logger

from .website_common import WebsiteCase

SCRIPT = "<script>alert(1)</script>"


@tagged("post_install", "-at_install")
class TestWebsiteHostile(WebsiteCase):
    """Addresses typed wrong or on purpose, and texts that are not what they seem."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer(
            f"Malga {SCRIPT}",
            producer_makes=SCRIPT,
            opening_hours=SCRIPT,
            producer_story=f"<p>Storia</p>{SCRIPT}<img src=x onerror='alert(1)'>",
        )
        cls.offer = cls._create_food(
            cls.producer,
            name=f"Formaggio {SCRIPT}",
            ingredients=f"LATTE {SCRIPT} SALE",
            origin=SCRIPT,
        )

    def test_bad_parameters_are_left_out(self):
        queries = (
            "valley=abc",
            "valley=99999999999999999999",
            "line=%27%3Bdrop",
            "free=1,2,zz,-4&free=%00",
            "producer=-1&mark=1.5",
            "order=nome;drop",
            "attribute_values=zz",
            "attribute_values=5",
            "category=zz",
            "tags=zz&min_price=zz&max_price=1e400",
            "search=%00%25_%5C",
            f"search={'a' * 3000}",
            "page=abc&ppg=x",
        )
        for query in queries:
            for path in ("/shop", "/produttori"):
                with self.subTest(path=path, query=query[:40]):
                    self._read(f"{path}?{query}")

    def test_pages_out_of_range_show_a_page(self):
        for url in ("/shop/page/0", "/shop/page/9999", "/produttori/page/0", "/produttori/page/99"):
            with self.subTest(url=url):
                self._read(url)

    @mute_logger("odoo.http")
    def test_unknown_addresses_are_not_found(self):
        ordinary = self.env["res.partner"].create({"name": "Cliente", "is_published": True})
        for slug in (
            "nessuno",
            "nessuno-99999999",
            "nessuno-99999999999999999999",
            "-5",
            "0",
            quote(SCRIPT),
            f"cliente-{ordinary.id}",
        ):
            with self.subTest(slug=slug):
                document = self._read(f"/produttori/{slug}", status=404)
                self.assertTrue(self._find(document, "linfa-empty"))
        self._read("/sentiero-che-non-esiste", status=404)

    def _assert_harmless(self, url):
        document = self._read(url)
        for script in document.xpath("//script[contains(text(), 'alert(1)')]"):
            # What search engines read is data, and its brackets are escaped.
            self.assertEqual(script.get("type"), "application/ld+json")
            self.assertNotIn("<script", script.text)
        self.assertEqual(document.xpath("//*[not(self::script)]/@onerror"), [])
        return document

    def test_what_was_searched_is_text(self):
        for path in ("/shop", "/produttori"):
            with self.subTest(path=path):
                document = self._assert_harmless(f"{path}?search={quote(SCRIPT)}")
                self.assertIn(SCRIPT, document.xpath("//input[@name='search']/@value"))

    def test_what_producers_write_is_text(self):
        for url in (
            self.producer.website_url,
            self.offer.website_url,
            f"/shop?producer={self.producer.id}",
            "/produttori?search=malga",
        ):
            with self.subTest(url=url):
                document = self._assert_harmless(url)
                self.assertIn(SCRIPT, document.xpath("string(//main)"))
