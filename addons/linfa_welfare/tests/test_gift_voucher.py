from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.linfa_welfare.models import linfa_programme, sale_order_voucher

from .gift_common import GiftCommon


@tagged("post_install", "-at_install")
class TestGiftVoucher(GiftCommon):
    def test_the_tax_is_out_of_scope(self):
        tax = self.fixed.taxes_id
        self.assertEqual((tax.amount, tax.l10n_it_exempt_reason), (0, "N2.2"))
        self.assertEqual(self.company._get_voucher_tax(), tax)
        self.fixed.taxes_id = [Command.clear()]
        self.assertEqual(self.fixed.taxes_id, tax)
        order = self._order_gift(quantity=2)
        self.assertEqual((order.amount_total, order.amount_tax), (40, 0))

    def test_a_tax_is_made_when_there_is_none(self):
        self.env["account.tax"].search([("l10n_it_exempt_reason", "=", "N2.2")]).active = False
        self.company.voucher_tax_id = False
        tax = self.company._get_voucher_tax()
        self.assertEqual((tax.amount, tax.l10n_it_exempt_reason), (0, "N2.2"))
        self.assertTrue(tax.active)

    def test_only_gift_programmes_are_sold(self):
        with self.assertRaises(ValidationError):
            self._create_gift_offer(name="No", voucher_programme_id=self.programme.id)
        with self.assertRaises(ValidationError):
            self._create_gift_offer(name="No", voucher_min_amount=50, voucher_max_amount=10)
        with self.assertRaises(ValidationError):
            self._create_gift_offer(name="No", offer_line="product")

    def test_issued_when_paid_and_confirmed_and_once(self):
        order = self._order_gift(quantity=2)
        order.action_confirm()
        self.assertFalse(self._get_vouchers(order))
        transaction = self._pay(order)
        vouchers = self._get_vouchers(order)
        self.assertEqual(vouchers.mapped("face_value"), [20, 20])
        self.assertEqual(
            vouchers.issue_transaction_id.mapped("idempotency_key"),
            [f"sale.order.line,{order.order_line.id},{number}" for number in (1, 2)],
        )
        for _time in range(2):
            transaction._post_process()
            order._issue_paid_gifts()
            self.env["sale.order"]._cron_issue_paid_gifts()
        self.assertEqual(self._get_vouchers(order), vouchers)
        self.assert_credit(vouchers[0], 20)
        self.assertFalse(vouchers.partner_id)

    def test_a_payment_confirms_and_issues(self):
        order = self._order_gift(self.free, voucher_amount=55.5)
        self.assertEqual(order.amount_total, 55.5)
        self._pay(order)
        self.assertEqual(order.state, "sale")
        self.assert_credit(self._get_vouchers(order), 55.5)

    def test_not_issued_before_the_money_is_there(self):
        for state in ("pending", "authorized"):
            order = self._order_gift()
            self._pay(order, state=state)
            order.action_confirm() if order.state != "sale" else None
            self.assertFalse(self._get_vouchers(order), state)
        order = self._order_gift()
        order.action_confirm()
        self._pay(order, amount=19.99)
        self.assertFalse(self._get_vouchers(order))
        self._pay(order, amount=0.01)
        self.assertEqual(len(self._get_vouchers(order)), 1)

    def test_the_office_sells_by_invoice(self):
        order = self._order_gift()
        order.action_confirm()
        account = self.env["account.account"].search(
            [("account_type", "=", "liability_current"), ("company_ids", "in", self.company.ids)],
            limit=1,
        )
        company_class = type(self.env["res.company"])
        with patch.object(
            company_class, "_get_credit_account", lambda _self, code: account, create=True
        ):
            invoice = order._create_invoices()
        self.assertEqual(invoice.invoice_line_ids.account_id, account)
        invoice.action_post()
        self.assertFalse(self._get_vouchers(order))
        register = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        register.create({"amount": 5, "payment_difference_handling": "open"})._create_payments()
        self.assertFalse(self._get_vouchers(order))
        register.create({"amount": 15})._create_payments()
        self.assertEqual(len(self._get_vouchers(order)), 1)
        refund = invoice._reverse_moves()
        refund.action_post()
        self.assert_credit(self._get_vouchers(order), 0)

    def test_credit_buys_no_credit(self):
        order = self._order_gift()
        with patch.object(sale_order_voucher, "CREDIT_PROVIDER", "demo"):
            order.action_confirm()
            self._pay(order)
            self.assertFalse(self._get_vouchers(order))
            self.assertIn("credit", self._get_issue(order))
        refusals = {}
        with patch.object(
            linfa_programme.LinfaProgramme,
            "_get_refusals",
            lambda _self, _products, payee=None: refusals,
            create=True,
        ):
            found = self.programme._get_refusals(self.fixed.product_variant_id)
        self.assertEqual(list(found), [(self.programme.id, self.fixed.product_variant_id.id)])

    def _get_issue(self, order):
        return " ".join(order.with_context(lang="it_IT")._get_sale_issues()) or " "

    def test_what_cannot_be_sold(self):
        bad = [
            {"discount": 10},
            {"gift_way": "mail", "gift_recipient_email": "nobody"},
            {"quantity": 21},
            {"quantity": 1.5},
            {"offer": self.free},
            {"offer": self.free, "voucher_amount": 500},
            {"offer": self.free, "voucher_amount": 50, "price_unit": 5},
        ]
        for values in bad:
            order = self._order_gift(**values)
            with self.assertRaises(ValidationError, msg=values):
                order.action_confirm()
        self.gifts.state = "closed"
        with self.assertRaises(ValidationError):
            self._order_gift().action_confirm()

    def test_cancelled_before_use_and_refused_after(self):
        order = self._order_gift()
        self._pay(order)
        voucher = self._get_vouchers(order)
        sale = self._hold((voucher, 5))
        order._action_unlock() if order.locked else None
        with self.assertRaises(UserError):
            order.action_cancel()
        sale._release("release")
        order.action_cancel()
        self.assertEqual(voucher.state, "blocked")
        self.assert_credit(voucher, 0)

    def test_refunded_before_use_and_refused_after(self):
        order = self._order_gift(quantity=2)
        transaction = self._pay(order)
        used, other = self._get_vouchers(order)
        self._hold((used, 5))._capture("capture")
        with self.assertRaises(UserError), self.env.cr.savepoint():
            transaction._refund(40)
        self.assert_credit(other, 20)
        transaction._refund(20)
        self.assertEqual((used.is_blocked, other.is_blocked), (False, True))
        self.assert_credit(other, 0)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            transaction._refund(20)
        self.assert_credit(used, 15)

    def test_a_part_refund_takes_back_as_many_as_it_covers(self):
        order = self._order_gift(quantity=3)
        transaction = self._pay(order)
        vouchers = self._get_vouchers(order)
        transaction._refund(20)
        self.assertEqual(vouchers.mapped("is_blocked"), [False, False, True])
        order._issue_paid_gifts()
        self.env["sale.order"]._cron_issue_paid_gifts()
        self.assertEqual(self._get_vouchers(order), vouchers)
        transaction._refund(40)
        self.assertTrue(all(vouchers.mapped("is_blocked")))
        self.assert_credit(vouchers[0], 0)

    def test_a_credit_note_and_its_refund_take_back_the_same_voucher(self):
        order = self._order_gift(quantity=3)
        transaction = self._pay(order)
        vouchers = self._get_vouchers(order)
        invoice = order.invoice_ids or order._create_invoices()
        if invoice.state == "draft":
            invoice.action_post()
        refund = invoice._reverse_moves()
        refund.invoice_line_ids.quantity = 1
        refund.action_post()
        self.assertEqual(vouchers.mapped("is_blocked"), [False, False, True])
        transaction._refund(20)
        self.assertEqual(vouchers.mapped("is_blocked"), [False, False, True])
        self.assert_credit(vouchers[0], 20)

    def test_goods_beside_a_gift_are_refunded_without_touching_it(self):
        cheese = self._create_offer(self.seller, name="Formaggella", list_price=30)
        order = self._order_gift()
        order.order_line = [Command.create({"product_id": cheese.product_variant_id.id})]
        transaction = self._pay(order)
        transaction._refund(order.amount_total - 20)
        self.assert_credit(self._get_vouchers(order), 20)

    def test_mailed_on_its_day_and_no_record_tells_the_code(self):
        today = self.env["linfa.voucher"]._get_today()
        order = self._order_gift(
            gift_way="mail",
            gift_recipient_email="anna@example.com",
            gift_recipient_name="Anna",
            gift_message="Auguri <b>Anna</b>",
            gift_date=today + timedelta(days=3),
        )
        self._pay(order)
        line = order.order_line
        code = self._get_vouchers(order)._get_shown_code()
        Line = self.env["sale.order.line"]
        self.run_job(Line._cron_deliver_gifts)
        self.assertFalse(line.gift_sent_at)
        line.gift_date = today
        for _time in range(2):
            self.run_job(Line._cron_deliver_gifts)
        mail = self.env["mail.mail"].search([("email_to", "=", "anna@example.com")])
        self.assertEqual((len(mail), mail.state), (1, "outgoing"))
        self.assertIn(code, mail.body_html)
        self.assertIn("Auguri &lt;b&gt;", mail.body_html)
        self.assertNotIn(code, mail.subject)
        self.assertFalse(mail.model or mail.res_id)
        messages = order.message_ids.mapped("body")
        self.assertFalse([body for body in messages if code in body])
        self.assertFalse(order._get_printed_gifts())

    def test_who_paid_is_never_turned_away(self):
        order = self._order_gift()
        order.action_confirm()
        self.gifts.is_winding_up = True
        transaction = self._pay(order)
        self.assertEqual((transaction.state, order.state), ("done", "sale"))
        self.assertFalse(self._get_vouchers(order))
        self.assertEqual(len(order.activity_ids), 1)
        self.env["sale.order"]._cron_issue_paid_gifts()
        self.assertEqual(len(order.activity_ids), 1)
        self.gifts.is_winding_up = False
        self.env["sale.order"]._cron_issue_paid_gifts()
        self.assert_credit(self._get_vouchers(order), 20)

    def test_what_was_issued_is_not_sold_for_less(self):
        order = self._order_gift(quantity=2)
        self._pay(order)
        for values in ({"product_uom_qty": 1}, {"price_unit": 5}, {"discount": 50}):
            with self.assertRaises(ValidationError, msg=values), self.env.cr.savepoint():
                order.order_line.write(values)
        order.order_line.product_uom_qty = 3
        self.assertEqual(len(self._get_vouchers(order)), 2)
        self._pay(order, amount=20)
        self.assertEqual(len(self._get_vouchers(order)), 3)

    def test_nothing_is_sent_before_it_is_paid(self):
        order = self._order_gift(gift_way="mail", gift_recipient_email="anna@example.com")
        order.action_confirm()
        self.run_job(self.env["sale.order.line"]._cron_deliver_gifts)
        self.assertFalse(order.order_line.gift_sent_at)
