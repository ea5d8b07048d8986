"""What an employer must never learn, tried by every door it has."""

import json
from datetime import date
from unittest.mock import patch

from odoo import http
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from odoo.addons.linfa_catalog.tests.website_common import WebsiteCase

from .employer_common import EmployerCommon

PAGES = ("", "/people", "/upload", "/totals", "/export", "/documents")


@tagged("post_install", "-at_install")
class TestEmployerPrivacy(EmployerCommon, WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employer.email = "capo@example.com"
        cls.shop = cls._create_producer("Bottega Segreta")
        cls.item = cls._create_offer(cls.shop, name="Cosa segreta", list_price=37.35)
        cls.voucher = cls._give(cls.people[0], 100)

    def setUp(self):
        super().setUp()
        self.env.flush_all()
        self.authenticate("capo", "capo")

    def _buy(self):
        """Let an employee buy something and pay it with credit."""
        order = self._create_order([self.item], self.people[0].partner_id)
        order.action_confirm()
        sale = self.env["linfa.authorization"]._hold(
            [(self.voucher, 37.35)],
            f"order {order.id}",
            order.name,
            document=order,
            partner=order.partner_id,
            payee=self.shop,
        )
        sale._capture(f"capture {sale.id}")
        self.env.flush_all()
        return order

    def _read_all(self):
        """Return everything the employer can open, by address."""
        texts = {}
        for path in PAGES:
            response = self.url_open(f"/my/welfare{path}")
            self.assertEqual(response.status_code, 200, path)
            page = response.text
            start = page.index('class="linfa-shelf linfa-employer"')
            # The token of a form is another one each time.
            texts[path] = "".join(
                line for line in page[start:].splitlines() if "csrf" not in line
            ).partition("</main>")[0]
        with patch.object(
            type(self.env["linfa.voucher"]), "_get_today", lambda _self: date(2099, 12, 10)
        ):
            for year in (self.voucher.issued_at.year, 2099):
                for extension in ("csv", "xlsx"):
                    url = f"/my/welfare/export/{year}.{extension}"
                    response = self.url_open(url)
                    self.assertEqual(response.status_code, 200, url)
                    texts[url] = response.content
        return texts

    def test_a_purchase_changes_nothing_that_it_sees(self):
        """Pages and drafts before and after are the same, to the byte."""
        export = self.env["linfa.payroll.export"]
        year = self.voucher.issued_at.year
        drafts = [export._get_file(self.employer, year, "draft", kind) for kind in ("csv", "xlsx")]
        before = {path: text for path, text in self._read_all().items() if isinstance(text, str)}
        order = self._buy()
        after = self._read_all()
        self.assertEqual(before, {path: after[path] for path in before})
        self.assertEqual(
            drafts,
            [export._get_file(self.employer, year, "draft", kind) for kind in ("csv", "xlsx")],
        )
        everything = " ".join(
            text if isinstance(text, str) else text.decode("utf-8", "ignore")
            for text in after.values()
        )
        for secret in ("segreta", "Segreta", order.name, self.voucher.hint):
            self.assertNotIn(secret, everything)

    def test_no_date_in_the_final_export(self):
        self._buy()
        export = self.env["linfa.payroll.export"]
        year = self.voucher.issued_at.year
        table = export._get_table(self.employer, year, "final")
        kinds = {type(cell).__name__ for row in table for cell in row}
        self.assertEqual(kinds, {"Decimal", "str"})
        text = " ".join(str(cell) for row in table for cell in row)
        for secret in ("Segreta", "segreta", f"{year}-", f"/{year}"):
            self.assertNotIn(secret, text)

    def test_no_model_answers_by_rpc(self):
        self._buy()
        names = [
            name
            for name, model in self.registry.items()
            if name.startswith("linfa.")
            and not model._abstract
            and not model._transient
            and model._original_module == "linfa_welfare"
        ]
        self.assertIn("linfa.voucher", names)
        for name in names:
            for method, args in (("search_read", [[]]), ("search_count", [[]]), ("read", [[1]])):
                self.assert_denied(name, method, args)

    def assert_denied(self, model, method, args):
        answer = self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps(
                {
                    "jsonrpc": "2.0",
                    "method": "call",
                    "params": {"model": model, "method": method, "args": args, "kwargs": {}},
                }
            ),
            headers={"Content-Type": "application/json"},
        ).json()
        self.assertEqual(
            answer.get("error", {}).get("data", {}).get("name"),
            "odoo.exceptions.AccessError",
            (model, method, answer),
        )

    def test_orders_and_invoices_of_employees_by_rpc(self):
        order = self._buy()
        user = self.env["res.users"].search([("login", "=", "capo")])
        line = order.order_line
        records = order | order, line | line, order.partner_id | order.partner_id
        for record in records:
            own = record.with_user(user)
            self.assertFalse(own.search([("id", "in", record.ids)]), record)
            with self.assertRaises(AccessError):
                own.read(["display_name"])
        self.assertFalse(user.has_group("base.group_user"))

    def test_an_employee_is_never_a_contact_of_the_employer(self):
        contact = self.env["res.partner"].create(
            {"name": "Dipendente", "parent_id": self.employer.id}
        )
        with self.assertRaises(ValidationError):
            self.people[1].partner_id = contact
        with self.assertRaises(ValidationError):
            self.people[1].partner_id.parent_id = self.employer
        with self.assertRaises(ValidationError):
            above = self.env["res.partner"].create(
                {"name": "Sede", "is_company": False, "parent_id": self.employer.id}
            )
            self.people[1].partner_id.parent_id = above

    def test_no_mail_and_no_follower(self):
        mails = self.env["mail.mail"].search_count([])
        order = self._buy()
        sale = self.env["linfa.authorization"].search([("res_id", "=", order.id)])
        self.assertTrue(sale)
        self.assertNotIn(self.employer, order.message_partner_ids)
        followers = self.env["mail.followers"].search([("partner_id", "=", self.employer.id)])
        self.assertFalse(
            followers.filtered(lambda one: one.res_model in ("sale.order", "account.move"))
        )
        new = self.env["mail.mail"].search(
            [], order="id desc", limit=max(self.env["mail.mail"].search_count([]) - mails, 1)
        )
        for mail in new:
            self.assertNotIn(self.employer, mail.recipient_ids)
            self.assertNotIn("capo@example.com", mail.email_to or "")

    def test_what_is_foreign_answers_like_what_is_missing(self):
        batch = self.env["linfa.issue.batch"]._create_from_upload(
            self.other_programme, "altri.csv", b"codice fiscale;importo\n", self.env.user
        )
        self.env.flush_all()
        token = http.Request.csrf_token(self)
        for number in (batch.id, 2**31 - 1, 2**40):
            self._read(f"/my/welfare/batch/{number}", 404)
            for step in ("issue", "issue_good", "retry"):
                answer = self.url_open(f"/my/welfare/batch/{number}/{step}", {"csrf_token": token})
                self.assertEqual(answer.status_code, 404, (number, step))
        for text in self._read_all().values():
            if isinstance(text, str):
                self.assertNotIn("altri.csv", text)
                self.assertNotIn(self.other_people[0].last_name, text)

    def test_who_is_no_employer_finds_nothing(self):
        colleague = self.env["res.partner"].create(
            {"name": "Collega", "parent_id": self.employer.id}
        )
        self._create_user("collega", "base.group_portal", partner_id=colleague.id)
        self._create_user("nessuno", "base.group_portal")
        giver = self.env["res.partner"].create({"name": "Comune", "is_company": True})
        self._create_programme(kind="municipal", funder_id=giver.id)
        self._create_user("comune", "base.group_portal", partner_id=giver.id)
        self.env.flush_all()
        for login in ("collega", "nessuno", "comune"):
            self.authenticate(login, login)
            for path in (*PAGES, "/batch/1", "/export/2025.csv"):
                self._read(f"/my/welfare{path}", 404)
            self.assertNotIn("/my/welfare", self.url_open("/my").text)
        colleague.handles_welfare = True
        self.env.flush_all()
        self.authenticate("collega", "collega")
        self._read("/my/welfare")
        self.assertIn("/my/welfare", self.url_open("/my").text)

    def test_an_employer_who_is_producer_too(self):
        """Its own sales name no buyer's credit, and its people's purchases elsewhere stay away."""
        self.employer.write({"is_producer": True, "is_published": True})
        self._buy()
        for path in ("/my", "/my/producer", "/my/producer/statements", "/my/orders"):
            text = self.url_open(path).text
            for secret in ("Cosa segreta", "Bottega Segreta", self.people[0].last_name):
                self.assertNotIn(secret, text, path)
        for path, text in self._read_all().items():
            if isinstance(text, str):
                self.assertNotIn("37,35", text, path)

    def test_company_of_the_partner_decides_not_the_address(self):
        """A programme of somebody else stays so, whatever a form says."""
        answer = self.url_open(
            "/my/welfare/upload",
            {"csrf_token": http.Request.csrf_token(self), "programme_id": self.other_programme.id},
            files={"file": ("x.csv", b"codice fiscale;importo\n")},
        )
        self.assertEqual(answer.status_code, 200)
        found = self.env["linfa.issue.batch"].search(
            [("programme_id", "=", self.other_programme.id)]
        )
        self.assertFalse(found)
