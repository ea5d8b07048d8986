"""The statement of a scheme reaches who asked for it, and nobody else."""

from odoo.tests import HttpCase, new_test_user, tagged

from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestSchemeDownload(HttpCase, WelfareCommon):
    def test_who_made_a_statement_downloads_it(self):
        scheme = self._create_programme(kind="municipal")
        for login in ("prova.one", "prova.two"):
            new_test_user(self.env, login, "linfa_welfare.linfa_welfare_group_user")
        one = self.env["res.users"].search([("login", "=", "prova.one")])
        wizard = self.env["linfa.scheme.export"].with_user(one)
        url = wizard.create({"programme_id": scheme.id}).action_export()["url"]
        self.authenticate("prova.one", "prova.one")
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        self.assertIn(".csv", answer.headers["Content-Disposition"])
        self.assertIn("Shop;VAT Number", answer.content.decode("utf-8-sig"))
        self.authenticate("prova.two", "prova.two")
        self.assertNotEqual(self.url_open(url).status_code, 200)
