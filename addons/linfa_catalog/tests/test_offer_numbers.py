from odoo.tests import BaseCase, tagged

from odoo.addons.linfa_catalog.models.offer_numbers import parse_number, parse_rate

BAD = ("", "nan", "inf", "-1", "1e5", "12,345,6", "abc", "1,2,3", "0x1F", "٣", "1 2 .", "=1+1")


@tagged("post_install", "-at_install")
class TestOfferNumbers(BaseCase):
    def test_italian_and_english_numbers_are_read(self):
        for text, number in (
            ("100,50", 100.5),
            ("1.234,50", 1234.5),
            ("1,234.50", 1234.5),
            ("9.5", 9.5),
            (" 9,50 € ", 9.5),
            ("12", 12.0),
            (",5", 0.5),
            (9.5, 9.5),
            (12, 12.0),
            ("1.234.567,00", 1234567.0),
        ):
            with self.subTest(text=text):
                self.assertEqual(parse_number(text, 10_000_000), number)

    def test_what_is_not_a_number_is_refused(self):
        for text in (*BAD, float("nan"), float("inf"), -1.0, True):
            with self.subTest(text=text), self.assertRaises(ValueError):
                parse_number(text, 1000)

    def test_thousands_or_decimals_is_asked_and_not_guessed(self):
        with self.assertRaisesRegex(ValueError, "ambiguous"):
            parse_number("1.234", 10_000)
        self.assertEqual(parse_number("0.250", 10_000, decimals=3), 0.25)

    def test_what_makes_no_sense_is_refused(self):
        with self.assertRaisesRegex(ValueError, "large"):
            parse_number("1001", 1000)
        with self.assertRaisesRegex(ValueError, "fine"):
            parse_number("1,005", 1000)

    def test_a_rate_is_recognised_however_it_is_written(self):
        for text in ("10", "10%", "IVA 10%", "10,0", "vat 10 %", 10, 10.0, 0.1):
            with self.subTest(text=text):
                self.assertEqual(parse_rate(text), 10)
