"""Single-purpose vouchers and municipal money in the books."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .credit_books_common import CreditBooksCommon


@tagged("post_install", "-at_install")
class TestCreditBooksSpecies(CreditBooksCommon):
    def test_single_purpose_has_its_vat_at_issue(self):
        basket = self._create_single(10)
        voucher = self._issue(110, basket)
        invoice = self._invoice(basket)
        invoice.action_post()
        self.assertEqual((invoice.amount_untaxed, invoice.amount_tax), (100, 10))
        self.assertFalse(invoice.l10n_it_stamp_duty)
        self.assertEqual(self._balance("single"), 100)
        self._spend(voucher, 110)
        [entry] = self._book()
        self.assert_entry(entry, single=100)
        self.assertEqual(
            entry.line_ids.account_id - self.company._get_credit_account("single"),
            self.company._get_revenue_account(),
        )
        self.assert_books_agree()

    def test_single_purpose_expires_and_its_vat_stays_paid(self):
        basket = self._create_single(10)
        self._issue(110, basket, available_from="2020-01-01", expiry_date="2020-02-01")
        self._invoice(basket).action_post()
        self.run_job(self.env["linfa.voucher"]._expire)
        [entry] = self._book()
        self.assert_entry(entry, single=100)
        windfall = entry.line_ids.filtered(lambda line: line.account_id.code == "3230")
        self.assertEqual(windfall.balance, -100)
        self.assertFalse(entry.line_ids.tax_line_id | entry.line_ids.tax_ids)
        self.assert_books_agree()

    def test_parts_of_a_single_purpose_voucher_add_up(self):
        basket = self._create_single(22)
        voucher = self._issue(10, basket)
        self._invoice(basket).action_post()
        self.assertEqual(self._balance("single"), 8.20)
        for amount in (3.33, 3.33):
            authorization = self._spend(voucher, amount)
            self._book()
        authorization._refund("back", 1.11)
        self._book()
        self._spend(voucher, 4.45)
        self._book()
        self.assertEqual(self._balance("single"), 0)
        self.assert_books_agree()

    def test_single_purpose_at_a_shop_is_billed_by_the_shop(self):
        self.env["account.tax"].search(
            [("type_tax_use", "=", "purchase"), ("amount", "=", 10)]
        ).active = False
        purchase_tax = self._tax(10, "purchase")
        basket = self._create_single(10)
        self._spend(self._issue(110, basket), 110, self.shop)
        settlement = self._settle()
        self.assertEqual((settlement.gross, settlement.owed_net), (110, 96.67))
        self.assertEqual(settlement.line_ids.purchase_tax_ids, purchase_tax)
        settlement.action_confirm()
        self.assertEqual(settlement.bill_id.amount_total, settlement.owed)
        self.assertFalse(settlement.collected_id)
        self._book()
        self._invoice(basket).action_post()
        self.assert_books_agree()

    def test_single_purpose_wants_its_vat(self):
        with self.assertRaises(ValidationError):
            self._create_programme(vat_species="single")
        basket = self._create_single()
        self._issue(10, basket)
        with self.assertRaises(ValidationError):
            basket.single_tax_id = self._tax(4)

    def test_municipal_money_is_never_revenue(self):
        scheme = self._create_municipality_programme(has_budget=True)
        scheme._grant(500, "act 12/2026")
        [grant] = self._book()
        self.assert_entry(grant, municipal=-500)
        self.assertEqual(grant.line_ids.partner_id, self.municipality)
        voucher = self._issue(50, scheme)
        self.assertFalse(self._book())
        self._spend(voucher, 30, self.shop)
        [entry] = self._book()
        self.assert_entry(entry, municipal=30, merchants=-30)
        self.assertEqual(self._balance("municipal"), 470)
        self._spend(voucher, 20)
        [own] = self._book()
        self.assert_entry(own, municipal=20, multi=-20)
        self._pay(20)
        self.assertEqual(self._balance("multi"), 0)
        scheme._grant(-100, "act 13/2026")
        [back] = self._book()
        self.assert_entry(back, municipal=100)
        self.assert_books_agree()

    def test_municipal_money_without_a_budget_is_booked_at_issue(self):
        scheme = self._create_municipality_programme()
        self._issue(50, scheme, available_from="2020-01-01", expiry_date="2020-02-01")
        [issue] = self._book()
        self.assert_entry(issue, municipal=-50)
        self.run_job(self.env["linfa.voucher"]._expire)
        [expiry] = self._book()
        self.assert_entry(expiry, municipal=50)
        self.assertEqual(expiry.line_ids.partner_id, self.municipality)
        self.assertFalse(self._invoice(scheme))
        self.assert_books_agree()

    def test_municipal_vouchers_are_multi_purpose(self):
        with self.assertRaises(ValidationError):
            self._create_municipality_programme(
                vat_species="single", single_tax_id=self._tax(10).id
            )

    def test_taxes_that_the_chart_lacks(self):
        self.env["account.chart.template"]._load_credit_taxes()
        for code, reason in (("out_of_scope", "N2.2"), ("exempt", "N4"), ("margin", "N5")):
            tax = self.company._get_credit_tax(code)
            self.assertEqual((tax.l10n_it_exempt_reason, tax.amount), (reason, 0))
            self.assertTrue(tax.invoice_legal_notes)
            self.assertEqual(self.company._get_credit_tax(code), tax)

    def test_another_company_gets_its_own(self):
        other = self.env["res.company"].create(
            {"name": "Altra cooperativa", "country_id": self.env.ref("base.it").id}
        )
        self.env["account.chart.template"].try_loading("it", company=other, install_demo=False)
        tax = other._get_credit_tax("exempt")
        self.assertEqual((tax.company_id, tax.l10n_it_exempt_reason), (other, "N4"))
        account = other._get_credit_account("multi")
        self.assertNotEqual(account, self.company._get_credit_account("multi"))
        self.assertEqual(self.env["linfa.ledger"]._find_accounting_differences(other), [])
