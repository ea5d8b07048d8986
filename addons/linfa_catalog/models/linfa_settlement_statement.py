"""The statement: a PDF made by the scheduler, never while somebody waits for a page."""

import base64

from odoo import api, fields, models

STATEMENT_BATCH = 20


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    statement_id = fields.Many2one(comodel_name="ir.attachment", readonly=True, copy=False)
    statement_state = fields.Selection(
        selection=[("waiting", "Being Made"), ("mailed", "Mailed"), ("printed", "To Hand Over")],
        readonly=True,
        copy=False,
        index="btree_not_null",
    )

    def _request_statement(self):
        """Ask the scheduler for the statement."""
        self.statement_state = "waiting"
        self.env.ref("linfa_catalog.ir_cron_settlement_statement")._trigger()

    @api.model
    def _cron_make_statements(self):
        """Make the statements that are asked for, one after the other, and mail them."""
        domain = [("statement_state", "=", "waiting")]
        waiting = self.search(domain, limit=STATEMENT_BATCH, order="id")
        self._commit_cron(remaining=self.search_count(domain))
        for settlement in waiting:
            settlement._make_statement()
            self._commit_cron(processed=1)

    def _make_statement(self):
        """Make the PDF, then mail it, or ask the office to hand it over."""
        self.ensure_one()
        settlement = self.with_context(lang=self.partner_id.lang or self.env.lang)
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(
            "linfa_catalog.report_settlement_action", settlement.ids
        )
        settlement.statement_id = self.env["ir.attachment"].create(
            {
                "name": settlement._get_statement_file_name(),
                "datas": base64.b64encode(content),
                "mimetype": "application/pdf",
                "res_model": self._name,
                "res_id": self.id,
            }
        )
        if self.partner_id.email_normalized:
            settlement._queue_statement_mail()
            settlement.statement_state = "mailed"
        else:
            self._schedule_office_activity(
                lambda env: env._("Print the statement and hand it over")
            )
            settlement.statement_state = "printed"

    def _get_statement_file_name(self):
        self.ensure_one()
        return f"{self.env._('Statement')} {self.name}.pdf".replace("/", "-")

    def _queue_statement_mail(self):
        template = self.env.ref("linfa_catalog.mail_template_settlement")
        template._queue_mails(self, email_values={"attachment_ids": self.statement_id.ids})

    def _get_statement_note(self):
        """Return what happens with the total, in one sentence."""
        self.ensure_one()
        if self.to_pay < 0:
            return self.env._("The total is negative: it goes to the next settlement.")
        if not self.to_pay:
            return self.env._("There is nothing to pay.")
        if self.payment_state == "paid":
            return self.env._("Paid.")
        if tail := self._get_iban_tail():
            return self.env._("It will be paid to your IBAN ending in %(tail)s.", tail=tail)
        return self.env._("We do not have your IBAN yet: please tell us.")

    def _get_iban_tail(self):
        """Return the last four characters of the IBAN: enough to know it, no more."""
        self.ensure_one()
        return (self._get_partner_bank().sanitized_acc_number or "")[-4:]
