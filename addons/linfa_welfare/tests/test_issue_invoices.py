"""What employers are invoiced for issued credit."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .credit_books_common import CreditBooksCommon


@tagged("post_install", "-at_install")
class TestIssueInvoices(CreditBooksCommon):
    def _lines(self, invoice):
        return [
            (line.price_subtotal, line.tax_ids.l10n_it_exempt_reason or line.tax_ids.amount)
            for line in invoice.invoice_line_ids
        ]

    def test_face_value_service_and_stamp_duty(self):
        self.programme.service_fee_rate = 5
        self._issue(600)
        self._issue(400)
        [invoice] = self._invoice()
        self.assertEqual(self._lines(invoice), [(1000, "N2.2"), (50, 22), (2, "N2.2")])
        self.assertEqual(invoice.partner_id, self.employer)
        face, _fee, stamp = invoice.invoice_line_ids
        self.assertEqual(face.account_id, self.company._get_credit_account("multi"))
        self.assertEqual(stamp.account_id.code, "3103")

    def test_fatturapa_has_nothing_to_say(self):
        self.company.partner_id.write(
            {"vat": "IT12345670017", "street": "Via Roma 1", **self.collio._prepare_address_vals()}
        )
        self.company.l10n_it_codice_fiscale = "12345670017"
        self.company.l10n_it_tax_system = "RF01"
        self.programme.service_fee_rate = 5
        self._issue(1000)
        invoice = self._invoice()
        invoice.action_post()
        self.assertEqual(invoice._l10n_it_edi_export_data_check(), {})
        xml = invoice._l10n_it_edi_render_xml().decode()
        self.assertIn("<Natura>N2.2</Natura>", xml)
        self.assertIn("<ImportoBollo>2.00</ImportoBollo>", xml)

    def test_no_stamp_duty_at_the_threshold(self):
        self._issue(77.47)
        self.assertFalse(self._invoice().l10n_it_stamp_duty)
        self._issue(77.48)
        self.assertEqual(self._invoice().l10n_it_stamp_duty, 2)

    def test_stamp_duty_not_recharged(self):
        self.company.credit_stamp_recharged = False
        self._issue(100)
        invoice = self._invoice()
        self.assertEqual((invoice.l10n_it_stamp_duty, invoice.amount_total), (2, 100))

    def test_each_lot_once(self):
        self._issue(100)
        self.assertEqual(self.programme.uninvoiced_amount, 100)
        self._invoice()
        self.programme.invalidate_recordset()
        self.assertEqual(self.programme.uninvoiced_amount, 0)
        self.assertFalse(self._invoice())
        self._issue(30)
        self.assertEqual(self._invoice().amount_untaxed, 30)

    def test_a_deleted_draft_frees_its_lots(self):
        self._issue(100)
        self._invoice().unlink()
        self.assertEqual(self._invoice().amount_untaxed, 102)

    def test_a_cancelled_invoice_frees_its_lots_and_is_not_posted_again(self):
        self._issue(50)
        cancelled = self._invoice()
        cancelled.button_cancel()
        self.assertEqual(self._invoice().amount_untaxed, 50)
        cancelled.button_draft()
        with self.assertRaises(UserError):
            cancelled.action_post()

    def test_what_was_sold_is_invoiced_to_the_buyer(self):
        self._issue(50, key="sale.order.line,1,1")
        self.assertFalse(self._invoice())

    def test_fee_of_a_municipality_follows_its_fiscal_position(self):
        scheme = self._create_municipality_programme(service_fee_rate=3)
        split = self._tax(22)
        ordinary = self.company._get_settlement_commission_tax()
        position = self.env["account.fiscal.position"].create({"name": "Scissione"})
        split.write({"fiscal_position_ids": position.ids, "original_tax_ids": ordinary.ids})
        self.municipality.property_account_position_id = position
        self._issue(1000, scheme)
        [invoice] = self._invoice(scheme)
        self.assertEqual(invoice.invoice_line_ids.tax_ids, split)
        self.assertEqual(invoice.amount_untaxed, 30)

    def test_prices_that_hold_vat(self):
        tax = self.company._get_settlement_commission_tax()
        tax.price_include_override = "tax_included"
        self.programme.service_fee_rate = 5
        self._issue(1000)
        invoice = self._invoice()
        self.assertEqual((invoice.amount_untaxed, invoice.amount_tax), (1052, 11))

    def test_wizard_shows_and_makes(self):
        self._issue(70)
        manager = self._create_user(
            "capo", "linfa_welfare.linfa_welfare_group_manager,account.group_account_invoice"
        )
        action = self.programme.with_user(manager).action_open_invoice_wizard()
        wizard_model = self.env["linfa.issue.invoice"].with_user(manager)
        with Form(wizard_model.with_context(**action["context"])) as form:
            self.assertEqual(form.amount, 70)
        wizard = form.save()
        invoices = self.env["account.move"].browse(wizard.action_invoice()["res_id"])
        self.assertEqual(invoices.amount_untaxed, 70)
        with self.assertRaises(UserError):
            wizard.action_invoice()

    def test_an_officer_invoices_nothing(self):
        self._issue(70)
        officer = self._create_user("addetto", "linfa_welfare.linfa_welfare_group_user")
        with self.assertRaises(AccessError):
            self.env["linfa.issue.invoice"].with_user(officer).create(
                {"programme_ids": self.programme.ids}
            )
