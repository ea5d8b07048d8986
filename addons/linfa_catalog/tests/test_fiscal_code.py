from datetime import date

from odoo.tests import BaseCase, tagged

from ..models.fiscal_code import get_age, read_fiscal_code

TODAY = date(2026, 11, 22)


@tagged("post_install", "-at_install")
class TestFiscalCode(BaseCase):
    def test_a_plain_code(self):
        code = read_fiscal_code(" bttgli85c52d918e ", TODAY)
        self.assertEqual(
            (code.number, code.sex, code.birth_date),
            ("BTTGLI85C52D918E", "F", date(1985, 3, 12)),
        )

    def test_omocodia_is_read_as_what_it_stands_for(self):
        """Case 12 of the rules of the domain."""
        code = read_fiscal_code("RCCMNL83SMUD969P", TODAY)
        self.assertEqual((code.sex, code.birth_date), ("M", date(1983, 11, 18)))
        self.assertEqual(code.base, "RCCMNL83S18D969")
        self.assertEqual(code.base, read_fiscal_code("RCCMNL83S18D969H", TODAY).base)

    def test_wrong_check_letter_is_refused(self):
        self.assertIsNone(read_fiscal_code("RCCMNL83SMUD969Q", TODAY))

    def test_what_is_no_code_of_a_person(self):
        for text in (None, "", "99000110173", "RCCMNL83S18D969", "x" * 400, "RCCMNL83S18D96/H"):
            with self.subTest(text):
                self.assertIsNone(read_fiscal_code(text, TODAY))

    def test_a_day_that_does_not_exist(self):
        # Day 81 would be "the woman of the 41st": stdnum takes it for the first.
        self.assertIsNone(read_fiscal_code(self._sign("RCCMNL83S81D969"), TODAY))
        self.assertIsNone(read_fiscal_code(self._sign("RCCMNL83B30D969"), TODAY))

    def test_the_century_is_that_of_the_youngest(self):
        born = {
            year: read_fiscal_code(self._sign(f"RCCMNL{year}S18D969"), TODAY).birth_date.year
            for year in ("00", "19", "26", "27", "99")
        }
        self.assertEqual(born, {"00": 2000, "19": 2019, "26": 2026, "27": 1927, "99": 1999})
        self.assertEqual(
            read_fiscal_code(self._sign("RCCMNL26T18D969"), TODAY).birth_date, date(1926, 12, 18)
        )

    def test_a_leap_day_of_any_century(self):
        code = read_fiscal_code(self._sign("RCCMNL00B29D969"), TODAY)
        self.assertEqual(code.birth_date, date(2000, 2, 29))

    def test_age_in_whole_years(self):
        self.assertEqual(get_age(date(2008, 11, 22), TODAY), 18)
        self.assertEqual(get_age(date(2008, 11, 23), TODAY), 17)
        self.assertEqual(get_age(date(2008, 2, 29), date(2026, 2, 28)), 17)
        self.assertEqual(get_age(date(2008, 2, 29), date(2026, 3, 1)), 18)

    def _sign(self, base):
        from stdnum.it.codicefiscale import calc_check_digit

        return base + calc_check_digit(base)
