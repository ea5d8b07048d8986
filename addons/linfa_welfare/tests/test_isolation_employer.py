"""What an employer works out by comparing: two pages, two lists, two files, two answers."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .isolation_employer_common import HEAD, IsolationEmployerCommon


@tagged("post_install", "-at_install")
class TestIsolationEmployer(IsolationEmployerCommon):
    # === A PURCHASE ===#

    def test_two_totals_around_a_purchase_of_one(self):
        """In the month after it, one person who bought moves no figure."""
        people = self.people + self._create_people(4)
        with self.at("2025-02-10 10:00:00"):
            vouchers = [self._give(person, 100) for person in people]
            for voucher in vouchers[:5]:
                self._use(voucher, 10)
        figures = self.env["linfa.welfare.figures"]
        with self.at("2025-04-02 10:00:00"):
            before = figures._get_totals(self.employer, 2025)
            self.assertEqual(before[1]["used"].amount, 50)
        with self.at("2025-03-12 10:00:00"):
            self._use(vouchers[5], 7.31)
        for moment in ("2025-04-02 10:00:00", "2025-12-31 22:00:00", "2026-03-01 10:00:00"):
            with self.at(moment):
                self.assertEqual(figures._get_totals(self.employer, 2025), before, moment)

    def test_a_programme_with_one_person_has_no_figures(self):
        small = self._create_programme(name="Solo uno", kind="welfare_c2", tax_category="c2_f")
        for person in self.people + self._create_people(4):
            with self.at("2025-02-10 10:00:00"):
                self._use(self._give(person, 100), 10)
        with self.at("2025-02-11 10:00:00"):
            self._use(self._give(self.person, 83.17, small), 83.17)
        with self.at("2025-06-01 10:00:00"):
            rows, totals = self.env["linfa.welfare.figures"]._get_totals(self.employer, 2025)
        by_category = {row["category"]: row for row in rows}
        self.assertIsNone(by_category["c2_f"]["issued"])
        self.assertFalse(by_category["c2_f"]["used"].amount)
        # Nor by subtraction: with the total and the other category one would have it.
        is_other_told = by_category["c3"]["issued"] is not None
        self.assertFalse(is_other_told and totals["issued"] is not None)

    def test_two_drafts_around_a_purchase(self):
        by_use = self._create_programme(recognition_event="use")
        with self.at("2025-03-10 10:00:00"):
            voucher = self._give(self.person, 300, by_use, expiry_date="2027-12-31")
            self._use(voucher, 50)
        export = self.env["linfa.payroll.export"]
        before = export._get_file(self.employer, 2025, "draft", "csv")
        with self.at("2025-12-05 10:00:00"):
            self._use(voucher, 33.33)
        self.assertEqual(export._get_file(self.employer, 2025, "draft", "csv"), before)
        final = export._get_file(self.employer, 2025, "final", "csv")
        with self.at("2026-01-20 10:00:00"):
            self._use(voucher, 44.44)
        self.assertEqual(export._get_file(self.employer, 2025, "final", "csv"), final)

    # === OTHER TRICKS ===#

    def test_another_name_tells_nothing_new(self):
        people = self.people + self._create_people(4)
        with self.at("2025-02-10 10:00:00"):
            for person in people:
                self._use(self._give(person, 100), 10)
        figures = self.env["linfa.welfare.figures"]
        with self.at("2025-04-02 10:00:00"):
            before = figures._get_totals(self.employer, 2025)
            self.programme.name = "Un altro nome"
            self.person.category = "Un'altra sede"
            self.person.active = False
            self.assertEqual(figures._get_totals(self.employer, 2025), before)

    def test_a_person_with_credit_cannot_be_moved(self):
        """Totals without this person, less the ones before, would be what this person used."""
        self._give(self.person, 100)
        with self.assertRaises(ValidationError):
            self.person.employer_id = self.other_employer

    def test_who_moves_to_another_company_was_not_named_by_it(self):
        clerk = self.env["res.partner"].create(
            {"name": "Ufficio paghe", "parent_id": self.employer.id, "handles_welfare": True}
        )
        self._create_user("paghe", "base.group_portal", partner_id=clerk.id)
        self.env.flush_all()
        self.authenticate("paghe", "paghe")
        self._read("/my/welfare/people")
        clerk.parent_id = self.other_employer
        self.assertFalse(clerk.handles_welfare)
        self.env.flush_all()
        for path in ("", "/people", "/totals", "/export", "/documents", "/upload"):
            self._read(f"/my/welfare{path}", 404)

    def test_no_search_and_no_order_of_its_own(self):
        """What an address asks for beyond year and page changes nothing."""
        for person in self.people:
            self._give(person, 100)
        plain = self._read_everything()
        for query in (
            "?sortby=redeemed&order=available_amount",
            "?search=buono&search_in=all&domain=[]",
            "?filterby=used&groupby=partner_id",
            "?page=-1&year=9999",
            "?page=1e9&year=NaN",
        ):
            self.assertEqual(self._read_everything(query), plain, query)

    def test_lists_of_another_kind_of_programme_are_not_its_staff_office(self):
        """Who receives help is not for the person at a town hall who does the payroll."""
        scheme = self._create_programme(
            kind="municipal", funder_id=self.employer.id, one_per_household=False
        )
        batch = self.env["linfa.issue.batch"]._create_from_upload(
            scheme, "famiglie.csv", HEAD.encode(), self.env.user
        )
        self.env.flush_all()
        self.assertNotIn("famiglie.csv", self.url_open("/my/welfare/upload").text)
        self._read(f"/my/welfare/batch/{batch.id}", 404)

    def test_who_sends_a_list_does_not_read_the_notices(self):
        """They carry the codes: who knows one could look what is left, or spend it."""
        self.person.partner_id.email = "persona@example.com"
        answer = self._ask_for(80)
        self._post(f"{answer.url}/issue").raise_for_status()
        voucher = self.person.voucher_ids
        self.assertTrue(voucher)
        code = voucher._get_number()
        notice = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.person.partner_id.ids)], limit=1
        )
        self.assertIn(code, notice.body_html)
        self.assertNotIn(code, notice.subject)
        self.assertEqual(notice.author_id, self.company.partner_id)
        fields = ["body", "subject", "preview"]
        ids = notice.mail_message_id.ids
        for model, method, args in (
            ("mail.message", "search_read", [[["id", "in", ids]], fields]),
            ("mail.message", "read", [ids, fields]),
            ("mail.message", "search_read", [[], fields]),
            ("mail.mail", "search_read", [[], ["body_html"]]),
            ("ir.attachment", "search_read", [[], ["name"]]),
            ("mail.notification", "search_read", [[], ["res_partner_id"]]),
            ("mail.followers", "search_read", [[], ["partner_id"]]),
        ):
            told = self._call(model, method, *args)
            self.assertNotIn(code, told, (model, method))
            self.assertNotIn(self.person.partner_id.name, told, (model, method))

    def test_the_year_end_file_of_one_person(self):
        """What payroll must have is in the final file alone, and only when the year is over."""
        with self.at("2025-05-02 10:00:00"):
            self._use(self._give(self.person, 100), 37.35)
        for day, status in ((date(2025, 11, 30), 404), (date(2025, 12, 1), 200)):
            with patch.object(
                type(self.env["linfa.voucher"]), "_get_today", lambda _self, day=day: day
            ):
                self.env.flush_all()
                answer = self.url_open("/my/welfare/export/2025.csv")
                self.assertEqual(answer.status_code, status, day)
                self.assertNotIn("37,35", answer.text)
