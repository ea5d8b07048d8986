import csv
import io
from datetime import date
from unittest.mock import patch
from zipfile import ZipFile

import openpyxl

from odoo.tests import tagged

from odoo.addons.linfa_welfare.models.payroll_file import write_csv

from .employer_common import EmployerCommon


@tagged("post_install", "-at_install")
class TestPayrollExport(EmployerCommon):
    def _read(self, edition, year=2025, employer=None):
        """Return the rows of the export by the names of its columns."""
        content = self.env["linfa.payroll.export"]._get_file(
            employer or self.employer, year, edition, "csv"
        )
        text = content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))

    def test_when_there_is_which_edition(self):
        export = self.env["linfa.payroll.export"]
        for day, edition in (
            (date(2025, 11, 30), None),
            (date(2025, 12, 1), "draft"),
            (date(2026, 1, 12), "draft"),
            (date(2026, 1, 13), "final"),
            (date(2030, 1, 1), "final"),
        ):
            self.assertEqual(export._get_edition(2025, day), edition, day)
        self.assertIsNone(export._get_edition(2031, date(2030, 12, 31)))
        self.assertIsNone(export._get_edition(1900, date(2030, 12, 31)))

    def test_a_year_in_figures(self):
        person = self.people[0]
        with self.at("2025-03-10 10:00:00"):
            voucher = self._give(person, 300)
            self._use(voucher, 50)
        with self.at("2025-12-15 10:00:00"):
            self._use(voucher, 20)
        with self.at("2026-01-03 10:00:00"):
            self._use(voucher, 100)
        [draft] = self._read("draft")
        self.assertEqual(draft["Codice fiscale"], person.fiscal_code)
        self.assertEqual((draft["Issued"], draft["Counts as income"]), ("300,00", "300,00"))
        self.assertEqual(
            [draft[name] for name in ("Redeemed in the year", "Expired", "Left")], ["", "", ""]
        )
        [final] = self._read("final")
        self.assertEqual(
            [final[name] for name in ("Redeemed in the year", "Expired", "Left")],
            ["70,00", "0,00", "230,00"],
        )
        self.assertEqual(final["Above the ceiling"], "no")

    def test_credit_that_counts_when_it_is_used(self):
        programme = self._create_programme(recognition_event="use")
        with self.at("2025-03-10 10:00:00"):
            voucher = self._give(self.people[0], 300, programme, expiry_date="2027-12-31")
            self._use(voucher, 50)
        with self.at("2025-12-15 10:00:00"):
            self._use(voucher, 20)
        with self.at("2026-02-03 10:00:00"):
            self._use(voucher, 100)
        self.assertEqual(self._read("draft")[0]["Counts as income"], "50,00")
        self.assertEqual(self._read("final")[0]["Counts as income"], "70,00")
        [later] = self._read("final", 2026)
        self.assertEqual(
            [later[name] for name in ("Issued", "Counts as income", "Left")],
            ["0,00", "100,00", "130,00"],
        )

    def test_one_cent_above_the_ceiling_taxes_the_whole(self):
        person = self.people[0]
        with (
            self.at("2025-03-10 10:00:00"),
            patch.object(type(person), "_get_ceilings", self._get_ceilings),
        ):
            self._give(person, 900, programme=self.programme)
            self.env["linfa.external.benefit"].create(
                {"beneficiary_id": person.id, "year": 2025, "amount": 100.01}
            )
            [row] = self._read("final")
        self.assertEqual(
            [row[name] for name in ("Total of c. 3", "Above the ceiling", "Amount to tax")],
            ["1000,01", "yes", "1000,01"],
        )

    @staticmethod
    def _get_ceilings(people, year):
        return dict.fromkeys(people.ids, 1000)

    def test_what_another_employer_gave_is_not_told(self):
        person = self.people[0]
        with self.at("2025-03-10 10:00:00"):
            self._give(person, 100)
            twin = self.other_people[0]
            twin.write({"partner_id": person.partner_id.id, "fiscal_code": person.fiscal_code})
            self._give(twin, 777, self.other_programme)
        rows = self._read("final")
        self.assertEqual([row["Issued"] for row in rows], ["100,00"])
        self.assertNotIn("777", str(rows))
        self.assertNotIn("877", str(rows))

    def test_children_and_converted_bonus(self):
        person = self.people[0]
        child = self._make_fiscal_code(900)
        self.env["linfa.children.declaration"].create(
            {
                "beneficiary_id": person.id,
                "year": 2025,
                "declared_on": "2025-01-20",
                "children_codes": child,
            }
        )
        with self.at("2025-03-10 10:00:00"):
            self._give(person, 100, origin="pdr_conversion", origin_year=2024)
        [row] = self._read("final")
        self.assertEqual(row["Children declared on"], "20/01/2025")
        self.assertEqual(row["Children's codici fiscali"], child)
        self.assertEqual(row["Bonus converted: year of the option"], "2024")
        self.assertEqual(row["Bonus converted: amount"], "100,00")

    def test_the_same_file_whoever_asks_and_when(self):
        with self.at("2025-03-10 10:00:00"):
            voucher = self._give(self.people[0])
            self._give(self.people[1], 50)
        export = self.env["linfa.payroll.export"]

        def get_files():
            return [
                export._get_file(self.employer, 2025, edition, extension)
                for edition in ("draft", "final")
                for extension in ("csv", "xlsx")
            ]

        first = get_files()
        with self.at("2026-02-01 10:00:00"):
            self._use(voucher, 30)
            self.assertEqual(get_files(), first)

    def test_nothing_in_it_is_a_formula(self):
        person = self.people[0]
        person.write({"last_name": '=HYPERLINK("http://x")', "employee_code": "@SUM(1)"})
        with self.at("2025-03-10 10:00:00"):
            self._give(person)
        [row] = self._read("final")
        self.assertEqual(row["Surname"], '\'=HYPERLINK("http://x")')
        content = self.env["linfa.payroll.export"]._get_file(self.employer, 2025, "final", "xlsx")
        with ZipFile(io.BytesIO(content)) as archive:
            self.assertNotIn(b"<f>", archive.read("xl/worksheets/sheet1.xml"))
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        self.assertEqual(sheet.cell(2, 5).value, "'@SUM(1)")
        self.assertEqual(sheet.cell(2, 9).value, 100)
        for text in ("+1", "-1", "\t=1", "\r=1"):
            self.assertIn(f"'{text[0]}".encode(), write_csv([[text]]))
