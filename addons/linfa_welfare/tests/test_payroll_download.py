"""The office downloads what the employer downloads."""

import base64
from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .employer_common import EmployerCommon

DAY = date(2027, 2, 1)


@tagged("post_install", "-at_install")
class TestPayrollDownload(EmployerCommon):
    def setUp(self):
        super().setUp()
        self.officer = self._create_user(
            "payroll-officer", "linfa_welfare.linfa_welfare_group_user"
        )
        self.startPatcher(
            patch.object(type(self.env["linfa.voucher"]), "_get_today", lambda _self: DAY)
        )

    def _open(self, partner):
        action = partner.with_user(self.officer).action_open_payroll_download()
        wizard = self.env[action["res_model"]].with_user(self.officer)
        return wizard.with_context(**action["context"]).create({})

    def test_years_that_have_an_export(self):
        wizard = self._open(self.employer)
        years = [year for year, _name in wizard._list_years()]
        self.assertEqual(years, ["2026", "2025", "2024", "2023"])
        self.assertEqual(wizard.year, "2026")

    def test_the_same_file_that_the_employer_gets(self):
        self._give(self.people[0], 100)
        wizard = self._open(self.employer)
        for extension in ("csv", "xlsx"):
            wizard.extension = extension
            url = wizard.action_export()["url"]
            self.assertIn(f".{extension}", url)
            content = self.env["linfa.payroll.export"]._get_file(
                self.employer, 2026, "final", extension
            )
            self.assertEqual(base64.b64decode(wizard.data), content)

    def test_who_has_no_programme_has_no_export(self):
        with self.assertRaises(UserError):
            self._open(self.customer).action_export()

    def test_programme_and_contact_open_it(self):
        action = self.programme.with_user(self.officer).action_open_payroll_download()
        self.assertEqual(action["context"], {"default_employer_id": self.employer.id})
        contact = self.employer.with_user(self.officer)
        self.assertTrue(contact.is_welfare_employer)
        self.assertFalse(self.customer.with_user(self.officer).is_welfare_employer)

    def test_others_do_not(self):
        nobody = self._create_user("payroll-nobody", "base.group_user")
        with self.assertRaises(AccessError):
            self.env["linfa.payroll.download"].with_user(nobody).create(
                {"employer_id": self.employer.id}
            )

    def test_an_officer_names_who_handles_welfare(self):
        self.officer.group_ids += self.env.ref("base.group_partner_manager")
        contact = self.env["res.partner"].create(
            {"name": "Paola Ferri", "parent_id": self.employer.id}
        )
        user = self._create_user("paola", "base.group_portal", partner_id=contact.id)
        self.assertFalse(user._get_own_employer())
        with Form(contact.with_user(self.officer), "base.view_partner_form") as form:
            form.handles_welfare = True
        self.assertEqual(user._get_own_employer(), self.employer)
