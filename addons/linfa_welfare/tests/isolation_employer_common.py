"""An employer at its pages, and a person who also works for another one."""

import json

from lxml import html

from odoo import http

from odoo.addons.linfa_catalog.tests.website_common import WebsiteCase

from .employer_common import EmployerCommon

HEAD = "nome;cognome;codice fiscale;importo\n"


class IsolationEmployerCommon(EmployerCommon, WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        ceilings = cls.env["linfa.rule.parameter"].search([("code", "=", "fringe_ceiling")])
        ceilings[1:].unlink()
        ceilings[:1].write({"value": 1000, "date_from": "2020-01-01", "date_to": False})
        cls.person = cls.people[0]
        # The same human being, who also works for the other employer.
        [cls.double] = cls.other_people
        cls.double.write(
            {
                "fiscal_code": cls.person.fiscal_code,
                "first_name": cls.person.first_name,
                "last_name": cls.person.last_name,
            }
        )

    def setUp(self):
        super().setUp()
        self.env.flush_all()
        self.authenticate("capo", "capo")

    # === WHAT IT CAN DO ===#

    def _post(self, url, files=None, **values):
        self.env.flush_all()
        values = {"csrf_token": http.Request.csrf_token(self), **values}
        answer = self.url_open(url, values, files=files)
        self.env.invalidate_all()
        return answer

    def _ask_for(self, amount, person=None, reference=""):
        """Send a list with one person; return the page with its fate."""
        person = person or self.person
        row = f"{person.first_name};{person.last_name};{person.fiscal_code};{amount}\n"
        return self._post(
            "/my/welfare/upload",
            {"file": ("persone.csv", (HEAD + row).encode())},
            programme_id=self.programme.id,
            reference=reference,
        )

    def _get_text(self, answer):
        """Return what a page says, without the address that the list got."""
        [shelf] = html.fromstring(answer.text).find_class("linfa-shelf")
        return " ".join(shelf.text_content().split())

    def _get_row(self, answer):
        number = int(answer.url.rpartition("/")[2])
        return self.env["linfa.issue.batch"].browse(number).row_ids

    def _call(self, model, method, *args):
        """Ask a model as the client of the website could; return what it answers."""
        params = {"model": model, "method": method, "args": args, "kwargs": {}}
        answer = self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}),
            headers={"Content-Type": "application/json"},
        )
        return json.dumps(answer.json())

    def _read_everything(self, query=""):
        """Return what the employer finds on its pages and in its files."""
        self.env.flush_all()
        pages = {}
        for path in ("", "/people", "/totals", "/export", "/documents"):
            answer = self.url_open(f"/my/welfare{path}{query}")
            self.assertEqual(answer.status_code, 200, path)
            pages[path] = self._get_text(answer)
        export, year = self.env["linfa.payroll.export"], self.programme.create_date.year
        for edition in ("draft", "final"):
            pages[edition] = export._get_file(self.employer, year, edition, "csv")
        return pages
