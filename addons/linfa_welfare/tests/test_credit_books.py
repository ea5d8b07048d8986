"""The worked example of the books: 1,000 EUR of credit from its issue to its expiry."""

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .credit_books_common import CreditBooksCommon


@tagged("post_install", "-at_install")
class TestCreditBooks(CreditBooksCommon):
    def test_worked_example_to_the_cent(self):
        self.programme.service_fee_rate = 5
        voucher = self._issue(1000)
        self.assert_explained()
        [invoice] = self._invoice()
        self.assertEqual(invoice.state, "draft")
        invoice.action_post()
        self.assertEqual(invoice.amount_untaxed, 1052)
        self.assertEqual(invoice.amount_total, 1063)
        self.assertEqual(invoice.l10n_it_stamp_duty, 2)
        self.assertEqual(self._balance("multi"), 1000)

        self._spend(voucher, 22)
        self._pay(22)
        self.assertEqual(self._book(), self.env["account.move"])
        self.assertEqual(self._balance("multi"), 978)

        self._spend(voucher, 30, self.shop)
        [entry] = self._book()
        self.assert_entry(entry, multi=30, merchants=-30)
        self.assertEqual(entry.journal_id.code, "BUONI")
        self.assertEqual(entry.line_ids.partner_id, self.shop)

        settlement = self._settle()
        self.assertEqual(settlement.owed, 28.78)
        settlement.action_confirm()
        settlement.action_post_documents()
        self.assertEqual(settlement.fee_id.amount_untaxed, 1)
        self.assertEqual(settlement.fee_id.amount_total, 1.22)
        self.assertEqual(settlement.payment_state, "open")
        [payable] = settlement._get_open_payables()
        self.assertEqual(payable.balance, -28.78)
        self.assertEqual(self._balance("merchants"), 0)

        self._expire_five()
        self._invoice().action_post()
        self.assertEqual(self._balance("multi"), 948)
        self.assert_books_agree()

    def _expire_five(self):
        """Let 5.00 expire: a windfall, without VAT."""
        voucher = self._issue(5, available_from="2020-01-01", expiry_date="2020-02-01")
        self.run_job(self.env["linfa.voucher"]._expire)
        [expiry] = self._book()
        windfall = expiry.line_ids.filtered(lambda line: line.account_id.code == "3230")
        self.assertEqual(windfall.balance, -5)
        self.assertFalse(expiry.line_ids.tax_ids | expiry.line_ids.tax_line_id)
        self.assert_credit(voucher, 0)

    def test_own_goods_paid_by_credit_keep_their_vat(self):
        """Credit is a tender: 22.00 with 10 % is revenue 20.00 and VAT 2.00 whoever pays."""
        voucher = self._issue(22)
        self._spend(voucher, 22)
        invoice = self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": self.customer.id,
                "invoice_date": self.env["linfa.voucher"]._get_today(),
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "Formaggella",
                            "price_unit": 20,
                            "tax_ids": [Command.set(self._tax(10).ids)],
                        }
                    )
                ],
            }
        )
        invoice.action_post()
        payment = self._pay(22)
        receivable = (payment.move_id | invoice).line_ids.filtered(
            lambda line: line.account_id.account_type == "asset_receivable"
        )
        receivable.reconcile()
        self.assertEqual((invoice.amount_untaxed, invoice.amount_tax), (20, 2))
        self.assertTrue(invoice.currency_id.is_zero(invoice.amount_residual))
        self.assertEqual(self._balance("multi"), -22)
        self._invoice().action_post()
        self.assert_books_agree()

    def test_refund_at_a_shop_is_booked_back(self):
        voucher = self._issue(50)
        authorization = self._spend(voucher, 30, self.shop)
        self._book()
        authorization._refund("undo", 12)
        [entry] = self._book()
        self.assert_entry(entry, multi=-12, merchants=12)
        self.assert_explained(multi=50)

    def test_one_entry_per_programme_operation_and_day(self):
        other = self._create_programme()
        for programme in (self.programme, other):
            for _number in range(3):
                self._spend(self._issue(10, programme), 10, self.shop)
        moves = self._book()
        self.assertEqual(len(moves), 2)
        self.assertEqual(set(moves.mapped("amount_total")), {30})
        self.assertFalse(self._book())

    def test_only_complete_days_by_the_scheduler(self):
        self._spend(self._issue(10), 10, self.shop)
        before = self.env["account.move"].search_count([("journal_id.code", "=", "BUONI")])
        self.run_job(self.env["linfa.ledger.booking"]._cron_book)
        after = self.env["account.move"].search_count([("journal_id.code", "=", "BUONI")])
        self.assertEqual(after, before)
        self.assertEqual(self._compare("multi")["explained"][0][1], -10)

    def test_expiry_goes_back_to_the_employer_where_agreed(self):
        self._issue(8, available_from="2020-01-01", expiry_date="2020-02-01")
        self.patch(type(self.programme), "_is_residual_returned", lambda programme: True)
        self.run_job(self.env["linfa.voucher"]._expire)
        [entry] = self._book()
        self.assert_entry(entry, multi=8)
        debt = entry.line_ids.filtered("partner_id")
        self.assertEqual((debt.partner_id, debt.balance), (self.employer, -8))
        self.assertEqual(debt.account_id.account_type, "asset_receivable")

    def test_cancelled_credit_is_owed_to_the_funder(self):
        voucher = self._issue(40)
        self._invoice().action_post()
        voucher._cancel("left the firm")
        [entry] = self._book()
        self.assert_entry(entry, multi=40)
        self.assertEqual(entry.line_ids.partner_id, self.employer)
        self.assert_books_agree()

    def test_credit_that_linfa_gives_is_its_cost(self):
        gift = self._create_programme(kind="gift", funder_id=self.company.partner_id.id)
        voucher = self._issue(25, gift)
        [entry] = self._book()
        self.assert_entry(entry, multi=-25)
        self.assertFalse(self._invoice(gift))
        self._spend(voucher, 25, self.shop)
        self._book()
        self.assert_books_agree()

    def test_a_cancelled_entry_of_nobody_is_found(self):
        self._spend(self._issue(10), 10, self.shop)
        self._book().button_draft()
        differences = self.env["linfa.ledger"]._find_accounting_differences(self.company)
        self.assertEqual(
            {row["code"]: row["difference"] for row in differences},
            {"multi": -10, "merchants": 10},
        )

    def test_yesterday_in_italy(self):
        """23:30 UTC is the next day in Rome: entries have Italian days."""
        self._spend(self._issue(10), 10, self.shop)
        today = self.env["linfa.voucher"]._get_today()
        self.assertFalse(
            self.env["linfa.ledger.booking"]._book(self.company, today - timedelta(days=1))
        )
        self.assertEqual(self._book().date, today)

    def test_a_hundred_postings_ask_no_more_than_ten(self):
        def count_queries(number):
            programme = self._create_programme()
            for voucher in self.env["linfa.voucher"]._issue(
                programme, [{"face_value": 1}] * number, f"many {programme.id}"
            ):
                self._spend(voucher, 1, self.shop)
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self._book()
            return self.env.cr.sql_log_count - before

        count_queries(1)
        self.assertLessEqual(count_queries(100), count_queries(10) + 2)

    def test_who_may_book_and_look(self):
        officer = self._create_user("addetto", "linfa_welfare.linfa_welfare_group_user")
        manager = self._create_user("capo", "linfa_welfare.linfa_welfare_group_manager")
        Booking = self.env["linfa.ledger.booking"]
        with self.assertRaises(AccessError):
            Booking.with_user(officer).action_book()
        with self.assertRaises(AccessError):
            Booking.with_user(officer).search([])
        self._spend(self._issue(10), 10, self.shop)
        Booking.with_user(manager).action_book()
        self.assertFalse(self._book())
        with self.assertRaises(AccessError):
            Booking.with_user(manager).create({"posting_id": 1})
        marks = self._invoice().linfa_invoicing_ids
        with self.assertRaises(AccessError):
            marks.with_user(manager).unlink()

    def test_a_posting_is_booked_once_in_the_database(self):
        self._spend(self._issue(10), 10, self.shop)
        self._book()
        booked = self.env["linfa.ledger.booking"].search([], limit=1, order="id desc")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            booked.create({"posting_id": booked.posting_id.id, "company_id": self.company.id})
