"""What an office changes in the settings, and what stays."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .credit_books_common import CreditBooksCommon


@tagged("post_install", "-at_install")
class TestCreditSettings(CreditBooksCommon):
    def _set(self, **values):
        settings = self.env["res.config.settings"].create(values)
        settings.execute()
        return self.env["res.config.settings"].create({})

    def test_what_holds_is_shown_before_anybody_changed_it(self):
        settings = self.env["res.config.settings"].create({})
        self.assertEqual(
            (
                settings.credit_pin_free_amount,
                settings.credit_undo_minutes,
                settings.credit_hourly_failures,
            ),
            (25, 15, 20),
        )

    def test_zero_is_a_number(self):
        settings = self._set(credit_pin_free_amount=0, credit_undo_minutes=0)
        self.assertEqual((settings.credit_pin_free_amount, settings.credit_undo_minutes), (0, 0))
        redemptions = self.env["linfa.redemption"]
        self.assertEqual(redemptions._get_pin_free_amount(), 0)
        self.assertFalse(redemptions._get_undo_time())

    def test_numbers_that_make_no_sense(self):
        for values in (
            {"credit_pin_free_amount": -1},
            {"credit_undo_minutes": 24 * 60 + 1},
            {"credit_hourly_failures": 0},
        ):
            with self.assertRaises(ValidationError, msg=values), self.env.cr.savepoint():
                self._set(**values)

    def test_an_account_with_movements_stays(self):
        self._spend(self._issue(10), 10, self.shop)
        self._book()
        account = self.company._get_credit_account("merchants")
        other = account.copy({"code": "253299"})
        self._set(credit_merchants_account_id=account.id)
        with self.assertRaises(ValidationError):
            self._set(credit_merchants_account_id=other.id)

    def test_an_account_without_movements_is_changed(self):
        account = self.company._get_credit_account("municipal")
        self.assertFalse(
            self.env["account.move.line"].search_count([("account_id", "=", account.id)])
        )
        other = account.copy({"code": "254099"})
        self._set(credit_municipal_account_id=other.id)
        self.assertEqual(self.company._get_credit_account("municipal"), other)
