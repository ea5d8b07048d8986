from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .suggestions import SUGGESTION_OPTIONS
from .website_common import WebsiteCase

NOW = "2026-11-22 12:00:00"


@tagged("post_install", "-at_install")
class TestQualityBadges(WebsiteCase):
    """Nothing but a certificate that is valid today shows a badge, anywhere."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.cheese = cls._create_food(cls.malga, name="Zzformaggella")
        cls.certificate = cls._create_certificate(cls.malga, "dop")
        cls.certificate.product_ids = cls.cheese
        cls.mark = cls.certificate.mark_id

    def _count_badges(self):
        """Return how many badges of the mark each place shows to a visitor."""
        producer_page = self._read(self.malga.website_url)
        options = dict.fromkeys(SUGGESTION_OPTIONS, True)
        suggestions = self.make_jsonrpc_request(
            "/website/snippet/autocomplete",
            {"search_type": "products_only", "term": "Zzformaggella", "options": options},
        )
        pages = {
            "shop": self._read("/shop?search=Zzformaggella"),
            "offer": self._read(self.cheese.website_url),
            "producer": producer_page,
            "producers": self._read("/produttori?search=Malga Alta"),
        }
        counts = {name: len(page.find_class("linfa-badge")) for name, page in pages.items()}
        counts["certificates"] = sum(
            len(page.find_class("linfa-certificates")) for page in pages.values()
        )
        counts["suggestions"] = str(suggestions).count("linfa-badge")
        found = self._read(f"/shop?mark={self.mark.id}&search=Zzformaggella")
        counts["filter"] = len(found.find_class("linfa-card__name"))
        return counts

    def test_a_valid_certificate_shows_its_badge(self):
        with freeze_time(NOW):
            counts = self._count_badges()
        self.assertGreaterEqual(counts.pop("certificates"), 1)
        self.assertEqual(counts.pop("suggestions"), 0)
        self.assertTrue(all(counts.values()), counts)

    def test_no_other_certificate_shows_one(self):
        cases = {
            "expired yesterday": {"valid_to": "2026-11-21"},
            "begins tomorrow": {"valid_from": "2026-11-23", "valid_to": "2027-11-23"},
            "revoked today": {"revoked_on": "2026-11-22"},
            "revoked long ago": {"revoked_on": "2021-01-01"},
            "of another offer": {"product_ids": [Command.clear()]},
        }
        for name, values in cases.items():
            with self.subTest(name), freeze_time(NOW), self.cr.savepoint() as savepoint:
                self.certificate.write(values)
                counts = self._count_badges()
                if name == "of another offer":  # It still is about the producer.
                    counts = {key: counts[key] for key in ("shop", "filter", "suggestions")}
                self.assertFalse(any(counts.values()), counts)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_a_badge_ends_at_midnight_in_italy(self):
        self.certificate.valid_to = "2026-06-30"
        for moment, badges in (("21:59:00", True), ("22:01:00", False)):
            with self.subTest(moment), freeze_time(f"2026-06-30 {moment}"):
                self.env.invalidate_all()
                self.assertEqual(bool(self.cheese.quality_mark_ids), badges)
                found = self.env["product.template"].search(
                    [("quality_mark_ids", "in", self.mark.ids), ("id", "=", self.cheese.id)]
                )
                self.assertEqual(bool(found), badges)

    def test_a_revocation_in_the_future_changes_nothing_yet(self):
        self.certificate.revoked_on = "2026-11-23"
        with freeze_time(NOW):
            self.env.invalidate_all()
            self.assertTrue(self.certificate.is_valid)
            Certificate = self.env["linfa.quality.certificate"]
            self.assertIn(self.certificate, Certificate.search([("is_valid", "=", True)]))
        with freeze_time("2026-11-23 12:00:00"):
            self.env.invalidate_all()
            self.assertFalse(self.certificate.is_valid)
            self.assertIn(self.certificate, Certificate.search([("is_valid", "=", False)]))
