from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import LANGUAGE
from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsitePages(WebsiteCase):
    def test_home_shows_the_four_lines(self):
        document = self._read("/")
        links = document.xpath("//a[contains(@class, 'linfa-line__name')]/@href")
        lines = ("product", "tourism", "service", "voucher")
        self.assertEqual(links, [f"/shop?line={line}" for line in lines])

    def test_home_shows_offers_and_producers_of_the_day(self):
        producer = self._create_producer("Malga Alta")
        self._create_food(producer)
        hidden = self._create_producer("Malga Nascosta", is_published=False)
        document = self._read("/")
        self.assertTrue(self._find(document, "linfa-card"))
        self.assertTrue(self._find(document, "linfa-person"))
        self.assertNotIn(hidden.name, document.text_content())

    def test_everybody_takes_a_turn_on_the_home_page(self):
        published = self.env["res.partner"].search([("is_producer", "=", True)])
        published.is_published = False
        producers = self.env["res.partner"]
        for number in range(5):
            producer = self._create_producer(f"Malga {number}")
            self._create_offer(producer)
            producers |= producer
        seen = self.env["res.partner"]
        for day in range(1, 6):
            with freeze_time(f"2026-03-{day:02}"):
                turn = self.website._get_spotlight_producers(2)
                self.assertEqual(len(turn), 2)
                seen |= turn.sudo(False)
        self.assertEqual(seen, producers)

    def test_home_of_the_editors_comes_first(self):
        self.website.homepage_url = "/valli"
        self.assertTrue(self._find(self._read("/"), "linfa-valley"))

    def test_valleys(self):
        producer = self._create_producer("Malga Alta")
        self._create_food(producer)
        document = self._read("/valli")
        self.assertEqual(len(self._find(document, "linfa-valley")), 2)
        counts = self.website._get_municipality_counts()[self.collio.id]
        places = self._get_texts(document, "linfa-valley__places")[0]
        self.assertIn(f"Collio {counts[0]} ", places)
        self.assertGreaterEqual(counts[1], 1)

    def test_the_footer_says_who_sells(self):
        company = self.website.company_id
        company.write({"phone": "030 555 0100", "email": "info@example.com"})
        text = self._get_texts(self._read("/valli"), "linfa-seller")[0]
        for words in (company.name, "030 555 0100", "info@example.com"):
            self.assertIn(words, text)

    def test_one_title_and_one_way_to_the_content(self):
        offer = self._create_food(self._create_producer("Malga Alta"))
        for url in (
            "/",
            "/shop",
            offer.website_url,
            "/produttori",
            "/valli",
            "/accessibilita",
            "/shop/cart",
            "/web/login",
        ):
            with self.subTest(url=url):
                document = self._read(url)
                self.assertEqual(len(document.xpath("//h1")), 1)
                self.assertTrue(document.xpath("//*[@id='wrap']"))
                self.assertTrue(document.xpath("//html/@lang"))

    @mute_logger("odoo.http")
    def test_unknown_pages_speak_italian(self):
        module = self.env["ir.module.module"]
        module._load_module_terms(["linfa_catalog"], [LANGUAGE])
        self.website.write(
            {
                "language_ids": [(6, 0, self.env["res.lang"]._lang_get(LANGUAGE).ids)],
                "default_lang_id": self.env["res.lang"]._lang_get(LANGUAGE).id,
            }
        )
        for url in ("/sentiero-che-non-esiste", "/produttori/nessuno"):
            with self.subTest(url=url):
                document = self._read(url, status=404)
                self.assertIn("non porta da nessuna parte", document.text_content())
                self.assertEqual(document.get("lang"), "it-IT")

    def test_a_website_of_the_cooperative_shows_prices_with_vat(self):
        website = self.env["website"].create({"name": "Altro"})
        self.assertEqual(website.show_line_subtotals_tax_selection, "tax_included")
