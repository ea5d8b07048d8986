"""What credit does not pay, and the sentence that says why (case 10: categories, shops)."""

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestProgrammeRefusal(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer()
        cls.neighbour = cls._create_producer("Cascina Bassa", cls.bagolino)
        cls.food = cls.env.ref("linfa_catalog.category_product")
        cls.cheese_shelf = cls.env.ref("linfa_catalog.category_cheese")
        cls.school = cls.env.ref("linfa_catalog.category_school")
        cls.cheese = cls._offer("Formaggella", cls.cheese_shelf)
        cls.wine = cls._offer("Vino", cls.food, alcohol_by_volume=12.5, age_restriction="18")
        cls.lessons = cls._offer("Ripetizioni", cls.school, offer_line="service")
        cls.shop = cls.env["res.partner"].create(
            {"name": "Alimentari Rosa", **cls.collio._prepare_address_vals()}
        )
        cls.shop.municipality_id = cls.collio

    @classmethod
    def _offer(cls, name, category, **values):
        return cls._create_offer(
            cls.producer,
            name=name,
            public_categ_ids=[Command.set(category.ids)],
            is_published=False,
            **values,
        ).product_variant_id

    def _refusal(self, product, payee=None, **rules):
        """Return why a programme with these rules does not pay for a product."""
        programme = self._create_programme(**rules)
        refusals = programme._get_refusals(product, payee)
        for template, sentence in programme._get_refusals(product.product_tmpl_id, payee).items():
            self.assertEqual(template, (programme.id, product.product_tmpl_id.id))
            self.assertEqual(refusals[programme.id, product.id], sentence)
        return refusals.get((programme.id, product.id))

    def _shop_refusal(self, category=None, **rules):
        programme = self._create_programme(**rules)
        return programme._get_payee_refusals(self.shop, category).get(programme.id)

    def test_cumulative_credit_pays_for_everything_but_vouchers(self):
        gift = self._offer("Buono", self.food, offer_line="voucher")
        for product in (self.cheese, self.wine, self.lessons):
            self.assertIsNone(self._refusal(product))
        self.assertIn("does not buy vouchers", self._refusal(gift))

    def test_lines(self):
        rules = {"kind": "welfare_c2", "name": "Scuola"}
        self.assertEqual(
            self._refusal(self.cheese, **rules),
            "Scuola pays only for: Visits and Stays, Services.",
        )
        self.assertIsNone(self._refusal(self.lessons, **rules))

    def test_categories_with_what_is_below_them(self):
        above = {"allowed_category_ids": [Command.set(self.food.ids)]}
        self.assertIsNone(self._refusal(self.cheese, **above))
        self.assertEqual(
            self._refusal(self.lessons, name="Spesa", **above),
            f"Spesa pays only for: {self.food.name}.",
        )
        below = {"allowed_category_ids": [Command.set(self.cheese_shelf.ids)]}
        self.assertTrue(self._refusal(self.wine, **below))
        excluded = {"excluded_category_ids": [Command.set(self.food.ids)]}
        self.assertIn("Formaggella", self._refusal(self.cheese, **excluded))
        self.assertIsNone(self._refusal(self.lessons, **excluded))

    def test_offers_one_by_one(self):
        only = {"allowed_product_ids": [Command.set(self.lessons.product_tmpl_id.ids)]}
        self.assertIsNone(self._refusal(self.lessons, **only))
        self.assertIn("Ripetizioni", self._refusal(self.cheese, **only))
        never = {"excluded_product_ids": [Command.set(self.cheese.product_tmpl_id.ids)]}
        self.assertIn("Formaggella", self._refusal(self.cheese, **never))

    def test_an_offer_besides_a_category(self):
        rules = {
            "allowed_category_ids": [Command.set(self.school.ids)],
            "allowed_product_ids": [Command.set(self.cheese.product_tmpl_id.ids)],
        }
        self.assertIsNone(self._refusal(self.cheese, **rules))
        self.assertIsNone(self._refusal(self.lessons, **rules))
        self.assertTrue(self._refusal(self.wine, **rules))

    def test_what_a_rule_names_stays_in_it(self):
        """An archived offer still narrows; a deleted one cannot be."""
        template = self.lessons.product_tmpl_id
        programme = self._create_programme(allowed_product_ids=[Command.set(template.ids)])
        template.active = False
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertTrue(programme._get_refusals(self.cheese))
        for record in (template, self.neighbour, self.school):
            field = {
                "product.template": "excluded_product_ids",
                "res.partner": "producer_ids",
                "product.public.category": "excluded_category_ids",
            }[record._name]
            self._create_programme(**{field: [Command.set(record.ids)]})
            with (
                self.subTest(record._name),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                record.unlink()

    def test_alcohol_of_a_municipal_scheme_is_refused(self):
        """Case 11, first part."""
        self.assertEqual(
            self._refusal(self.wine, kind="municipal", name="Buoni spesa"),
            "Buoni spesa does not pay for alcohol.",
        )
        self.assertIsNone(self._refusal(self.cheese, kind="municipal"))

    def test_producers_and_valleys(self):
        rules = {"producer_ids": [Command.set(self.neighbour.ids)]}
        self.assertIn("Cascina Bassa", self._refusal(self.cheese, **rules))
        rules = {"valley_ids": [Command.set(self.sabbia.ids)]}
        self.assertIn(self.sabbia.name, self._refusal(self.cheese, **rules))
        rules = {"valley_ids": [Command.set(self.trompia.ids)]}
        self.assertIsNone(self._refusal(self.cheese, **rules))

    def test_shops(self):
        other = self.env["res.partner"].create({"name": "Ferramenta"})
        self.assertIsNone(self._shop_refusal())
        self.assertIn("LINFA only", self._shop_refusal(kind="welfare_c2"))
        self.assertIn("Ferramenta", self._shop_refusal(merchant_ids=[Command.set(other.ids)]))
        self.assertIsNone(self._shop_refusal(merchant_ids=[Command.set(self.shop.ids)]))
        self.assertTrue(self._shop_refusal(valley_ids=[Command.set(self.sabbia.ids)]))
        self.assertIsNone(self._shop_refusal(valley_ids=[Command.set(self.trompia.ids)]))
        self.assertIn("LINFA only", self._refusal(self.lessons, self.shop, kind="welfare_c2"))

    def test_a_till_of_the_shop_counts_as_the_shop(self):
        till = self.env["res.partner"].create({"name": "Cassa 1", "parent_id": self.shop.id})
        programme = self._create_programme(merchant_ids=[Command.set(self.shop.ids)])
        self.assertEqual(programme._get_payee_refusals(till), {})

    def test_a_shop_that_does_not_say_what_it_sells(self):
        only = {"allowed_category_ids": [Command.set(self.food.ids)]}
        self.assertTrue(self._shop_refusal(**only))
        self.assertTrue(self._shop_refusal(self.school, **only))
        self.assertIsNone(self._shop_refusal(self.cheese_shelf, **only))
        never = {"excluded_category_ids": [Command.set(self.food.ids)]}
        self.assertIsNone(self._shop_refusal(**never))
        self.assertTrue(self._shop_refusal(self.cheese_shelf, **never))

    def test_dates_are_days_of_italy(self):
        programme = self._create_programme(date_from="2026-03-01", date_to="2026-03-31")
        for moment, is_open in (
            ("2026-02-28 22:59:00", False),
            ("2026-02-28 23:01:00", True),  # the 1st of March in Italy
            ("2026-03-31 21:59:00", True),
            ("2026-03-31 22:01:00", False),  # the 1st of April in Italy
        ):
            with self.subTest(moment), freeze_time(moment):
                self.assertEqual(not programme._get_refusals(self.cheese), is_open)

    def test_a_programme_that_is_not_active(self):
        programme = self._create_programme()
        programme.state = "closed"
        self.assertIn("cannot be spent", programme._get_refusals(self.cheese).popitem()[1])
        self.assertTrue(programme._get_payee_refusals(None))

    def test_a_long_list_of_names_is_cut(self):
        shops = self.env["res.partner"].create([{"name": f"Negozio {n}"} for n in range(9)])
        sentence = self._shop_refusal(merchant_ids=[Command.set(shops.ids)])
        self.assertIn("Negozio 3, …", sentence)
        self.assertNotIn("Negozio 4", sentence)

    def test_many_products_and_programmes_cost_the_queries_of_one(self):
        rules = {
            "allowed_category_ids": [Command.set(self.food.ids)],
            "producer_ids": [Command.set(self.producer.ids)],
            "valley_ids": [Command.set(self.trompia.ids)],
            "merchant_ids": [Command.set(self.shop.ids)],
        }
        programmes = self.env["linfa.programme"].union(
            *(self._create_programme(**rules) for _number in range(3))
        )
        products = self.env["product.product"].union(
            *(self._offer(f"Formaggella {n}", self.cheese_shelf) for n in range(50))
        )
        counts = []
        for asked, who in ((products[:1], programmes[:1]), (products, programmes)):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.assertEqual(who._get_refusals(asked, self.shop), {})
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 25)
