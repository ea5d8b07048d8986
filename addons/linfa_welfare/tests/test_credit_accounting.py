from odoo.tests import Form, tagged

from .credit_common import CreditOrderCommon


@tagged("post_install", "-at_install")
class TestCreditAccounting(CreditOrderCommon):
    """Credit is a tender: revenue and VAT are those of the same order without credit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.partner_id.write(
            {
                "vat": "IT12345670017",
                "street": "Via Prova 1",
                "zip": "25060",
                "city": "Collio",
                "country_id": cls.env.ref("base.it").id,
            }
        )
        cls.company.write({"l10n_it_codice_fiscale": "12345670017", "l10n_it_tax_system": "RF01"})
        cls.customer.write(
            {
                "l10n_it_codice_fiscale": "MRTMTT91D08F205J",
                "l10n_it_pa_index": "0000000",
                "zip": "25060",
                "city": "Collio",
            }
        )

    def _invoice(self, order):
        self._book(order)
        invoice = order._create_invoices()
        invoice.action_post()
        return invoice

    def _get_sums(self, moves):
        """Return what moves book, by kind of account."""
        sums = {"revenue": 0, "vat": 0, "liability": 0}
        liability = self.company._get_credit_account("multi")
        for line in moves.line_ids:
            if line.account_id == liability:
                sums["liability"] += line.balance
            elif line.tax_line_id:
                sums["vat"] -= line.balance
            elif line.account_id.account_type == "income":
                sums["revenue"] -= line.balance
        return {name: round(amount, 2) for name, amount in sums.items()}

    def test_case_7_the_liability_falls_by_what_was_spent(self):
        self._issue(22)
        order = self._create_credit_order(self.honey)
        order._pay_with_credit()
        invoice = self._invoice(order)
        payment = order.transaction_ids.payment_id
        self.assertEqual(
            self._get_sums(invoice + payment.move_id), {"revenue": 20, "vat": 2, "liability": 22}
        )
        self.assertEqual(invoice.payment_state, "paid")
        self.assertEqual(payment.outstanding_account_id.code, "2531")

    def test_paid_wholly_in_part_or_not_the_document_is_the_same(self):
        self._issue(110)
        self._issue(50)
        whole, part, none = (self._create_credit_order() for _one in range(3))
        whole._pay_with_credit()
        part._apply_credit()
        self._pay_card(part)
        self._pay_card(none)
        figures = []
        for order in (whole, part, none):
            invoice = self._invoice(order)
            self.assertEqual(invoice._l10n_it_edi_export_data_check(), {})
            self.assertEqual(invoice.amount_residual, 0)
            figures.append((invoice.amount_untaxed, invoice.amount_tax, invoice.amount_total))
        self.assertEqual(set(figures), {(100, 10, 110)})
        self.assertEqual(sum(part.transaction_ids.payment_id.mapped("amount")), 110)

    def test_an_automatic_invoice_is_paid_by_both(self):
        self.env["ir.config_parameter"].set_param("sale.automatic_invoice", "True")
        self._issue(50)
        order = self._create_credit_order()
        order._apply_credit()
        quiet = self.env(context={**self.env.context, "skip_sale_auto_invoice_send": True})
        order = order.with_env(quiet)
        payment = self._create_card(order)
        payment._set_done()
        payment._post_process()
        self._book(order)
        self.assertEqual(order.invoice_ids.amount_residual, 0)

    def _get_liability(self, code):
        account = self.company._get_credit_account(code)
        lines = self.env["account.move.line"].search(
            [("account_id", "=", account.id), ("parent_state", "=", "posted")]
        )
        return -sum(lines.mapped("balance"))

    def test_municipal_credit_is_taken_from_municipal_funds_once(self):
        """What a municipality granted goes down by what was spent, whatever was paid with it."""
        programme = self._create_programme(kind="municipal", has_budget=False)
        self._issue(10, programme)
        self._issue(12)
        bookings = self.env["linfa.ledger.booking"]
        bookings._book(self.company)
        before = {code: self._get_liability(code) for code in ("multi", "municipal")}
        order = self._create_credit_order(self.honey)
        order._pay_with_credit()
        spent = {
            tx.credit_liability: tx.amount for tx in order.transaction_ids.sudo() if tx.amount > 0
        }
        self.assertEqual(set(spent), {"multi", "municipal"})
        self._book(order)
        bookings._book(self.company)
        fallen = {code: before[code] - self._get_liability(code) for code in before}
        self.assertAlmostEqual(fallen["municipal"], spent["municipal"], 2)
        self.assertAlmostEqual(fallen["multi"], spent["multi"], 2)

    def _reverse(self, invoice, amount):
        """Return a posted credit note of an amount, VAT included."""
        wizard = self.env["account.move.reversal"].create(
            {"move_ids": invoice.ids, "journal_id": invoice.journal_id.id}
        )
        note = self.env["account.move"].browse(wizard.reverse_moves()["res_id"])
        with Form(note) as form, form.invoice_line_ids.edit(0) as line:
            line.price_unit = amount
        note.action_post()
        return note

    def test_case_16_a_credit_note_goes_back_pro_rata(self):
        voucher = self._issue(55)
        order = self._create_credit_order()
        order._apply_credit()
        card = self._pay_card(order)
        invoice = self._invoice(order)
        note = self._reverse(invoice, 50)
        self.assertEqual(note.credit_to_refund, 50)
        note.action_refund_credit()
        self.assertEqual(card.child_transaction_ids.amount, -25)
        self.assert_credit(voucher, 25)
        self._book(order)
        (card | order.transaction_ids).child_transaction_ids._post_process()
        self.assertEqual(note.amount_residual, 0)
        self.assertEqual(note.credit_to_refund, 0)

    def test_odd_cents_come_back_to_the_cent(self):
        voucher = self._issue(33.33)
        order = self._create_credit_order()
        order._apply_credit()
        card = self._pay_card(order)
        for amount in (0.01, 10.01, 99.98):
            self.assertEqual(order._refund_pro_rata(amount), 0)
        self.assert_credit(voucher, 33.33)
        self.assertEqual(round(sum(card.child_transaction_ids.mapped("amount")), 2), -76.67)

    def test_what_the_card_cannot_give_back_is_left_by_hand(self):
        voucher = self._issue(55)
        order = self._create_credit_order()
        order._apply_credit()
        self._pay_card(order)
        self.card.state = "disabled"
        self.assertEqual(order._refund_pro_rata(50), 25)
        self.assert_credit(voucher, 25)

    def test_accounts_are_made_once(self):
        for code in ("multi", "single", "merchants", "municipal"):
            account = self.company._get_credit_account(code)
            self.assertEqual(account.account_type, "liability_current")
            self.assertEqual(self.company._get_credit_account(code), account)
        self.assertTrue(self.company._get_credit_account("merchants").reconcile)
        self.assertEqual(self.company._get_credit_provider(), self.company._get_credit_provider())

    def test_credit_is_never_among_the_forms_of_payment(self):
        ours = self.company._get_credit_provider()
        found = self.env["payment.provider"]._get_compatible_providers(
            self.company.id, self.customer.id, 10, currency_id=self.company.currency_id.id
        )
        self.assertNotIn(ours, found)
