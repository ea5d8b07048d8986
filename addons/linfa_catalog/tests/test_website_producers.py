import json

from odoo.tests import tagged
from odoo.tools import mute_logger

from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsiteProducers(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        others = cls.env["res.partner"].search([("is_producer", "=", True)])
        others.is_published = False
        cls.malga = cls._create_producer(
            "Malga Alta",
            producer_makes="Formaggi a latte crudo",
            producer_story="<p>Saliamo a giugno.</p>",
            opening_hours="Sabato 9-12",
            image_1920=cls._create_image(),
        )
        cls.forno = cls._create_producer("Forno del Lago", cls.bagolino)
        cls.cheese = cls._create_food(cls.malga)
        cls.visit = cls._create_offer(
            cls.forno, name="Visita al forno", offer_line="tourism", type="service"
        )

    def test_list(self):
        self.assertEqual(self._get_producers("/produttori"), ["Forno del Lago", "Malga Alta"])

    def test_search_by_name_product_and_place(self):
        for word in ("alta", "latte+crudo", "formaggella", "collio", "trompia"):
            with self.subTest(word=word):
                names = self._get_producers(f"/produttori?search={word}")
                self.assertEqual(names, ["Malga Alta"])

    def test_filters(self):
        for query in (
            f"valley={self.sabbia.id}",
            f"municipality={self.bagolino.id}",
            "line=tourism",
            f"valley={self.sabbia.id}&line=tourism&search=forno",
        ):
            with self.subTest(query=query):
                names = self._get_producers(f"/produttori?{query}")
                self.assertEqual(names, ["Forno del Lago"])
        self.assertEqual(
            self._get_producers(f"/produttori?valley={self.trompia.id}&line=tourism"), []
        )

    def test_a_hidden_offer_gives_nobody_away(self):
        self.cheese.is_published = False
        self.assertEqual(self._get_producers("/produttori?search=formaggella"), [])
        self.assertEqual(self._get_producers("/produttori?line=product"), [])

    def test_pages(self):
        for number in range(12):
            self._create_producer(f"Zeta {number:02}")
        self.assertEqual(len(self._get_producers("/produttori")), 12)
        second = self._get_producers("/produttori/page/2?search=")
        self.assertEqual(second, ["Zeta 10", "Zeta 11"])

    def test_the_map_says_what_the_list_says(self):
        document = self._read("/produttori")
        url = f"/produttori?municipality={self.collio.id}"
        link = document.xpath(f"//*[local-name()='svg']//a[@href='{url}']")[0]
        self.assertIn("Collio, 1", link.text_content())
        self.assertIn("Malga Alta", self._get_producers(url))

    def test_the_page_shows_where_the_producer_is(self):
        document = self._read(self.malga.website_url)
        drawing = document.xpath("//*[local-name()='svg'][@role='img']")[0]
        self.assertIn("Collio", drawing.get("aria-label"))
        self.assertEqual(drawing.xpath(".//a"), [])
        chosen = drawing.find_class("is-chosen")
        self.assertEqual([node.text_content().strip() for node in chosen], ["Collio"])

    def test_a_long_list_of_offers_goes_on_in_the_shop(self):
        for number in range(14):
            self._create_offer(self.malga, name=f"Tagliere {number}")
        document = self._read(self.malga.website_url)
        self.assertEqual(len(self._find(document, "linfa-card")), 8)
        self.assertTrue(document.xpath(f"//a[@href='/shop?producer={self.malga.id}']"))

    def test_page(self):
        document = self._read(self.malga.website_url)
        text = document.text_content()
        for words in ("Malga Alta", "Formaggi a latte crudo", "Saliamo a giugno.", "Sabato 9-12"):
            self.assertIn(words, text)
        self.assertEqual(self._get_texts(document, "linfa-card__name"), ["Formaggella di monte"])
        self.assertTrue(document.xpath(f"//input[@value='{self.cheese.product_variant_id.id}']"))
        self.assertNotIn(self.malga.email, text)

    def test_page_for_search_engines(self):
        document = self._read(self.malga.website_url)
        scripts = document.xpath("//script[@type='application/ld+json']/text()")
        data = json.loads(scripts[-1])
        self.assertEqual(data["name"], "Malga Alta")
        self.assertEqual(data["address"]["addressLocality"], "Collio")

    def test_old_and_wrong_names_lead_to_the_page(self):
        for url in (
            f"/produttori/altro-nome-{self.malga.id}",
            f"/partners/{self.env['ir.http']._slug(self.malga)}",
        ):
            with self.subTest(url=url):
                response = self.url_open(url, allow_redirects=False)
                self.assertEqual(response.status_code, 301)
                self.assertTrue(response.headers["Location"].endswith(self.malga.website_url))

    @mute_logger("odoo.http")
    def test_a_hidden_producer_is_as_unknown_as_any_other(self):
        url = self.malga.website_url
        self.malga.is_published = False
        self._read(url, status=404)
        response = self.url_open(f"/partners/{self.malga.id}", allow_redirects=False)
        self.assertNotIn("malga", response.headers.get("Location", ""))
        self.assertEqual(self._get_producers("/produttori"), ["Forno del Lago"])
        self.malga.write({"is_published": True, "active": False})
        self._read(url, status=404)

    def test_whoever_prepares_a_page_sees_it_before_the_others(self):
        self.malga.is_published = False
        self._create_user("redazione", "linfa_catalog.linfa_catalog_group_user")
        self.authenticate("redazione", "redazione")
        document = self._read(self.malga.website_url)
        self.assertTrue(self._find(document, "linfa-note"))

    def test_sitemap(self):
        self.forno.is_published = False
        self.env["ir.attachment"].search([("url", "=like", "/sitemap%")]).unlink()
        text = self.url_open("/sitemap.xml").text
        for path in ("/produttori<", "/valli<", "/accessibilita<", self.malga.website_url):
            self.assertIn(path, text)
        for path in (self.forno.website_url, "/offline", "/linfa"):
            self.assertNotIn(path, text)
