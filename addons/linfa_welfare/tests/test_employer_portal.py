from freezegun import freeze_time
from lxml import html

from odoo import http
from odoo.tests import tagged

from odoo.addons.linfa_catalog.tests.website_common import WebsiteCase

from .employer_common import EmployerCommon


@tagged("post_install", "-at_install")
class TestEmployerPortal(EmployerCommon, WebsiteCase):
    def setUp(self):
        super().setUp()
        self.env.flush_all()
        self.authenticate("capo", "capo")

    def _post(self, url, files=None, **values):
        values = {"csrf_token": http.Request.csrf_token(self), **values}
        return self.url_open(url, values, files=files)

    def _upload(self, text, **values):
        values = {"programme_id": self.programme.id, "reference": "Prova", **values}
        return self._post(
            "/my/welfare/upload", files={"file": ("persone.csv", text.encode())}, **values
        )

    def _get_text(self, url):
        return " ".join(self._read(url).find_class("linfa-shelf")[0].text_content().split())

    def test_programmes_with_their_budget(self):
        self.programme.name = "Piano benessere"
        limited = self._create_programme(name="Piano con fondo", has_budget=True)
        limited._grant(1000, "grant")
        self._give(self.people[0], 250, limited)
        text = self._get_text("/my/welfare")
        for part in ("Piano benessere", "Piano con fondo", "250,00", "750,00"):
            self.assertIn(part, text)
        self.assertNotIn("Piano altrui", text)

    def test_people_with_what_was_given(self):
        voucher = self._give(self.people[0], 123)
        self._use(voucher, 45)
        text = self._get_text("/my/welfare/people")
        for part in (self.people[0].last_name, self.people[0].employee_code, "123,00"):
            self.assertIn(part, text)
        self.assertNotIn(self.other_people[0].last_name, text)
        for used in ("45,00", "78,00"):
            self.assertNotIn(used, text)

    def test_a_list_is_read_and_then_issued_once(self):
        person = self.people[0]
        rows = (
            "nome;cognome;codice fiscale;importo",
            f"{person.first_name};{person.last_name};{person.fiscal_code};80",
            "Nessuno;Davvero;XXX;10",
        )
        text = "\n".join(rows)
        answer = self._upload(text)
        self.assertRegex(answer.url, r"/my/welfare/batch/\d+$")
        page = html.fromstring(answer.text)
        self.assertEqual(len(page.find_class("linfa-employer__trouble")), 1)
        vouchers = self.env["linfa.voucher"]
        own = [("beneficiary_id", "=", self.people[0].id)]
        self.assertFalse(vouchers.search(own))
        self._post(f"{answer.url}/issue")
        self.assertFalse(vouchers.search(own))
        for _time in range(2):
            self._post(f"{answer.url}/issue_good").raise_for_status()
        self.assertEqual(vouchers.search(own).face_value, 80)
        again = self._upload(text)
        self.assertEqual(again.url, answer.url)
        self.assertEqual(len(vouchers.search(own)), 1)

    def test_the_same_list_again_next_month_and_not_twice_in_one(self):
        person = self.people[0]
        text = (
            "nome;cognome;codice fiscale;importo\n"
            f"{person.first_name};{person.last_name};{person.fiscal_code};80"
        )
        with freeze_time("2026-11-20"):
            [field] = self._read("/my/welfare/upload").xpath("//input[@name='reference']")
        self.assertEqual((field.get("value"), field.get("required")), ("Novembre 2026", "required"))
        vouchers = self.env["linfa.voucher"]
        own = [("beneficiary_id", "=", person.id)]
        month = vouchers.env["linfa.issue.batch"].with_context(lang="it_IT")._propose_reference()
        for reference, count in ((month, 1), (month.lower(), 1), (" ", 1), ("Dicembre 1999", 2)):
            answer = self._upload(text, reference=reference)
            self._post(f"{answer.url}/issue")
            self.env.invalidate_all()
            self.assertEqual(vouchers.search_count(own), count, reference)

    def test_what_is_missing_is_said(self):
        for answer in (
            self._post("/my/welfare/upload", programme_id=self.programme.id),
            self._upload("x", programme_id="x"),
            self._upload("x", programme_id=self.other_programme.id),
        ):
            self.assertEqual(answer.status_code, 200)
            page = html.fromstring(answer.text)
            self.assertTrue(page.find_class("linfa-shelf__error"))
        batches = self.env["linfa.issue.batch"].search(
            [("programme_id", "=", self.other_programme.id)]
        )
        self.assertFalse(batches)

    def test_few_people_are_hidden_in_the_totals(self):
        for person in self.people:
            self._give(person, 111)
        self.assertNotIn("111,00", self._get_text("/my/welfare/totals"))
        self.assertNotIn("222,00", self._get_text("/my/welfare/totals"))
        for person in self._create_people(3):
            self._give(person, 111)
        self.assertIn("555,00", self._get_text("/my/welfare/totals"))

    def test_use_is_told_of_five_people_after_the_month(self):
        people = self.people + self._create_people(3)
        with self.at("2025-05-10 10:00:00"):
            vouchers = [self._give(person, 100) for person in people]
            for voucher in vouchers:
                self._use(voucher, 10)
        with self.at("2025-05-20 10:00:00"):
            rows, _totals = self._get_totals()
            self.assertFalse(rows[0]["used"].people)
        with self.at("2025-06-01 10:00:00"):
            rows, totals = self._get_totals()
            self.assertEqual((rows[0]["used"].people, rows[0]["used"].amount), (5, 50))
            self.assertEqual(totals["used"].amount, 50)
            self._use(vouchers[0], 33)
        with self.at("2025-07-01 10:00:00"):
            self.assertEqual(self._get_totals()[0][0]["used"].amount, 50)

    def _get_totals(self):
        return self.env["linfa.welfare.figures"]._get_totals(self.employer, 2025)

    def test_documents_are_the_employers_own(self):
        product = self._create_offer()
        for partner in (self.employer, self.other_employer, self.people[0].partner_id):
            self.env["account.move"].create(
                {
                    "move_type": "out_invoice",
                    "partner_id": partner.id,
                    "invoice_date": "2025-01-10",
                    "invoice_line_ids": [
                        (0, 0, {"product_id": product.product_variant_id.id, "price_unit": 10})
                    ],
                }
            ).action_post()
        links = self._read("/my/welfare/documents").find_class("linfa-statements__link")
        self.assertEqual(len(links), 1)

    def test_many_people_cost_no_more_queries(self):
        figures = self.env["linfa.welfare.figures"]
        people = self.people + self._create_people(8)
        for person in people:
            self._give(person, 10)
        self.env.flush_all()
        with self.assertQueryCount(1):
            issued = figures._get_issued_by_person(
                self.employer, people, self.env["linfa.voucher"]._get_today().year
            )
        self.assertEqual(len(issued), 10)
