from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.linfa_catalog.models.offer_file import MAX_BYTES

from .people import HEAD, PeopleCommon, make_code, write_xlsx


@tagged("post_install", "-at_install")
class TestIssueBatch(PeopleCommon):
    def _row(self, amount="50", code=None, name="Luca;Bonetti", number="", email=""):
        return f"{name};{code or make_code()};{number};{email};{amount}\n"

    def _find(self, code):
        return self.env["linfa.beneficiary"].search([("fiscal_code", "=", code)])

    def test_a_dry_run_issues_nothing_and_says_each_fate(self):
        new, other = make_code(), make_code()
        batch = self._upload(
            HEAD
            + self._row("100,50", new, email="Luca@Example.com")
            + self._row("1.000,00", self.person.fiscal_code, "ANNA;RIZZI")
            + self._row("1000,01", other)
        )
        batch._dry_run()
        self.assertEqual(batch.state, "checked")
        self.assertEqual(self._fates(batch), {2: "new", 3: "known", 4: "over"})
        self.assertTrue(all(batch.row_ids.mapped("fate_text")))
        over = batch.row_ids.filtered(lambda row: row.fate == "over")
        self.assertRegex(over.fate_text, "1[.,]000[.,]00")
        self.assertEqual((batch.good_count, batch.bad_count), (2, 1))
        self.assertEqual(batch.good_amount, 1100.5)
        self.assertFalse(self._find(new) or self.person.voucher_ids)

    def test_issue_makes_people_and_their_vouchers(self):
        code = make_code()
        batch = self._upload(HEAD + self._row("100,50", code, number="17", email="l@example.com"))
        batch._dry_run()
        batch._issue_batch()
        self.assertEqual(batch.state, "issued")
        person = self._find(code)
        self.assertEqual(
            (person.employer_id, person.employee_code, person.display_name),
            (self.employer, "17", "Bonetti Luca"),
        )
        contact = person.partner_id
        self.assertEqual((contact.name, contact.email), ("Luca Bonetti", "l@example.com"))
        self.assertFalse(contact.parent_id or contact.user_ids)
        voucher = batch.row_ids.voucher_id
        self.assertEqual((voucher.beneficiary_id, voucher.partner_id), (person, contact))
        self.assert_credit(voucher, 100.5)

    def test_all_or_only_the_good_rows(self):
        good, bad = make_code(), make_code()
        batch = self._upload(HEAD + self._row("50", good) + self._row("1000,01", bad))
        batch._dry_run()
        with self.assertRaises(UserError):
            batch._issue_batch()
        self.assertFalse(self._find(good))
        batch._issue_batch(only_good=True)
        self.assertEqual(self._find(good).voucher_ids.face_value, 50)
        self.assertFalse(self._find(bad))

    def test_a_reason_lets_a_row_above_the_ceiling(self):
        batch = self._upload(HEAD + self._row("1000,01", self.person.fiscal_code))
        batch._dry_run()
        batch.row_ids.override_reason = "Accordo aziendale"
        batch._dry_run()
        self.assertEqual(self._fates(batch), {2: "override"})
        batch._issue_batch()
        log = self.env["linfa.ceiling.override"].search([("beneficiary_id", "=", self.person.id)])
        self.assertEqual((log.reason, log.channel), ("Accordo aziendale", "office"))

    def test_the_same_file_twice_issues_nothing(self):
        text = HEAD + self._row("50", self.person.fiscal_code)
        batch = self._upload(text)
        batch._dry_run()
        batch._issue_batch()
        batch._issue_batch()
        self.assertEqual(self._upload(text, filename="altro.csv"), batch)
        self.assertEqual(len(self.person.voucher_ids), 1)

    def test_a_corrected_file_issues_only_what_is_new(self):
        other = make_code()
        row = self._row("50", self.person.fiscal_code)
        first = self._upload(HEAD + row + self._row("zero", other))
        first._dry_run()
        first._issue_batch(only_good=True)
        second = self._upload(HEAD + row + self._row("60", other))
        second._dry_run()
        self.assertEqual(self._fates(second), {2: "done", 3: "new"})
        second._issue_batch(only_good=True)
        self.assertEqual(len(self.person.voucher_ids), 1)
        self.assertEqual(self._find(other).voucher_ids.face_value, 60)

    def test_a_reference_makes_it_another_credit(self):
        text = HEAD + self._row("50", self.person.fiscal_code)
        for month in ("Novembre", "Dicembre"):
            batch = self._upload(text, reference=month)
            batch._dry_run()
            batch._issue_batch()
        self.assertEqual(len(self.person.voucher_ids), 2)
        again = self._upload(text, reference=" novembre")
        self.assertEqual(again.state, "issued")

    def test_every_bad_row_is_told_in_words(self):
        twice = make_code()
        good = make_code()
        rows = [
            *(self._row(amount) for amount in ("nan", "inf", "-5", "0", "0,00", "1,005", "1e12")),
            *(self._row(amount) for amount in ("1000000000000", "1.234", "", "12€x")),
            *(self._row(code=code) for code in ("RCCMNL83S18D969A", "AB", twice, twice.lower())),
            self._row(name="=cmd|calc;Rossi"),
            self._row(name="Luca;@SUM(1)"),
            self._row(name=";Rossi"),
            self._row(name="x" * 61 + ";Rossi"),
            self._row(email="nessuno"),
            self._row(number="9"),
            self._row(number="9"),
            self._row(code=good, email="ok@example.com"),
        ]
        batch = self._upload(HEAD + "".join(rows))
        batch._dry_run()
        bad = batch.row_ids.filtered(lambda row: row.fate == "error")
        self.assertEqual(len(bad), len(rows) - 1)
        self.assertTrue(all(bad.mapped("fate_text")))
        self.assertEqual(batch.row_ids[: len(bad)], bad, "what is to correct is read first")
        batch._issue_batch(only_good=True)
        self.assertEqual(batch.row_ids.voucher_id.beneficiary_id.fiscal_code, good)

    def test_files_that_are_no_list(self):
        for content in (
            b"",
            HEAD.encode(),
            b"\x00\x01\x02binary",
            b"PK\x03\x04 broken",
            b"a;b\n1;2\n",
            b"Nome;Nome;Cognome;CF;Importo\n1;1;1;1;1\n",
            HEAD.encode() + b"a;b;c;;;1\n" * 10_001,
        ):
            with self.subTest(content=content[:20]):
                batch = self._upload(content)
                if batch.state == "check":
                    continue
                self._run_large(batch)
                self.assertEqual(batch.state, "failed")
                self.assertTrue(batch.message)
                self.assertFalse(batch.row_ids)
        with self.assertRaises(UserError):
            self._upload(b"x" * (MAX_BYTES + 1))

    def _run_large(self, batch):
        batch._dry_run()
        if batch.state == "check":
            batch._run()

    def test_spreadsheets_and_encodings(self):
        codes = [make_code() for _time in range(4)]
        sheet = write_xlsx(
            [
                ["Cognome", "Nome", "Codice Fiscale", "Importo", "Matricola"],
                ["Niccolò", "Rossi", codes[0], 100.5, 12],
                ["Niccolò", "Rossi", codes[1], float("nan"), None],
            ]
        )
        batch = self._upload(sheet, filename="persone.xlsx")
        batch._dry_run()
        rows = {row.fiscal_code: row for row in batch.row_ids}
        self.assertEqual(rows[codes[0]].employee_code, "12")
        self.assertEqual((rows[codes[0]].amount, rows[codes[0]].fate), (100.5, "new"))
        self.assertEqual(rows[codes[1]].fate, "error")
        for code, encoding in zip(codes[2:], ("cp1252", "utf-16"), strict=True):
            text = HEAD + self._row("5", code, name="Niccolò;Dò")
            batch = self._upload(text.encode(encoding))
            batch._dry_run()
            self.assertEqual((batch.row_ids.first_name, batch.row_ids.fate), ("Niccolò", "new"))

    def test_what_somebody_issued_meanwhile_is_seen(self):
        batch = self._upload(HEAD + self._row("600", self.person.fiscal_code))
        batch._dry_run()
        self._issue_to(self.person, 600)
        batch._issue_batch()
        self.assertEqual(batch.state, "failed")
        self.assertEqual(len(self.person.voucher_ids), 1)

    def test_a_budget_is_not_exceeded(self):
        programme = self._create_programme(has_budget=True)
        programme._grant(80, "grant")
        batch = self._upload(HEAD + self._row("50") + self._row("30,01"), programme)
        batch._dry_run()
        batch._issue_batch()
        self.assertEqual(batch.state, "failed")
        self.assertRegex(batch.message, "80[.,]01")
        self.assertFalse(programme.voucher_ids)

    def test_who_left_receives_nothing(self):
        self.person.write({"date_from": "2025-01-01", "date_to": "2026-01-31"})
        batch = self._upload(HEAD + self._row("50", self.person.fiscal_code))
        batch._dry_run()
        self.assertEqual(self._fates(batch), {2: "error"})
        with self.assertRaises(UserError):
            batch._issue_batch(only_good=True)

    def test_a_contact_of_another_employer_only_if_all_agrees(self):
        other = self.env["res.partner"].create({"name": "Altra SpA", "is_company": True})
        programme = self._create_programme(funder_id=other.id)
        codes = [make_code(), make_code()]
        text = HEAD + "".join(self._row("5", code, email=f"{code}@example.com") for code in codes)
        first = self._upload(text)
        first._dry_run()
        first._issue_batch()
        text = HEAD + self._row("5", codes[0], email=f"{codes[0]}@example.com")
        second = self._upload(text + self._row("5", codes[1], email="x@example.com"), programme)
        second._dry_run()
        second._issue_batch()
        same, different = (self._find(code).partner_id for code in codes)
        self.assertEqual((len(same), len(different)), (1, 2))
        self.assertEqual(self.person.partner_id.email, False)

    def test_long_lists_wait_for_the_scheduler(self):
        rows = "".join(self._row("5", email=f"p{number}@example.com") for number in range(800))
        batch = self._upload(HEAD + rows)
        batch._dry_run()
        self.assertEqual(batch.state, "check")
        batch._run()
        self.assertEqual(batch.state, "checked")
        batch._issue_batch()
        self.assertEqual(batch.state, "issue")
        with self.assertRaises(UserError):
            batch.reference = "Altro"
        batch._run(self.assertLessEqual)
        self.assertEqual(batch.state, "issued")
        self.assertEqual(len(batch._get_vouchers()), 800)
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])
        with self.assertRaises(UserError):
            batch.unlink()
