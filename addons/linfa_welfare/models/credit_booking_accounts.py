"""What the books of credit need beside the four liability accounts."""

from odoo import api, fields, models
from odoo.fields import Command, Domain

#: Code in the Italian chart, name, Italian name, type.
BOOKING_ACCOUNTS = {
    "windfall": ("3230", "Unspent credit", "Sopravvenienze attive ordinarie", "income"),
    "stamp": ("3103", "Recharged stamp duty", "Rimborsi spese di vendita", "income"),
    "given": ("4203", "Credit given by LINFA", "Costi di pubblicità", "expense"),
}


class ResCompany(models.Model):
    _inherit = "res.company"

    credit_journal_id = fields.Many2one(
        comodel_name="account.journal",
        string="Journal of Vouchers",
        domain=[("type", "=", "general")],
        check_company=True,
        help="Where redemptions, expiries and municipal money are booked. Empty: made when"
        " first needed.",
    )
    credit_stamp_recharged = fields.Boolean(
        string="Recharge Stamp Duty",
        default=True,
        help="The employer pays the stamp duty of the invoice for credit.",
    )

    def _get_booking_account(self, code):
        """Return an account of the chart by what it is for, made when it is missing.

        :param str code: windfall, stamp or given
        :rtype: account.account
        """
        return self._find_or_make_account(*BOOKING_ACCOUNTS[code])

    def _get_revenue_account(self):
        """Return where the net value of single-purpose vouchers becomes revenue."""
        self.ensure_one()
        chart = self.env["account.chart.template"].with_company(self)
        return self.income_account_id or chart.ref("3101")

    def _find_or_make_account(self, number, name, name_it, account_type, reconcile=False):
        self.ensure_one()
        Account = self.env["account.account"].sudo().with_company(self)
        domain = Domain.AND(
            [Account._check_company_domain(self), [("code", "=", number)]],
        )
        account = Account.search(domain, limit=1)
        if account:
            return account
        account = Account.create(
            {
                "code": number,
                "name": name,
                "account_type": account_type,
                "reconcile": reconcile,
                "company_ids": [Command.link(self.id)],
            }
        )
        self._name_in_italian(account, name_it)
        return account

    @api.model
    def _name_in_italian(self, record, name):
        if self.env["res.lang"]._get_code("it_IT") == "it_IT":
            record.with_context(lang="it_IT").name = name

    def _get_credit_journal(self):
        """Return the journal of vouchers, made when first needed."""
        self.ensure_one()
        company_sudo = self.sudo()
        if not company_sudo.credit_journal_id:
            journal = (
                self.env["account.journal"]
                .sudo()
                .create(
                    {
                        "name": "Vouchers",
                        "type": "general",
                        "code": "BUONI",
                        "company_id": self.id,
                        "show_on_dashboard": False,
                    }
                )
            )
            self._name_in_italian(journal, "Buoni")
            company_sudo.credit_journal_id = journal
        return company_sudo.credit_journal_id


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    credit_journal_id = fields.Many2one(related="company_id.credit_journal_id", readonly=False)
    credit_stamp_recharged = fields.Boolean(
        related="company_id.credit_stamp_recharged", readonly=False
    )
