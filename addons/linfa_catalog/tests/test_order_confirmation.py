from contextlib import contextmanager
from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestOrderConfirmation(LinfaCatalogCommon):
    """The confirmation of an order sends no mail and makes no PDF by itself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer()
        website = cls.env["website"].search([], limit=1)
        # The confirmation assigns the order to her and tells her so by mail.
        website.salesperson_id = cls._create_user(
            "prova_venditrice", "sales_team.group_sale_salesman"
        )
        website.salesperson_id.notification_type = "email"
        cls.order = cls._create_order(cls._create_food(cls.producer), website_id=website.id)

    @contextmanager
    def _nothing_sent_nor_rendered(self):
        """Check the block, with what would follow the commit."""
        mail_class = type(self.env["mail.mail"])
        report_class = type(self.env["ir.actions.report"])
        with (
            patch.object(mail_class, "send") as send,
            patch.object(mail_class, "send_after_commit") as send_after_commit,
            patch.object(report_class, "_render_qweb_pdf") as render,
            patch.object(report_class, "_run_wkhtmltopdf") as wkhtmltopdf,
        ):
            yield
            self.env.flush_all()
            self.cr.precommit.run()
            self.cr.postcommit.run()
        for call in (send, send_after_commit, render, wkhtmltopdf):
            call.assert_not_called()

    def _pay(self, provider, state):
        """Return a transaction of the whole order, as the payment page leaves it."""
        provider.state = "test" if provider.code == "demo" else "enabled"
        method = provider.with_context(active_test=False).payment_method_ids[:1]
        transaction = self.env["payment.transaction"].create(
            {
                "provider_id": provider.id,
                "payment_method_id": method.id,
                "reference": f"{self.order.name}-1",
                "amount": self.order.amount_total,
                "currency_id": self.order.currency_id.id,
                "partner_id": self.customer.id,
                "sale_order_ids": [Command.set(self.order.ids)],
            }
        )
        transaction.state = state
        return transaction

    def _get_producer_mails(self):
        return self.env["mail.mail"].search([("recipient_ids", "in", self.producer.ids)])

    def test_order_mails_are_left_to_the_queue(self):
        parameters = self.env["ir.config_parameter"]
        self.assertEqual(parameters.get_param("sale.async_emails"), "True")
        self.assertTrue(self.env.ref("sale.send_pending_emails_cron").active)

    def test_confirming_sends_nothing_and_renders_nothing(self):
        with self._nothing_sent_nor_rendered():
            self.order._validate_order()
        self.assertEqual(self.order.state, "sale")
        self.assertTrue(self.order.pending_email_template_id)

    def test_paying_by_card_confirms_and_waits_for_nothing(self):
        transaction = self._pay(self.env.ref("payment.payment_provider_demo"), "done")
        with self._nothing_sent_nor_rendered():
            transaction._post_process()
        self.assertEqual(self.order.state, "sale")
        self.assertTrue(self.order.pending_email_template_id)
        self.assertEqual(len(self._get_producer_mails()), 1)

    def test_paying_at_the_pick_up_confirms_and_waits_for_nothing(self):
        provider = self.env.ref("website_sale_collect.payment_provider_on_site")
        transaction = self._pay(provider, "pending")
        with self._nothing_sent_nor_rendered():
            transaction._post_process()
        self.assertEqual(self.order.state, "sale")
        self.assertEqual(len(self._get_producer_mails()), 1)

    def test_a_bank_transfer_waits_for_the_money_and_for_nothing_else(self):
        provider = self.env.ref("payment.payment_provider_transfer")
        transaction = self._pay(provider, "pending")
        with self._nothing_sent_nor_rendered():
            transaction._post_process()
        self.assertEqual(self.order.state, "sent")
        self.assertTrue(self.order.pending_email_template_id)
        self.assertFalse(self._get_producer_mails())

    def test_the_customer_gets_the_confirmation_from_the_queue(self):
        self.order._validate_order()
        messages = self.order.message_ids
        with (
            patch.object(type(self.env["mail.mail"]), "send"),
            self.enter_registry_test_mode(),
        ):
            self.env.ref("sale.send_pending_emails_cron").method_direct_trigger()
        self.assertFalse(self.order.pending_email_template_id)
        confirmation = self.order.message_ids - messages
        self.assertIn(self.customer, confirmation.notified_partner_ids)
