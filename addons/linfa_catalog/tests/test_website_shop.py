from urllib.parse import parse_qs, urlsplit

from odoo.fields import Command
from odoo.tests import tagged

from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsiteShop(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Only the offers of the tests are in sight, whatever the database holds.
        published = cls.env["product.template"].search([("is_published", "=", True)])
        published.is_published = False
        cls.malga = cls._create_producer("Malga Alta")
        cls.forno = cls._create_producer("Forno del Lago", cls.bagolino)
        cls.cheese = cls._create_food(cls.malga, name="Formaggella", list_price=9)
        cls.bread = cls._create_food(
            cls.forno,
            name="Pane di segale",
            list_price=5,
            allergen_ids=[Command.set(cls.env.ref("linfa_catalog.allergen_gluten").ids)],
            trace_allergen_ids=[Command.set(cls.env.ref("linfa_catalog.allergen_nuts").ids)],
        )
        cls.visit = cls._create_offer(
            cls.malga, name="Notte in malga", offer_line="tourism", type="service"
        )

    def test_everything_is_listed_without_filters(self):
        names = self._get_offers("/shop")
        self.assertCountEqual(names, ["Formaggella", "Pane di segale", "Notte in malga"])

    def test_line(self):
        self.assertEqual(self._get_offers("/shop?line=tourism"), ["Notte in malga"])

    def test_valley(self):
        url = f"/shop?valley={self.sabbia.id}"
        self.assertEqual(self._get_offers(url), ["Pane di segale"])

    def test_producer(self):
        url = f"/shop?producer={self.malga.id}"
        self.assertCountEqual(self._get_offers(url), ["Formaggella", "Notte in malga"])

    def test_mark_counts_only_while_its_certificate_is_valid(self):
        mark = self.env.ref("linfa_catalog.mark_bio")
        certificate = self._create_certificate(
            self.malga, product_ids=[Command.set(self.cheese.ids)]
        )
        self.assertEqual(self._get_offers(f"/shop?mark={mark.id}"), ["Formaggella"])
        certificate.valid_to = "2021-01-01"
        self.assertEqual(self._get_offers(f"/shop?mark={mark.id}"), [])

    def test_free_from_an_allergen_shows_only_food_that_says_so(self):
        self.assertEqual(self._get_offers(f"/shop?free={self.milk.id}"), ["Pane di segale"])

    def test_a_trace_is_not_free(self):
        nuts = self.env.ref("linfa_catalog.allergen_nuts")
        self.assertEqual(self._get_offers(f"/shop?free={nuts.id}"), ["Formaggella"])

    def test_free_from_several_as_a_form_sends_them(self):
        fish = self.env.ref("linfa_catalog.allergen_fish")
        both = f"/shop?free={fish.id}&free={self.milk.id}"
        listed = f"/shop?free={fish.id},{self.milk.id}"
        self.assertEqual(self._get_offers(both), ["Pane di segale"])
        self.assertEqual(self._get_offers(listed), ["Pane di segale"])

    def test_filters_hold_together(self):
        url = f"/shop?line=product&valley={self.trompia.id}"
        self.assertEqual(self._get_offers(url), ["Formaggella"])

    def test_search_finds_producer_and_place(self):
        self.assertEqual(self._get_offers("/shop?search=bagolino"), ["Pane di segale"])
        names = self._get_offers("/shop?search=malga+alta")
        self.assertCountEqual(names, ["Formaggella", "Notte in malga"])

    def test_search_still_finds_what_resembles(self):
        self.assertIn("Formaggella", self._get_offers("/shop?search=formagela"))

    def test_order(self):
        names = self._get_offers("/shop?line=product&order=list_price+asc")
        self.assertEqual(names, ["Pane di segale", "Formaggella"])

    def test_a_chip_drops_its_filter_and_keeps_the_others(self):
        url = f"/shop?line=product&valley={self.trompia.id}&free={self.milk.id}"
        chips = self._find(self._read(url), "linfa-chip")
        self.assertEqual(len(chips), 2)
        query = parse_qs(urlsplit(chips[0].get("href")).query)
        self.assertEqual(query, {"line": ["product"], "free": [str(self.milk.id)]})

    def test_the_form_keeps_what_was_chosen(self):
        url = f"/shop?valley={self.sabbia.id}&free={self.milk.id}"
        form = self._find(self._read(url), "linfa-filters__form")[0]
        values = dict(form.form_values())
        self.assertEqual(values["valley"], str(self.sabbia.id))
        self.assertEqual(values["free"], str(self.milk.id))

    def test_the_next_page_keeps_the_filters(self):
        self.website.shop_ppg = 1
        document = self._read(f"/shop?producer={self.malga.id}&free=x")
        links = document.xpath("//a[contains(@href, '/shop/page/2')]/@href")
        self.assertTrue(links)
        self.assertIn(f"producer={self.malga.id}", links[0])
        self.assertNotIn("free", links[0])

    def test_nothing_found_says_so(self):
        document = self._read("/shop?search=zzzzzz")
        self.assertTrue(self._find(document, "linfa-empty"))
        self.assertTrue(document.xpath("//a[@href='/produttori?search=zzzzzz']"))

    def test_the_card_says_who_where_and_how_much(self):
        document = self._read(f"/shop?producer={self.malga.id}&line=product")
        card = self._get_texts(document, "linfa-card")[0]
        for text in ("Formaggella", "Malga Alta", "Collio", "€/kg"):
            self.assertIn(text, card)

    def test_an_offer_of_a_hidden_producer_is_gone(self):
        self.malga.is_published = False
        self.assertEqual(self._get_offers("/shop"), ["Pane di segale"])
        options = self._read("/shop").xpath("//select[@name='producer']/option/@value")
        self.assertNotIn(str(self.malga.id), options)
