from unittest.mock import patch
from urllib.parse import quote

import psycopg2

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..models.linfa_unmet_search import HOURLY_CAP_PARAMETER
from ..models.unmet_term import clean_unmet_term
from .suggestions import SUGGESTION_OPTIONS
from .website_common import WebsiteCase

PERSONAL = (
    "rosa.bontempi@example.com",
    "rosa chiocciola example",
    "+39 333 999 8877",
    "333.999.8877",
    "030-5550100",
    "BTTGLI85C52D918E",
    "btt gli 85c52 d918e",
    "RCCMNL83SMUD969P",
    "4242 4242 4242 4242",
    "IT29R9999954870000000012345",
    "nato il 12/03/1985",
    "https://evil.example/x",
    "www.example",
    "<script>alert(1)</script>",
    "x'; drop table linfa_unmet_search",
    "\u202eolleg",
    "a\x07b",
    "x" * 61,
    "12345",
    "?!",
    "a",
    "",
    None,
)


@tagged("post_install", "-at_install")
class TestUnmetSearch(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Wish = cls.env["linfa.unmet.search"]
        cls.Wish.search([]).unlink()
        cls.malga = cls._create_producer("Malga Alta")
        cls.cheese = cls._create_food(cls.malga)

    def _look_for(self, text, **kwargs):
        response = self.url_open(f"/shop?search={quote(text)}", **kwargs)
        self.assertEqual(response.status_code, 200)
        self.env.invalidate_all()
        return response

    def _get_terms(self):
        return self.Wish.search([]).mapped("term")

    # === WHAT MAY BE KEPT === #

    def test_one_wish_is_one_text(self):
        for text in ("Zafferano  Puro", " zafferano puro? ", "\uff3aafferano puro"):
            self.assertEqual(clean_unmet_term(text), "zafferano puro")
        for text in ("caffè d'orzo", "grana 24 mesi", "pane e salame", "kéfir", "7 cereali"):
            self.assertEqual(clean_unmet_term(text), text)

    def test_nothing_personal_or_hostile_is_kept(self):
        for text in PERSONAL:
            with self.subTest(text):
                self.assertEqual(clean_unmet_term(text), "")

    def test_searching_for_hostile_words_opens_the_page_and_keeps_nothing(self):
        for text in PERSONAL:
            if text:
                self._look_for(text)
        self.assertFalse(self._get_terms())

    # === WHAT IS COUNTED === #

    def test_what_is_not_found_is_counted(self):
        with freeze_time("2026-11-20 12:00:00"):
            self._look_for("Zzafranella")
        with freeze_time("2026-11-22 12:00:00"):
            self._look_for("zzafranella ")
        wish = self.Wish.search([])
        self.assertEqual((wish.term, wish.times), ("zzafranella", 2))
        self.assertEqual(str(wish.first_date), "2026-11-20")
        self.assertEqual(str(wish.last_date), "2026-11-22")
        self.assertEqual(wish.create_uid, self.env.ref("base.user_root"))
        self.assertEqual(wish.website_id, self.website)

    def test_what_is_found_is_not_counted(self):
        self._look_for("formaggella")
        self._look_for("malga alta")
        self.assertFalse(self._get_terms())

    def test_what_only_resembles_something_is_counted(self):
        self.assertIn("Formaggella", self._look_for("formagela").text)
        self.assertEqual(self._get_terms(), ["formagela"])

    def test_filters_pages_and_robots_are_not_counted(self):
        self.url_open("/shop?search=zzafranella&line=product")
        self.url_open(f"/shop?search=zzafranella&valley={self.trompia.id}")
        self.url_open("/shop/page/2?search=zzafranella")
        self._look_for("zzafranella", headers={"User-Agent": "Googlebot/2.1"})
        self.url_open("/shop")
        self.assertFalse(self._get_terms())

    def test_suggestions_while_typing_are_not_counted(self):
        options = dict.fromkeys(SUGGESTION_OPTIONS, True)
        params = {"search_type": "products_only", "term": "zzafran", "options": options}
        self.make_jsonrpc_request("/website/snippet/autocomplete", params)
        self.assertFalse(self._get_terms())

    def test_a_failure_of_the_count_does_not_break_the_page(self):
        def fail(self, website, term):
            raise psycopg2.OperationalError("no connection")

        with patch.object(type(self.Wish), "_get_record_query", fail):
            response = self._look_for("zzafranella")
        self.assertIn("linfa-empty", response.text)
        self.assertFalse(self._get_terms())

    def test_the_cap_stops_new_wishes_and_still_counts_the_old(self):
        self.env["ir.config_parameter"].set_param(HOURLY_CAP_PARAMETER, "2")
        for text in ("zzuno", "zzdue", "zztre", "zzuno"):
            self.Wish._record(self.website, text)
        self.env.invalidate_all()
        counts = dict(self.Wish._read_group([], ["term"], ["times:sum"]))
        self.assertEqual(counts, {"zzuno": 2, "zzdue": 1})

    # === WHAT IS DONE WITH IT === #

    def test_offers_that_came_since_are_found(self):
        wishes = self.Wish.create(
            [
                {"website_id": self.website.id, "term": term}
                for term in ("formaggella collio", "zzafranella", "formaggella bagolino")
            ]
        )
        self.assertEqual(wishes.mapped("found_since"), [1, 0, 0])
        self._create_food(self.malga, name="Zzafranèlla")
        wishes.invalidate_recordset()
        self.assertEqual(wishes.mapped("found_since"), [1, 1, 0])

    def test_many_wishes_cost_the_queries_of_one(self):
        wishes = self.Wish.create(
            [{"website_id": self.website.id, "term": f"zz{number}zz"} for number in range(30)]
        )
        counts = []
        for some in (wishes[:1], wishes[:1], wishes):  # The first one fills the caches.
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            some.mapped("found_since")
            counts.append(self.cr.sql_log_count - start)
        self.assertEqual(*counts[1:])

    def test_wishes_are_forgotten_after_a_year(self):
        self.Wish.create(
            [
                {"website_id": self.website.id, "term": "old", "last_date": "2025-11-20"},
                {"website_id": self.website.id, "term": "kept", "last_date": "2025-11-22"},
            ]
        )
        with freeze_time("2026-11-22 03:00:00"):
            self.Wish._gc_old_searches()
        self.assertEqual(self._get_terms(), ["kept"])

    def test_the_office_decides_and_the_producers_read(self):
        wishes = self.Wish.create(
            [
                {"website_id": self.website.id, "term": "zzkefir", "note": "di capra"},
                {"website_id": self.website.id, "term": "zzcocco"},
            ]
        )
        office = self._create_user("prova_wish_ufficio", "linfa_catalog.linfa_catalog_group_user")
        mine = wishes.with_user(office)
        mine[0].action_note()
        mine[1].action_ignore()
        with self.assertRaises(AccessError):
            mine.unlink()
        self._create_user("prova_wish_produttore", "base.group_portal", partner_id=self.malga.id)
        self.authenticate("prova_wish_produttore", "prova_wish_produttore")
        text = self._read("/my/producer").text_content()
        self.assertIn("zzkefir", text)
        self.assertIn("di capra", text)
        self.assertNotIn("zzcocco", text)

    def test_nobody_else_reads_them(self):
        self.Wish.create({"website_id": self.website.id, "term": "zzkefir"})
        for group in ("base.group_user", "base.group_portal", "base.group_public"):
            user = self._create_user(f"prova_wish_{group}", group)
            with self.subTest(group), self.assertRaises(AccessError):
                self.Wish.with_user(user).search([])
