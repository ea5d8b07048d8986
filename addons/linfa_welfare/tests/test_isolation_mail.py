"""What leaves the database beside pages: mails, followers, printed papers, lines of the log."""

import base64
import logging

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .isolation_common import IsolationCommon

#: Names of programmes say it all: no mail and no log repeats them.
NAMES = ("Sussidio per malati oncologici", "Aiuto alle famiglie povere")
ROLES = ("public", "resident", "merchant", "employer", "internal", "catalogue")


class Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super().__init__(logging.INFO)
        self.texts = []

    def emit(self, record):
        self.texts.append(record.getMessage())


@tagged("post_install", "-at_install")
class TestIsolationMail(IsolationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.name = "Farmacia Prova"
        cls.plan = cls._create_programme(name=NAMES[0])
        cls.aid = cls._create_scheme(name=NAMES[1], one_per_household=False)
        cls.poor.email = "aiutata@example.com"
        cls.people[0].partner_id.email = "persona@example.com"

    def _live(self):
        """Issue, tell, spend in a shop, undo, expire: all that makes mails and log lines."""
        vouchers = self._give(self.people[0], 40, self.plan)
        vouchers += self._issue(30, self.aid, partner_id=self.poor.id)
        vouchers._queue_issue_notices()
        for number, voucher in enumerate(vouchers):
            purchase = self._check(voucher._get_number())
            sale = self.redemptions._redeem(purchase, 5, f"mail {number}")
            sale._undo()
            self.redemptions._redeem(self._check(voucher._get_number()), 7, f"more {number}")
        soon = vouchers._get_today()
        vouchers.sudo().write({"expiry_date": soon})
        self.run_job(vouchers._notify_expiring)
        vouchers._cancel(f"cancel {vouchers.ids}", note="Prova")
        self.env.flush_all()
        return vouchers

    def test_mails_name_no_programme_no_shop_and_no_purchase(self):
        last = self.env["mail.mail"].search([], order="id desc", limit=1).id or 0
        vouchers = self._live()
        mails = self.env["mail.mail"].search([("id", ">", last)])
        told = mails.recipient_ids
        self.assertTrue(vouchers.partner_id <= told, "Both were told.")
        self.assertTrue(told <= vouchers.partner_id, "Nobody else was.")
        for mail in mails:
            self.assertFalse(mail.model, "It belongs to no record that others read.")
            for word in (*NAMES, "Farmacia", "malat", "pover", "Sussidio"):
                self.assertNotIn(word, f"{mail.subject} {mail.body_html}")
            for secret in (*vouchers.mapped("hint"), "40,00", "30,00", self.town.name):
                self.assertNotIn(secret, mail.subject)

    def test_nobody_outside_follows_or_is_notified(self):
        """On no record of this addon, whatever happened to it."""
        self._live()
        models = [
            name
            for name, model in self.registry.items()
            if model._original_module == "linfa_welfare"
        ]
        followers = self.env["mail.followers"].search([("res_model", "in", models)])
        outside = followers.partner_id.filtered(
            lambda partner: not any(user._is_internal() for user in partner.user_ids)
        )
        self.assertFalse(outside)
        messages = self.env["mail.message"].search([("model", "in", models)])
        self.assertFalse(messages.notification_ids)
        self.assertFalse(messages.partner_ids)
        threads = {name for name in models if "message_ids" in self.registry[name]._fields}
        allowed = {
            "linfa.ledger.proof",
            "linfa.merchant.agreement",
            "linfa.network.counter",
            "linfa.programme",
            "linfa.resident.card",
        }
        self.assertEqual(threads, allowed, "Whoever follows a person's record reads about it.")

    def test_messages_on_internal_records_say_nothing_of_people(self):
        vouchers = self._live()
        models = ["linfa.programme", "linfa.merchant.agreement", "linfa.ledger.proof"]
        messages = self.env["mail.message"].search([("model", "in", models)])
        changes = messages.tracking_value_ids.mapped("new_value_char")
        words = [*messages.mapped("subject"), *messages.mapped("body"), *changes]
        text = " ".join(str(word) for word in words)
        for partner in vouchers.partner_id:
            self.assertNotIn(partner.name, text)
        for hint in vouchers.mapped("hint"):
            self.assertNotIn(hint, text)

    def test_the_log_names_nobody(self):
        lines = Lines()
        root = logging.getLogger()
        level = root.level
        root.addHandler(lines)
        root.setLevel(logging.INFO)
        try:
            logging.getLogger("odoo.prova").info("reached")
            vouchers = self._live()
            batch = self.records["linfa.issue.batch"][0].sudo()
            batch._dry_run()
            batch._issue_batch()
        finally:
            root.removeHandler(lines)
            root.setLevel(level)
        text = "\n".join(lines.texts)
        secrets = [*NAMES, "Farmacia", self.poor.name, self.people[0].fiscal_code]
        secrets += [voucher._get_number() for voucher in vouchers]
        secrets += batch.row_ids.mapped("fiscal_code")
        for secret in secrets:
            self.assertNotIn(secret, text)

    def test_papers_are_printed_by_the_office_alone(self):
        """Cards, codes and letters: by the address of a report, too."""
        reports = self.env["ir.actions.report"].search(
            [("report_name", "=like", "linfa_welfare.%")]
        )
        own = reports.filtered(lambda report: report.model in self.records)
        self.assertGreater(len(own), 3)
        for report in own:
            ids = self.records[report.model][0].ids
            for role in (*ROLES, "elsewhere"):
                with self.subTest(report=report.report_name, role=role):
                    self.assertEqual(self._print(report, ids, role), "refused")
        cards = own.filtered(lambda report: report.report_name.endswith("report_resident_card"))
        card = self.records["linfa.resident.card"][0]
        self.assertIn(card.hint, self._print(cards, card.ids, "officer"))

    def _print(self, report, ids, role):
        """Return what somebody gets who asks for a report by its name."""
        self.env.invalidate_all()
        printer = self.env["ir.actions.report"].with_user(self.users[role])
        try:
            return printer._render_qweb_html(report.report_name, ids)[0].decode()
        except (AccessError, UserError):
            return "refused"

    def test_a_statement_for_a_municipality_names_no_sale_to_others(self):
        """A reference leads to the order or the sale of who was helped."""
        sale = self.records["linfa.redemption"][1]
        for role, is_told in (("officer", False), ("manager", False), ("scheme", True)):
            wizard = self.env["linfa.scheme.export"].with_user(self.users[role])
            wizard = wizard.create({"programme_id": self.scheme.id, "date_from": "2020-01-01"})
            wizard.date_to = "2099-12-31"
            wizard.action_export()
            text = base64.b64decode(wizard.data).decode("utf-8-sig")
            self.assertIn("5,00", text)
            self.assertEqual(sale.name in text, is_told, role)
