from datetime import date

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.linfa_welfare.models.person_code import read_person_code

from .people import PeopleCommon, make_code

TODAY = date(2026, 11, 1)


@tagged("post_install", "-at_install")
class TestBeneficiary(PeopleCommon):
    def test_codes_that_are_accepted_and_refused(self):
        """Case 12 of the rules: omocodia is accepted, a wrong check letter is not."""
        for text, error in (
            ("RCCMNL83SMUD969P", ""),
            (" rccmnl83smud969p ", ""),
            ("RCCMNL83S18D969H", ""),
            ("RCCMNL83S18D969A", "letter"),
            ("RCCMNL83S18D96", "length"),
            ("", "missing"),
            ("1234567890123456", "form"),
        ):
            with self.subTest(text=text):
                self.assertEqual(read_person_code(text, TODAY)[2], error)
        details = read_person_code("RCCMNL83SMUD969P", TODAY)[1]
        self.assertEqual((details.sex, details.birth_date), ("M", date(1983, 11, 18)))

    def test_a_wrong_letter_is_told_with_help(self):
        with self.assertRaisesRegex(ValidationError, "(letter|lettera).*RCCMNL83S18D969A"):
            self._create_person(fiscal_code="RCCMNL83S18D969A")

    def test_omocodia_never_merges_two_people(self):
        one = self._create_person(fiscal_code="RCCMNL83S18D969H")
        other = self._create_person(fiscal_code="RCCMNL83SMUD969P")
        self.assertNotEqual(one.partner_id, other.partner_id)
        self._issue_to(one, 900)
        self.assertEqual((one._get_recognised(2026), other._get_recognised(2026)), (900, 0))

    def test_another_birth_date_or_sex_only_warns(self):
        person = self._create_person(fiscal_code="RCCMNL83S18D969H", birth_date="1983-11-18")
        self.assertFalse(person.code_warning)
        person.sex = "F"
        self.assertTrue(person.code_warning)

    @mute_logger("odoo.sql_db")
    def test_one_beneficiary_per_employer_and_person(self):
        self.person.employee_code = "  17 "
        self.assertEqual(self.person.employee_code, "17")
        for values in (
            {"fiscal_code": self.person.fiscal_code.lower()},
            {"partner_id": self.person.partner_id.id},
            {"employee_code": "17"},
        ):
            with self.assertRaises(UniqueViolation), self.env.cr.savepoint():
                self._create_person(**values)
        other = self.env["res.partner"].create({"name": "Altra", "is_company": True})
        self.assertTrue(
            self._create_person(
                other, fiscal_code=self.person.fiscal_code, partner_id=self.person.partner_id.id
            )
        )

    def test_relatives_by_category(self):
        """Case 6 of the rules."""

        def refused(relation, category, **values):
            relative = self.env["linfa.welfare.relative"].create(
                {
                    "beneficiary_id": self.person.id,
                    "first_name": "Luca",
                    "last_name": "Rizzi",
                    "fiscal_code": make_code(),
                    "relation": relation,
                    "date_from": "2026-01-01",
                    **values,
                }
            )
            return bool(relative._get_refusal(category, TODAY))

        old = {"fiscal_code": make_code(51, 41, "R"), "is_cohabiting": True}
        young = {"fiscal_code": make_code(51, 42, "S"), "is_cohabiting": True}
        self.assertTrue(refused("sibling", "c2_fbis"))
        self.assertFalse(refused("sibling", "c2_fbis", has_alimony=True))
        self.assertFalse(refused("child", "c2_fbis"))
        self.assertFalse(refused("parent", "c2_fter", **old))
        self.assertTrue(refused("parent", "c2_fter", **{**old, "fiscal_code": make_code(60)}))
        self.assertTrue(refused("parent", "c2_fter", **young), "75 on 2 November")
        care = {"is_not_self_sufficient": True, "certificate_ref": "ASST 12/2026"}
        self.assertFalse(refused("spouse", "c2_fter", **care))
        self.assertTrue(refused("child", "c2_dbis"))
        self.assertFalse(refused("child", "c2_dbis", is_dependent=True))
        self.assertTrue(refused("child", "c2_a"))
        self.assertTrue(refused("child", "c2_fbis", date_to="2026-10-31"))

    def test_a_voucher_for_a_relative_whom_the_law_leaves_out_is_refused(self):
        programme = self._create_programme(
            kind="welfare_c2", partial_use=False, own_money_allowed=False, tax_category="c2_fbis"
        )
        relative = self.env["linfa.welfare.relative"].create(
            {
                "beneficiary_id": self.person.id,
                "first_name": "Luca",
                "last_name": "Rizzi",
                "fiscal_code": make_code(),
                "relation": "sibling",
            }
        )
        with self.assertRaises(UserError):
            self._issue_to(self.person, 50, programme, relative_id=relative.id)
        relative.relation = "child"
        voucher = self._issue_to(self.person, 50, programme, relative_id=relative.id)
        self.assertEqual(voucher.relative_id, relative)
        with self.assertRaises(UserError):
            self._issue_to(self._create_person(), 50, programme, relative_id=relative.id)

    def test_children_declarations_are_dated_and_stay(self):
        declaration = self._declare_children(self.person)
        with self.assertRaises(ValidationError):
            declaration.children_codes = "RCCMNL83S18D969A"
        with self.assertRaises(ValidationError):
            declaration.children_codes = self.person.fiscal_code
        declaration.children_codes = f"{make_code(12, 1).lower()}, {make_code(14, 1)}"
        self.assertEqual(len(declaration._get_children_codes()), 2)
        declaration.action_revoke()
        self.assertTrue(declaration.revoked_on)
        with self.assertRaises(UserError):
            declaration.children_codes = make_code(12, 1)
        with self.assertRaises(UserError):
            declaration.unlink()
        self._declare_children(self.person)

    def test_who_reads_and_who_writes(self):
        officer = new_test_user(
            self.env, "people-officer", "linfa_welfare.linfa_welfare_group_user"
        )
        portal = new_test_user(self.env, "people-portal", "base.group_portal")
        relative = self.env["linfa.welfare.relative"].create(
            {
                "beneficiary_id": self.person.id,
                "first_name": "Luca",
                "last_name": "Rizzi",
                "fiscal_code": make_code(),
                "relation": "parent",
                "is_not_self_sufficient": True,
            }
        )
        declaration = self._declare_children(self.person)
        voucher = self._issue_to(self.person, 2500, override_reason="Accordo")
        batch = self._upload("Nome;Cognome;CF;Importo\nA;B;C;1\n")
        batch._dry_run()
        override = self.env["linfa.ceiling.override"].search([("voucher_id", "=", voucher.id)])
        records = (self.person, relative, declaration, batch, batch.row_ids)
        for record in (*records, override):
            self.assertTrue(record.with_user(officer).read(["display_name"]))
            with self.assertRaises(UserError):  # AccessError is one.
                record.with_user(officer).write({"create_date": "2020-01-01"})
            with self.assertRaises(AccessError):
                record.with_user(portal).read(["id"])
        with self.assertRaises(AccessError):
            relative.with_user(officer).read(["is_not_self_sufficient"])
        with self.assertRaises(AccessError):
            batch.row_ids.with_user(self.env.ref("base.user_admin")).write({"amount": 5})
        for name in ("linfa.ceiling.report", "linfa.unspent.report", "linfa.person.turn"):
            with self.assertRaises(AccessError):
                self.env[name].with_user(portal).search([])

    def test_another_company_sees_nobody(self):
        company = self.env["res.company"].create({"name": "Altra cooperativa"})
        stranger = new_test_user(
            self.env,
            "people-stranger",
            "linfa_welfare.linfa_welfare_group_manager",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        self._issue_to(self.person, 100)
        self._declare_children(self.person)
        batch = self._upload("Nome;Cognome;CF;Importo\nA;B;C;1\n")
        batch._dry_run()
        for name in (
            "linfa.beneficiary",
            "linfa.children.declaration",
            "linfa.issue.batch",
            "linfa.issue.batch.row",
            "linfa.issue.progress",
            "linfa.ceiling.report",
            "linfa.unspent.report",
        ):
            with self.subTest(model=name):
                self.assertTrue(self.env[name].search([], limit=1))
                self.assertFalse(self.env[name].with_user(stranger).search([]))
