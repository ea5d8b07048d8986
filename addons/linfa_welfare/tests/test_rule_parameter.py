"""Ceilings of the law by day; case 1 of the checklist of the law: its numbers."""

from decimal import Decimal

from psycopg2 import DatabaseError, IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestRuleParameter(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Parameter = cls.env["linfa.rule.parameter"]

    def _add(self, **values):
        return self.Parameter.create(
            {
                "code": "prova",
                "name": "Prova",
                "date_from": "2026-01-01",
                "value": 12.34,
                "law_ref": "L. 1/2026",
                **values,
            }
        )

    def test_ceilings_of_every_year(self):
        expected = {
            2019: ("258.23", "258.23"),
            2020: ("516.46", "516.46"),
            2021: ("516.46", "516.46"),
            2022: ("3000.00", "3000.00"),
            2023: ("258.23", "3000.00"),
            2024: ("1000.00", "2000.00"),
            2025: ("1000.00", "2000.00"),
            2026: ("1000.00", "2000.00"),
            2027: ("1000.00", "2000.00"),
            2028: ("258.23", "258.23"),
            2050: ("258.23", "258.23"),
        }
        for year, ceilings in expected.items():
            for code, ceiling in zip(
                ("fringe_ceiling", "fringe_ceiling_children"), ceilings, strict=True
            ):
                for day in (f"{year}-01-01", f"{year}-12-31"):
                    with self.subTest(code, day=day):
                        self.assertEqual(str(self.Parameter._get(code, day)), ceiling)

    def test_the_cliff_is_one_cent_wide(self):
        ceiling = self.Parameter._get("fringe_ceiling", "2026-06-15")
        within = {amount: Decimal(amount) <= ceiling for amount in ("999.99", "1000.00", "1000.01")}
        self.assertEqual(within, {"999.99": True, "1000.00": True, "1000.01": False})

    def test_a_value_is_exact(self):
        self._add(value=258.23)
        self.assertEqual(self.Parameter._get("prova", "2026-03-01") * 1000, Decimal("258230.00"))

    def test_an_unknown_day_or_code_is_an_error_that_names_it(self):
        self._add(date_to="2026-12-31")
        for code, day in (
            ("prova", "2025-12-31"),
            ("prova", "2027-01-01"),
            ("altro", "2026-01-01"),
        ):
            with self.subTest(code, day=day), self.assertRaisesRegex(UserError, code):
                self.Parameter._get(code, day)

    def test_two_values_never_hold_on_one_day(self):
        self._add(date_to="2026-12-31")
        for dates in (
            {"date_from": "2026-12-31"},
            {"date_from": "2025-01-01", "date_to": "2026-01-01"},
            {"date_from": "2025-01-01"},
            {"date_from": "2026-02-01", "date_to": "2026-02-01"},
        ):
            with (
                self.subTest(**dates),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self._add(**dates)
        self._add(date_from="2027-01-01", value=56.78)
        self._add(code="prova_2", date_from="2026-06-01")
        self.assertEqual(str(self.Parameter._get("prova", "2027-01-01")), "56.78")

    def test_nonsense_is_refused_by_the_database(self):
        for values in (
            {"value": -1},
            {"value": 10**9},
            {"code": "Prova 1"},
            {"date_to": "2025-12-31"},
        ):
            with (
                self.subTest(**values),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self._add(**values)

    def test_no_number_is_no_value(self):
        parameter = self._add()
        for value in ("NaN", "Infinity"):
            with (
                self.subTest(value),
                mute_logger("odoo.sql_db"),
                self.assertRaises(DatabaseError),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(
                    "UPDATE linfa_rule_parameter SET value = %s WHERE id = %s",
                    (value, parameter.id),
                )

    def test_in_force_today(self):
        old = self._add(date_from="2000-01-01", date_to="2000-12-31")
        now = self._add(date_from="2001-01-01")
        found = self.Parameter.search([("code", "=", "prova"), ("is_in_force", "=", True)])
        self.assertEqual(found, now)
        self.assertEqual((old | now).mapped("is_in_force"), [False, True])
        self.assertEqual(
            self.Parameter.search([("code", "=", "prova"), ("is_in_force", "=", False)]), old
        )

    def test_managers_edit_officers_read(self):
        parameter = self._add()
        officer = new_test_user(self.env, "prova.officer", "linfa_welfare.linfa_welfare_group_user")
        manager = new_test_user(
            self.env, "prova.manager", "linfa_welfare.linfa_welfare_group_manager"
        )
        parameter.with_user(manager).law_ref = "L. 2/2026"
        self.assertEqual(parameter.with_user(officer).law_ref, "L. 2/2026")
        with self.assertRaises(AccessError):
            parameter.with_user(officer).value = 1
