from psycopg2.errors import CheckViolation

from odoo.exceptions import ValidationError
from odoo.fields import Command, Domain
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestQuality(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer()
        cls.cheese = cls._create_food(cls.producer)
        cls.bio = cls.env.ref("linfa_catalog.mark_bio")
        cls.pat = cls.env.ref("linfa_catalog.mark_pat")

    def test_a_certificate_counts_from_its_first_to_its_last_day(self):
        certificate = self._create_certificate(
            self.producer, valid_from="2026-03-01", valid_to="2026-03-31"
        )
        expected = {
            "2026-02-28": False,
            "2026-03-01": True,
            "2026-03-31": True,
            "2026-04-01": False,
        }
        for day, valid in expected.items():
            with self.subTest(day=day), freeze_time(f"{day} 12:00:00"):
                self.env.invalidate_all()
                self.assertEqual(certificate.is_valid, valid)
                found = self._search_certificates(("is_valid", "=", True))
                self.assertEqual(certificate in found, valid)
                found = self._search_certificates(("is_valid", "=", False))
                self.assertEqual(certificate in found, not valid)

    def _search_certificates(self, leaf):
        return self.env["linfa.quality.certificate"].search([leaf])

    def test_a_certificate_without_dates_always_counts(self):
        certificate = self._create_certificate(
            self.producer, "pat", valid_from=False, valid_to=False
        )
        self.assertTrue(certificate.is_valid)
        self.assertIn(certificate, self._search_certificates(("is_valid", "=", True)))

    def test_a_certificate_cannot_expire_before_it_begins(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            self._create_certificate(self.producer, valid_from="2026-05-01", valid_to="2026-04-30")

    def test_a_mark_with_a_body_wants_number_body_and_expiry(self):
        for missing in ("number", "body", "valid_to"):
            with self.subTest(missing=missing), self.assertRaises(ValidationError):
                self._create_certificate(self.producer, **{missing: False})

    def test_a_mark_without_a_body_wants_nothing(self):
        certificate = self._create_certificate(
            self.producer, "deco", number=False, body=False, valid_to=False
        )
        self.assertTrue(certificate.is_valid)

    def test_a_certificate_cannot_cover_the_offer_of_another(self):
        other = self._create_offer(self._create_producer("Altra Malga"))
        with self.assertRaises(ValidationError):
            self._create_certificate(self.producer, product_ids=[Command.set(other.ids)])

    def test_an_offer_cannot_move_to_another_producer_with_its_certificate(self):
        self._create_certificate(self.producer, product_ids=[Command.set(self.cheese.ids)])
        with self.assertRaises(ValidationError):
            self.cheese.producer_id = self._create_producer("Altra Malga")

    def test_an_offer_shows_only_the_marks_that_cover_it_and_are_valid(self):
        self._create_certificate(self.producer, product_ids=[Command.set(self.cheese.ids)])
        self._create_certificate(self.producer, "pat")
        self._create_certificate(
            self.producer,
            "dop",
            valid_to="2021-01-01",
            product_ids=[Command.set(self.cheese.ids)],
        )
        self.assertEqual(self.cheese.quality_mark_ids, self.bio)

    def test_a_producer_shows_the_marks_of_all_its_valid_certificates(self):
        self._create_certificate(self.producer, product_ids=[Command.set(self.cheese.ids)])
        self._create_certificate(self.producer, "pat")
        self._create_certificate(self.producer, "dop", valid_to="2021-01-01")
        self.assertEqual(self.producer.quality_mark_ids, self.bio + self.pat)

    def test_a_badge_disappears_the_day_after_its_certificate_expires(self):
        self._create_certificate(
            self.producer,
            valid_to="2026-06-30",
            product_ids=[Command.set(self.cheese.ids)],
        )
        with freeze_time("2026-06-30 12:00:00"):
            self.env.invalidate_all()
            self.assertEqual(self.cheese.quality_mark_ids, self.bio)
        with freeze_time("2026-07-01 12:00:00"):
            self.env.invalidate_all()
            self.assertFalse(self.cheese.quality_mark_ids)

    def test_offers_are_found_by_their_valid_marks(self):
        self._create_certificate(self.producer, product_ids=[Command.set(self.cheese.ids)])
        wine = self._create_food(self.producer, name="Vino")
        searches = (
            [("quality_mark_ids", "in", self.bio.ids)],
            [("quality_mark_ids", "=", self.bio.id)],
            [("quality_mark_ids.kind", "=", "bio")],
            [("quality_mark_ids", "any", [("kind", "=", "bio")])],
        )
        for domain in searches:
            with self.subTest(domain=domain):
                found = self._search_own_offers(domain)
                self.assertEqual(found, self.cheese)
        found = self._search_own_offers([("quality_mark_ids", "not in", self.bio.ids)])
        self.assertEqual(found, wine)

    def test_offers_without_marks_are_found(self):
        self._create_certificate(self.producer, product_ids=[Command.set(self.cheese.ids)])
        wine = self._create_food(self.producer, name="Vino")
        self.assertEqual(self._search_own_offers([("quality_mark_ids", "=", False)]), wine)
        self.assertEqual(self._search_own_offers([("quality_mark_ids", "!=", False)]), self.cheese)

    def _search_own_offers(self, domain):
        own = Domain("producer_id", "=", self.producer.id)
        return self.env["product.template"].search(own & Domain(domain))

    def test_the_public_sees_badges_but_no_certificates(self):
        self._create_certificate(self.producer, product_ids=[Command.set(self.cheese.ids)])
        public = self.env.ref("base.public_user")
        cheese = self.cheese.with_user(public)
        self.assertEqual(cheese.quality_mark_ids.mapped("kind"), ["bio"])
        found = cheese.search([("quality_mark_ids", "in", self.bio.ids)])
        self.assertIn(cheese, found)
        self.assertFalse(self.env["linfa.quality.certificate"].with_user(public).has_access("read"))

    def test_a_copy_of_an_offer_does_not_inherit_certificates(self):
        self._create_certificate(self.producer, product_ids=[Command.set(self.cheese.ids)])
        copy = self.cheese.copy()
        self.assertFalse(copy.certificate_ids)
        self.assertFalse(copy.is_published)
        self.assertFalse(copy.allergens_declared)
