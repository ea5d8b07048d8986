from odoo.tests import Form, tagged

from .common import LANGUAGE, LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestProducer(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer()

    def test_a_producer_belongs_to_the_valley_of_its_municipality(self):
        self.assertEqual(self.producer.valley_id, self.trompia)
        self.producer.municipality_id = self.bagolino
        self.assertEqual(self.producer.valley_id, self.sabbia)

    def test_the_page_of_a_producer_is_among_the_producers(self):
        slug = self.env["ir.http"]._slug(self.producer)
        self.assertEqual(self.producer.website_url, f"/produttori/{slug}")

    def test_the_page_of_any_other_partner_stays_where_it_was(self):
        self.assertTrue(self.customer.website_url.startswith("/partners/"))

    def test_offers_are_counted_without_the_archived_ones(self):
        self._create_offer(self.producer)
        self._create_offer(self.producer, name="Ciotola")
        self._create_offer(self.producer, name="Vecchio", active=False)
        self._create_offer(self._create_producer("Altra Malga"))
        self.assertEqual(self.producer.offer_count, 2)

    def test_the_button_opens_only_the_offers_of_the_producer(self):
        offer = self._create_offer(self.producer)
        self._create_offer(self._create_producer("Altra Malga"))
        action = self.producer.action_view_offers()
        found = self.env["product.template"].search(action["domain"])
        self.assertEqual(found, offer)
        self.assertEqual(action["context"]["default_producer_id"], self.producer.id)

    def test_what_a_producer_says_is_translated(self):
        self.producer.producer_makes = "Raw milk cheese"
        italian = self.producer.with_context(lang=LANGUAGE)
        italian.producer_makes = "Formaggio di latte crudo"
        self.assertEqual(self.producer.producer_makes, "Raw milk cheese")
        self.assertEqual(italian.producer_makes, "Formaggio di latte crudo")

    def test_the_back_office_writes_a_producer_in_the_form(self):
        user = self._create_user("prova_bottega", "linfa_catalog.linfa_catalog_group_user")
        with Form(self.env["res.partner"].with_user(user)) as form:
            form.name = "Apicoltura Bosco"
            form.is_producer = True
            form.municipality_id = self.bagolino
            form.producer_makes = "Miele"
        self.assertTrue(form.record.is_producer)
        self.assertEqual(form.record.city, "Bagolino")

    def test_the_offer_count_costs_the_same_for_any_number_of_producers(self):
        producers = self.env["res.partner"].concat(
            *(self._create_producer(f"Malga {index}") for index in range(6))
        )
        for producer in producers:
            self._create_offer(producer)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            counts = producers.mapped("offer_count")
        self.assertEqual(counts, [1] * 6)
