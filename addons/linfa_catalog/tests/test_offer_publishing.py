from odoo.fields import Command
from odoo.tests import Form, tagged

from .common import LANGUAGE, LinfaCatalogCommon

FOOD_CONTENT = {
    "legal_name": "the legal name of the food",
    "allergens_declared": "the check of the allergens",
    "base_unit_count": "the net quantity in kg or l",
    "base_unit_id": "the net quantity in kg or l",
    "storage_instructions": "how to store it",
    "ingredients": "the ingredients",
    "origin": "the origin",
    "list_price": "a price above zero",
}


@tagged("post_install", "-at_install")
class TestOfferPublishing(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer()

    def test_a_complete_offer_is_published(self):
        for offer in (self._create_offer(self.producer), self._create_food()):
            self.assertTrue(offer.is_published)
            self.assertTrue(offer.is_publishable)
            self.assertEqual(offer._get_publish_issues(), [])

    def test_an_offer_without_producer_cannot_be_published(self):
        with self.assert_refused("the producer"):
            self._create_offer(self.producer, producer_id=False)

    def test_an_offer_of_an_unpublished_producer_cannot_be_published(self):
        hidden = self._create_producer("Malga Nascosta", is_published=False)
        with self.assert_refused("Malga Nascosta"):
            self._create_offer(hidden)

    def test_somebody_who_is_not_a_producer_sells_nothing(self):
        self.customer.is_published = True
        with self.assert_refused("which is not published"):
            self._create_offer(self.customer)

    def test_no_line_is_published_without_a_price(self):
        for line in ("product", "tourism", "service", "voucher"):
            for price in (0.0, -1.0):
                with (
                    self.subTest(line=line, price=price),
                    self.assert_refused("price above zero"),
                ):
                    self._create_offer(self.producer, offer_line=line, list_price=price)

    def test_food_is_not_published_without_what_the_law_wants(self):
        for field, message in FOOD_CONTENT.items():
            with (
                self.subTest(field=field),
                self.assert_refused(message),
            ):
                self._create_food(self.producer, **{field: False})

    def test_a_published_food_cannot_lose_what_the_law_wants(self):
        for field, message in FOOD_CONTENT.items():
            with (
                self.subTest(field=field),
                self.assert_refused(message),
            ):
                self._create_food(self.producer)[field] = False

    def test_loose_food_needs_neither_ingredients_nor_origin(self):
        food = self._create_food(
            self.producer, food_presentation="loose", ingredients=False, origin=False
        )
        self.assertTrue(food.is_published)
        with self.assert_refused("the origin"):
            food.food_presentation = "prepacked"

    def test_the_message_lists_everything_missing_at_once(self):
        bare = self._create_offer(
            self.producer,
            name="Formaggio",
            list_price=0,
            is_food=True,
            is_published=False,
            producer_id=False,
        )
        self.assertFalse(bare.is_publishable)
        issues = {"the producer", *FOOD_CONTENT.values()}
        with self.assert_refused("Formaggio", *(f"- {issue}" for issue in issues)):
            bare.is_published = True
        self.assertEqual(len(bare.publish_issues.splitlines()), 8)

    def test_an_unfinished_offer_can_be_saved(self):
        offer = self._create_food(self.producer, is_published=False, origin=False)
        offer.legal_name = False
        self.assertEqual(offer._get_publish_issues(), ["the legal name of the food", "the origin"])

    def test_the_net_quantity_is_in_kilos_or_litres(self):
        piece = self.env["website.base.unit"].create({"name": "pezzo"})
        with self.assert_refused("net quantity"):
            self._create_food(self.producer, base_unit_id=piece.id)

    def test_the_unit_of_the_net_quantity_survives_the_creation(self):
        oil = self._create_food(self.producer, base_unit_count=0.75, base_unit_id=self.litre.id)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(oil.base_unit_id, self.litre)
        self.assertEqual(oil.product_variant_id.base_unit_id, self.litre)
        self.assertAlmostEqual(oil.base_unit_price, 12.0)

    def test_a_variant_cannot_lose_the_net_quantity_of_a_published_food(self):
        food = self._create_food(self.producer)
        with self.assert_refused("net quantity"):
            food.product_variant_id.base_unit_count = 0

    def test_each_size_of_a_food_states_its_net_quantity(self):
        sizes = self.env["product.attribute"].create(
            {
                "name": "Peso",
                "value_ids": [
                    Command.create({"name": "250 g"}),
                    Command.create({"name": "500 g"}),
                ],
            }
        )
        honey = self._create_food(self.producer, is_published=False)
        honey.attribute_line_ids = [
            Command.create(
                {
                    "attribute_id": sizes.id,
                    "value_ids": [Command.set(sizes.value_ids.ids)],
                }
            )
        ]
        small, large = honey.product_variant_ids
        small.write({"base_unit_count": 0.25, "base_unit_id": self.kilo.id})
        large.write({"base_unit_count": 0, "base_unit_id": False})
        with self.assert_refused("net quantity"):
            honey.is_published = True
        large.write({"base_unit_count": 0.5, "base_unit_id": self.kilo.id})
        honey.is_published = True
        self.assertTrue(honey.is_publishable)

    def test_the_offers_of_a_producer_hidden_later_stay_editable(self):
        offer = self._create_offer(self.producer)
        self.producer.is_published = False
        offer.list_price = 20
        self.assertEqual(offer.list_price, 20)
        self.assertFalse(offer.is_publishable)
        with self.assert_refused("price above zero"):
            offer.list_price = 0

    def test_completeness_follows_the_producer(self):
        offer = self._create_offer(self.producer, is_published=False)
        self.assertTrue(offer.is_publishable)
        self.producer.is_published = False
        self.assertFalse(offer.is_publishable)
        self.producer.is_published = True
        self.assertTrue(offer.is_publishable)

    def test_a_category_alone_publishes_nothing(self):
        category = self.env.ref("linfa_catalog.category_cheese")
        with Form(self.env["product.product"]) as form:
            form.name = "Bozza"
            form.public_categ_ids.add(category)
        self.assertFalse(form.record.is_published)

    def test_a_duplicate_is_not_published(self):
        self.assertFalse(self._create_offer(self.producer).copy().is_published)

    def test_the_net_quantity_reads_as_on_a_label(self):
        shown = {
            (0.3, self.kilo): "300 g",
            (0.0125, self.kilo): "12,5 g",
            (1, self.kilo): "1 kg",
            (1.5, self.kilo): "1,5 kg",
            (0.75, self.litre): "0,75 l",
            (5, self.litre): "5 l",
        }
        for (count, unit), text in shown.items():
            with self.subTest(text=text):
                food = self._create_food(self.producer, base_unit_count=count, base_unit_id=unit.id)
                italian = food.with_context(lang=LANGUAGE)
                self.assertEqual(italian.net_quantity_display, text)
        self.assertFalse(self._create_offer(self.producer).net_quantity_display)

    def test_the_place_of_an_offer_is_the_place_of_its_producer(self):
        offer = self._create_offer(self.producer)
        self.assertEqual(offer.municipality_id, self.collio)
        self.assertEqual(offer.valley_id, self.trompia)
        self.producer.municipality_id = self.bagolino
        self.assertEqual(offer.municipality_id, self.bagolino)
        self.assertEqual(offer.valley_id, self.sabbia)
