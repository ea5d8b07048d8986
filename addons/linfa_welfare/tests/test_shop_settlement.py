"""How shops are reimbursed for the credit that they took."""

from datetime import datetime, timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from .credit_books_common import CreditBooksCommon


@tagged("post_install", "-at_install")
class TestShopSettlement(CreditBooksCommon):
    def test_line_says_date_code_and_amount_but_not_who(self):
        voucher = self._issue(50)
        authorization = self._spend(voucher, 30, self.shop)
        [line] = self._settle().line_ids
        self.assertEqual(line.gross, 30)
        self.assertEqual(line.date, self.env["linfa.voucher"]._get_today())
        self.assertIn(voucher.hint, line.description)
        self.assertEqual(line.res_id, authorization.id)
        texts = " ".join(filter(None, (line.description, line.origin)))
        self.assertNotIn(self.customer.name, texts)

    def test_twice_settles_nothing_more(self):
        self._spend(self._issue(50), 30, self.shop)
        self._settle()
        self.assertFalse(self._settle())

    def test_undone_before_is_not_settled(self):
        self._spend(self._issue(50), 30, self.shop)._refund("undo")
        self.assertFalse(self._settle())

    def test_what_the_shop_can_still_undo_waits(self):
        keeper = self._create_user(
            "bottega-till",
            "base.group_portal",
            partner_id=self.env["res.partner"].create({"name": "C", "parent_id": self.shop.id}).id,
        )
        redemptions = self.env["linfa.redemption"].with_user(keeper)
        voucher = self._issue(50)
        sales = [
            redemptions._redeem(
                redemptions._check(self.shop, voucher._get_number()), 5, f"till {n}"
            )
            for n in range(2)
        ]
        sales[1]._undo()
        self.assertFalse(self._settle())
        now = fields.Datetime.now()
        later = now + redemptions._get_undo_time() + timedelta(seconds=1)
        with patch.object(fields.Datetime, "now", lambda: later):
            self.assertFalse(sales[0]._is_undoable())
            [line] = self._settle().line_ids
        self.assertEqual((line.gross, line.res_id), (5, sales[0].sudo().authorization_id.id))

    def test_refund_after_settlement_takes_back_its_share(self):
        authorization = self._spend(self._issue(100), 100, self.shop)
        first = self._settle()
        first.action_confirm()
        self.assertEqual((first.commission_net, first.commission_vat), (3.33, 0.73))
        authorization._refund("partly", 40)
        second = self._settle()
        self.assertEqual(second.gross, -40)
        self.assertEqual(second.commission_net, -1.33)
        second.action_confirm()
        self.assertEqual(second.fee_id.move_type, "out_refund")
        (first | second).action_post_documents()
        self._book()
        self._invoice().action_post()
        self.assert_books_agree()
        self._spend(self._issue(100), 100, self.shop)
        third = self._settle()
        self.assertEqual(third.carried, second.to_pay)
        self.assertAlmostEqual(third.to_pay, third.owed + second.to_pay)

    def test_without_commission_all_is_paid(self):
        shop = self._create_shop(rate=0)
        self._spend(self._issue(50), 30, shop)
        settlement = self._settle(shop)
        settlement.action_confirm()
        self.assertFalse(settlement.fee_id)
        self.assertEqual(settlement.to_pay, 30)
        settlement.action_post_documents()
        self.assertEqual(settlement._get_open_payables().balance, -30)

    def test_what_was_redeemed_under_an_agreement_that_ended_is_owed(self):
        self._spend(self._issue(50), 30, self.shop)
        agreement = self.env["linfa.merchant.agreement"].search([("partner_id", "=", self.shop.id)])
        agreement.state = "ended"
        self.assertEqual(self._settle().commission_net, 1)

    def test_the_iban_of_the_agreement(self):
        newer = self._create_bank(self.shop, "IT40S0542811101000000123457")
        self._spend(self._issue(50), 30, self.shop)
        settlement = self._settle()
        agreement = self.env["linfa.merchant.agreement"].search([("partner_id", "=", self.shop.id)])
        self.assertNotEqual(settlement._get_partner_bank(), newer)
        agreement.bank_id = newer
        self.assertEqual(settlement._get_partner_bank(), newer)

    def test_the_week_settles_by_itself(self):
        today = self.env["linfa.voucher"]._get_today()
        last_week = datetime.combine(today - timedelta(days=8), datetime.min.time())
        with patch.object(fields.Datetime, "now", lambda: last_week.replace(hour=10)):
            self._spend(
                self._issue(50, available_from="2020-01-01", expiry_date="2099-12-31"),
                30,
                self.shop,
            )
        monthly = self._create_shop(settlement_period="monthly")
        Settlement = self.env["linfa.settlement"]
        end = Settlement._get_period_end("weekly", today)
        self.assertNotIn(monthly, Settlement._get_period_partners(self.company, "weekly"))
        Settlement._run_period(self.company, end, "weekly")
        settlement = Settlement.search([("partner_id", "=", self.shop.id)])
        self.assertEqual((settlement.gross, settlement.period), (30, "weekly"))
        Settlement._run_period(self.company, end, "weekly")
        self.assertEqual(len(settlement.line_ids), 1)

    def test_only_until_the_day(self):
        self._spend(self._issue(50), 30, self.shop)
        yesterday = self.env["linfa.voucher"]._get_today() - timedelta(days=1)
        Settlement = self.env["linfa.settlement"]
        self.assertFalse(Settlement._run(self.company, yesterday, "on_demand", self.shop))

    def test_statement_text(self):
        self.shop.lang = "en_US"
        voucher = self._issue(50)
        self._spend(voucher, 30, self.shop)
        settlement = self._settle()
        settlement.action_confirm()
        html = self.env["ir.actions.report"]._render_qweb_html(
            "linfa_catalog.report_settlement_action", settlement.ids
        )[0]
        self.assertIn(voucher.hint.encode(), html)
        self.assertNotIn(self.customer.name.encode(), html)
        self.assertIn(b"Debit note", html)
        self.assertIn(b"28.78", html)
        self.assertNotIn(b"What was sold and returned", html)

    def test_many_at_once_in_few_questions(self):
        for _number in range(10):
            self._spend(self._issue(10), 10, self.shop)
        source = self.env["linfa.settlement.source.merchant"]
        today = self.env["linfa.voucher"]._get_today()
        list(source._collect(self.company, today, self.shop))
        self.env.invalidate_all()
        with self.assertQueryCount(6):
            rows = list(source._collect(self.company, today, self.shop))
        self.assertEqual(len(rows), 10)

    def test_the_bank_pays_the_debit_note(self):
        """The SEPA order holds what the debit note says, on the IBAN of the agreement."""
        self._create_sepa_journal()
        self._spend(self._issue(50), 30, self.shop)
        self._book()
        settlement = self._settle()
        settlement.action_confirm()
        settlement.action_post_documents()
        action = settlement.action_add_to_payment_order()
        order = self.env["account.payment.order"].browse(action["res_id"])
        line = order.payment_line_ids
        self.assertAlmostEqual(sum(line.mapped("amount_currency")), 28.78)
        self.assertEqual(line.partner_bank_id, settlement._get_partner_bank())
        self.assertEqual(settlement.payment_state, "in_payment")

    def test_redemptions_are_matched_with_their_settlement(self):
        self._spend(self._issue(50), 30, self.shop)
        [entry] = self._book()
        settlement = self._settle()
        settlement.action_confirm()
        settlement.action_post_documents()
        account = self.company._get_credit_account("merchants")
        lines = (entry | settlement.collected_id).line_ids
        lines = lines.filtered(lambda line: line.account_id == account)
        self.assertEqual(lines.mapped("reconciled"), [True, True])

    def test_mail_waits_in_the_queue_with_the_debit_note(self):
        self.shop.email = "bottega@example.com"
        self._spend(self._issue(50), 30, self.shop)
        settlement = self._settle()
        settlement.action_confirm()
        self.assertEqual(settlement.statement_state, "waiting")
        settlement._queue_statement_mail()
        mail = self.env["mail.mail"].search([("model", "=", settlement._name)], limit=1)
        self.assertEqual((mail.state, mail.recipient_ids), ("outgoing", self.shop))
        self.assertIn(settlement.name, mail.subject)
