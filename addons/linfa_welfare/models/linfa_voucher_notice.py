"""How people learn of their credit: a queued mail, or a letter that the office prints.

Subjects say neither amounts nor what the credit is for: others see them on a phone. A mail
belongs to no document, so that nobody of the office finds codes in a chatter.
"""

from odoo import models
from odoo.fields import Command
from odoo.tools import format_date

from .say_amount import say_amount
from .voucher_code import show_code

CHUNK = 500


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    def _queue_issue_notices(self):
        """Queue a mail for everybody with an address.

        :return: the vouchers whose holders need a letter
        :rtype: linfa.voucher
        """
        by_mail = self.sudo().filtered("partner_id.email_normalized")
        by_mail._queue_notices(
            "linfa_welfare.issue_notice",
            lambda env, company: env._("%(company)s: you have credit to spend", company=company),
        )
        return self - by_mail

    def _queue_notices(self, template, say_subject):
        """Queue one mail per holder with all these vouchers."""
        values = []
        for lang, vouchers in self.grouped(lambda v: v.partner_id.lang or self.env.lang).items():
            in_lang = vouchers.with_context(lang=lang)
            for partner, own in in_lang.grouped("partner_id").items():
                values.append(own._prepare_notice_vals(partner, template, say_subject))
        for start in range(0, len(values), CHUNK):
            self.env["mail.mail"].sudo().create(values[start : start + CHUNK])

    def _prepare_notice_vals(self, partner, template, say_subject):
        company = self.company_id[:1]
        body = self.env["ir.qweb"]._render(
            template,
            {
                "holder": partner.name,
                "company": company.name,
                "vouchers": [voucher._prepare_notice_line() for voucher in self],
                "url": f"{self[:1].get_base_url()}/my/credits",
            },
            minimal_qcontext=True,
        )
        return {
            "subject": say_subject(self.env, company.name),
            "body_html": body,
            "email_from": company.email_formatted or self.env.user.email_formatted,
            "author_id": company.partner_id.id,  # Never who sent the list.
            "recipient_ids": [Command.link(partner.id)],
            "auto_delete": True,
            "state": "outgoing",
            "message_type": "email_outgoing",
        }

    def _prepare_notice_line(self):
        return {
            "funder": self.programme_id.funder_id.name,
            "amount": say_amount(self.env, self.available_amount, self.currency_id),
            "expiry": format_date(self.env, self.expiry_date),
            "code": show_code(self.code),
        }
