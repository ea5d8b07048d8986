"""Shops are reimbursed by the settlement engine: a debit note out of the scope of VAT.

The entry of such lines, in place of the one for money that customers paid to producers:

    debit  merchants to reimburse     what was redeemed
    credit receivable of the shop     LINFA's commission with VAT (set off with the invoice)
    credit payable of the shop        what is left: paid by bank transfer
"""

from odoo import models

from .settlement_redemptions import CODE


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    def _get_sources(self):
        """Override of `linfa_catalog` to reimburse the shops that took credit."""
        return [*super()._get_sources(), "linfa.settlement.source.merchant"]

    def _get_period_partners(self, company, period):
        """Override of `linfa_catalog` to settle shops as their agreement says."""
        agreements_sudo = (
            self.env["linfa.merchant.agreement"]
            .sudo()
            .search(
                [
                    ("company_id", "=", company.id),
                    ("settlement_period", "=", period),
                    ("state", "!=", "draft"),
                ]
            )
        )
        shops = agreements_sudo.partner_id.sudo(self.env.su)
        return super()._get_period_partners(company, period) | shops

    def _is_debit_note(self):
        """Tell whether all that is settled are redemptions out of the scope of VAT."""
        self.ensure_one()
        lines = self.line_ids.filtered(lambda line: line.source != "carried")
        return bool(lines) and all(
            line.source == CODE and line.seller_model == "intermediation" for line in lines
        )

    def _get_redemptions(self):
        """Return the lines of this settlement that reimburse a shop."""
        return self.line_ids.filtered(lambda line: line.source == CODE)

    def _prepare_entry_lines(self, lines):
        """Override of `linfa_catalog` to clear what is owed to shops for redemptions."""
        redeemed = lines.filtered(lambda line: line.source == CODE)
        rows = super()._prepare_entry_lines(lines - redeemed) if lines - redeemed else []
        return [*rows, *self._prepare_redeemed_lines(redeemed)]

    def _prepare_redeemed_lines(self, lines):
        rounded = self.currency_id.round
        partner = self.partner_id.with_company(self.company_id)
        gross = rounded(sum(lines.mapped("gross")))
        fee = rounded(sum(lines.mapped("commission_net")) + sum(lines.mapped("commission_vat")))
        rows = [
            (self.company_id._get_credit_account("merchants"), gross),
            (partner.property_account_receivable_id, -fee),
            (partner.property_account_payable_id, -rounded(gross - fee)),
        ]
        return [
            {
                "name": self.name,
                "account_id": account.id,
                "partner_id": self.partner_id.id,
                "balance": balance,
            }
            for account, balance in rows
            if balance
        ]

    def _clear_redemptions(self):
        """Match what is owed to these shops with the entries that settled it."""
        for settlement in self.filtered(lambda settlement: settlement._get_redemptions()):
            account = settlement.company_id._get_credit_account("merchants")
            lines = self.env["account.move.line"].search(
                [
                    ("account_id", "=", account.id),
                    ("partner_id", "=", settlement.partner_id.id),
                    ("parent_state", "=", "posted"),
                    ("reconciled", "=", False),
                ]
            )
            if account.reconcile and len(set(lines.mapped(lambda line: line.balance > 0))) == 2:
                lines.reconcile()

    def _get_document_label(self, seller_model):
        """Override of `linfa_catalog` to name the commission on redemptions for a shop."""
        lines = self.line_ids.filtered(lambda line: line.seller_model == "intermediation")
        if seller_model != "intermediation" or not lines or lines != self._get_redemptions():
            return super()._get_document_label(seller_model)
        env = self.with_context(lang=self.partner_id.lang or self.env.lang).env
        to_text = env["ir.qweb.field.date"].value_to_html
        return env._(
            "Commission on vouchers accepted, %(date_from)s - %(date_to)s",
            date_from=to_text(self.date_from, {}),
            date_to=to_text(self.date_to, {}),
        )

    def _get_partner_bank(self):
        """Override of `linfa_catalog` to pay a shop on the IBAN of its agreement."""
        self.ensure_one()
        if self._get_redemptions():
            terms = self.env["linfa.merchant.agreement"]._get_terms(
                self.partner_id, self.date_to, self.company_id
            )
            if terms.bank_id:
                return terms.bank_id.with_env(self.env)
        return super()._get_partner_bank()

    def _get_statement_file_name(self):
        """Override of `linfa_catalog` to call the statement of a shop what it is."""
        self.ensure_one()
        if self._is_debit_note():
            return f"{self.env._('Debit note')} {self.name}.pdf".replace("/", "-")
        return super()._get_statement_file_name()

    def _queue_statement_mail(self):
        """Override of `linfa_catalog` to write to a shop about its debit note."""
        if not self._is_debit_note():
            return super()._queue_statement_mail()
        template = self.env.ref("linfa_welfare.mail_template_debit_note")
        return template.send_mail(
            self.id,
            email_layout_xmlid="mail.mail_notification_light",
            email_values={"attachment_ids": self.statement_id.ids},
        )
