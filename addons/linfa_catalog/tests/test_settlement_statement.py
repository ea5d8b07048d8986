import subprocess
from datetime import date, datetime

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from .settlement_common import SettlementCommon


def read_pdf(content):
    """Return the text of a PDF, as a reader's programme finds it."""
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


@tagged("post_install", "-at_install")
class TestSettlementStatement(SettlementCommon, HttpCase):
    def _statement(self, producer=None, confirm=True):
        producer = producer or self.producer
        order = self._sell(self._goods(10, producer=producer), 3)
        self._return(order, 1, self.reason_coop)
        settlement = self._settle(partners=producer)
        if confirm:
            settlement.action_confirm()
        return settlement

    def test_statement_is_made_later_and_mailed(self):
        settlement = self._statement()
        self.assertEqual(settlement.statement_state, "waiting")
        self.assertFalse(settlement.statement_id)
        settlement.with_context(force_report_rendering=True)._make_statement()
        self.assertEqual(settlement.statement_state, "mailed")
        mail = self.env["mail.mail"].search(
            [("model", "=", "linfa.settlement"), ("res_id", "=", settlement.id)]
        )
        self.assertEqual(mail.state, "outgoing")
        self.assertEqual(mail.attachment_ids, settlement.statement_id)
        self.assertEqual(mail.recipient_ids, self.producer)

    def test_statement_reads_well(self):
        self.producer.lang = "en_US"
        self.env["res.partner.bank"].create(
            {"acc_number": "IT60X0542811101000000123456", "partner_id": self.producer.id}
        )
        settlement = self._statement()
        settlement.action_post_documents()
        settlement.with_context(force_report_rendering=True)._make_statement()
        text = read_pdf(settlement.statement_id.raw)
        for words in (
            settlement.name,
            settlement.line_ids[0].origin,
            "28.05",
            "33.00",
            "Refund borne by LINFA",
            "Refunds borne by LINFA",
            "22.00",
            settlement.bill_id.name,
            "ending in 3456",
            "By VAT rate",
        ):
            self.assertIn(words, text)
        self.assertNotIn(self.customer.name, text)

    def test_without_mail_the_office_prints_it(self):
        self.producer.email = False
        settlement = self._statement()
        settlement.with_context(force_report_rendering=True)._make_statement()
        self.assertEqual(settlement.statement_state, "printed")
        self.assertTrue(settlement.activity_ids)
        self.assertFalse(self.env["mail.mail"].search([("recipient_ids", "in", self.producer.ids)]))

    def test_carried_over_is_on_the_statement(self):
        order = self._sell(self._goods(10), 2)
        self._settle().action_confirm()
        self._return(order, 2)
        negative = self._settle()
        negative.action_confirm()
        self._sell(self._goods(30), 1)
        third = self._settle()
        third.action_confirm()
        third.with_context(force_report_rendering=True)._make_statement()
        text = read_pdf(third.statement_id.raw)
        self.assertIn(negative.name, text)
        self.assertIn("18,70", text)
        self.assertIn("9,35", text)

    def test_producer_reads_its_own_statements(self):
        user = self._create_user("st_anna", "base.group_portal", partner_id=self.producer.id)
        settlement = self._statement()
        settlement.with_context(force_report_rendering=True)._make_statement()
        self.authenticate(user.login, user.login)
        page = self.url_open("/my/producer/statements").text
        self.assertIn(settlement.name, page)
        detail = self.url_open(f"/my/producer/statements/{settlement.id}").text
        self.assertIn(settlement.line_ids[0].origin, detail)
        self.assertNotIn(self.customer.name, detail)
        pdf = self.url_open(f"/my/producer/statements/{settlement.id}/pdf")
        self.assertTrue(pdf.content.startswith(b"%PDF"))
        self.assertIn(settlement.name, self.url_open("/my/producer").text)

    def test_a_producer_never_reads_the_statements_of_another(self):
        other = self._create_producer("Malga Altrui", seller_model="commission")
        foreign = self._statement(other)
        foreign.with_context(force_report_rendering=True)._make_statement()
        draft = self._statement(confirm=False)
        user = self._create_user("st_bruno", "base.group_portal", partner_id=self.producer.id)
        self.authenticate(user.login, user.login)
        page = self.url_open("/my/producer/statements").text
        for hidden in (foreign, draft):
            self.assertNotIn(hidden.name, page)
        answers = {
            (path, self.url_open(f"/my/producer/statements/{number}{path}").status_code)
            for number in (foreign.id, draft.id, 999999999)
            for path in ("", "/pdf")
        }
        self.assertEqual(answers, {("", 404), ("/pdf", 404)})
        for path in (
            f"/web/content/{foreign.statement_id.id}",
            f"/report/pdf/linfa_catalog.report_settlement/{foreign.id}",
        ):
            self.assertFalse(self.url_open(path).content.startswith(b"%PDF"), path)
        for model in ("linfa.settlement", "linfa.settlement.line", "linfa.return.reason"):
            self.assertFalse(self.env[model].with_user(user).has_access("read"))

    def test_strangers_have_no_statements(self):
        user = self._create_user("st_carla", "base.group_portal")
        self.authenticate(user.login, user.login)
        self.assertEqual(self.url_open("/my/producer/statements").status_code, 403)

    @freeze_time("2026-04-01 00:30:00")
    def test_scheduled_runs(self):
        """1 April, a Wednesday: the week until 29 March, the month of March."""
        self.producer.settlement_period = "monthly"
        weekly = self._create_producer("Settimanale", seller_model="commission")
        weekly.settlement_period = "weekly"
        asked = self._create_producer("A Chiamata", seller_model="commission")
        asked.settlement_period = "on_demand"
        for producer in (self.producer, weekly, asked):
            self._sell(self._goods(10, producer=producer), 1)
        late = self._sell(self._goods(10, producer=weekly), 1, deliver=False)
        self._deliver(late, 1, day=datetime(2026, 3, 30, 9))
        for _ in range(2):
            self.Settlement._cron_run()
        found = self.Settlement.search([("partner_id", "in", (self.producer | weekly | asked).ids)])
        self.assertEqual(
            {(s.partner_id, s.date_to, s.gross) for s in found},
            {
                (self.producer, date(2026, 3, 31), 11),
                (weekly, date(2026, 3, 29), 11),
            },
        )
