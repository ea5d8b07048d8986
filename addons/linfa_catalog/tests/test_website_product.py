import json

from odoo.fields import Command
from odoo.tests import tagged

from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsiteProduct(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta", street="Via dei Pascoli 3")
        cls.cheese = cls._create_food(
            cls.malga,
            usage_instructions="Togliere dal frigorifero prima",
            nutrition_exemption="micro_producer",
        )

    def _get_label(self, offer):
        return self._get_texts(self._read(offer.website_url), "linfa-label")[0]

    def test_the_label_says_what_the_law_wants(self):
        label = self._get_label(self.cheese)
        for text in (
            "Formaggio di latte vaccino crudo",
            "LATTE crudo, sale, caglio",
            self.milk.with_context(lang=self.website.default_lang_id.code).name,
            "300 g",
            "In frigorifero tra 4 e 8 gradi",
            "Italia, Valle Trompia",
            "Togliere dal frigorifero prima",
            "Malga Alta, Via dei Pascoli 3, 25060 Collio (BS)",
            "Annex V" if "Annex V" in label else "allegato V",
        ):
            self.assertIn(text, label)

    def test_allergens_stand_out_in_the_ingredients(self):
        lines = self._find(self._read(self.cheese.website_url), "linfa-label__lines")
        self.assertEqual(lines[0].xpath("./strong/text()"), ["LATTE"])

    def test_no_allergens_is_a_statement(self):
        self.assertIn("14", self._get_label(self._create_food(self.malga, allergen_ids=[])))

    def test_alcohol_is_told_above_the_limit_of_the_law(self):
        beer = self._create_food(
            self.malga, name="Birra", alcohol_by_volume=5.2, age_restriction="18"
        )
        self.assertIn("% vol", self._get_label(beer))
        self.assertNotIn("% vol", self._get_label(self.cheese))

    def test_the_producer_stands_beside_the_offer(self):
        document = self._read(self.cheese.website_url)
        links = document.xpath("//p[contains(@class, 'linfa-maker')]//a/@href")
        self.assertEqual(links, [self.malga.website_url])
        self.assertIn("Collio", self._get_texts(document, "linfa-maker")[0])

    def test_the_seller_is_named(self):
        text = self._get_texts(self._read(self.cheese.website_url), "linfa-sold-by")[0]
        self.assertIn(self.website.company_id.name, text)

    def test_the_price_of_a_kilo_is_beside_the_price(self):
        document = self._read(self.cheese.website_url)
        wrapper = self._find(document, "o_base_unit_price_wrapper")[0]
        self.assertNotIn("d-none", wrapper.get("class"))
        self.assertIn("kg", wrapper.text_content())

    def test_a_mark_comes_with_its_certificate_and_goes_with_it(self):
        certificate = self._create_certificate(
            self.malga,
            "dop",
            number="NVT-014",
            body="Organismo Alfa",
            product_ids=[Command.set(self.cheese.ids)],
        )
        document = self._read(self.cheese.website_url)
        text = self._get_texts(document, "linfa-certificates")[0]
        self.assertIn("NVT-014, Organismo Alfa", text)
        self.assertIn("Malga Alta", text)
        self.assertIn("DOP", self._get_texts(document, "linfa-badge")[0])
        certificate.valid_to = "2021-01-01"
        document = self._read(self.cheese.website_url)
        self.assertFalse(self._find(document, "linfa-certificates"))
        self.assertFalse(self._find(document, "linfa-badge"))

    def test_search_engines_are_told_the_producer(self):
        document = self._read(self.cheese.website_url)
        scripts = document.xpath("//script[@type='application/ld+json']/text()")
        data = json.loads(scripts[-1])
        self.assertEqual(data[0]["brand"]["name"], "Malga Alta")

    def test_quantity_has_a_name_for_screen_readers(self):
        field = self._read(self.cheese.website_url).xpath("//input[@name='add_qty']")[0]
        self.assertTrue(field.get("aria-label"))

    def test_an_offer_that_is_no_food_has_no_allergens(self):
        knife = self._create_offer(self.malga, name="Coltello", origin="Lumezzane")
        label = self._get_label(knife)
        self.assertIn("Lumezzane", label)
        self.assertNotIn("14", label)
