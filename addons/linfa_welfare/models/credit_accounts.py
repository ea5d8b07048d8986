"""The liability accounts of credit, which the Italian chart does not bring."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

#: Code of ours: number in the Italian chart, and whether it is reconciled.
CREDIT_ACCOUNTS = {
    "multi": ("2531", False),
    "merchants": ("2532", True),
    "single": ("2533", False),
    "municipal": ("2540", False),
}
#: What LINFA owes stands among its debts, whoever chose the account.
OWED = [("account_type", "=", "liability_current")]


class ResCompany(models.Model):
    _inherit = "res.company"

    credit_multi_account_id = fields.Many2one(
        comodel_name="account.account",
        string="Multi-purpose Vouchers",
        domain=OWED,
        check_company=True,
        help="What LINFA owes for multi-purpose vouchers that were issued.",
    )
    credit_single_account_id = fields.Many2one(
        comodel_name="account.account",
        string="Single-purpose Vouchers",
        domain=OWED,
        check_company=True,
        help="What was received, net of VAT, for single-purpose vouchers.",
    )
    credit_merchants_account_id = fields.Many2one(
        comodel_name="account.account",
        string="Shops to Reimburse",
        domain=OWED,
        check_company=True,
        help="What LINFA owes to the shops that took vouchers.",
    )
    credit_municipal_account_id = fields.Many2one(
        comodel_name="account.account",
        string="Municipal Funds",
        domain=OWED,
        check_company=True,
        help="The money of municipalities that LINFA holds for their vouchers.",
    )

    def write(self, values):
        """Override of `base` to keep an account that has movements: what is owed would stand
        on two accounts, and the books would no more agree with the ledger.
        """
        for code in CREDIT_ACCOUNTS:
            name = f"credit_{code}_account_id"
            if name in values:
                self._check_credit_account_unused(name, values[name])
        return super().write(values)

    def _check_credit_account_unused(self, name, account_id):
        lines_sudo = self.env["account.move.line"].sudo()
        for company in self.filtered(lambda one: one[name] and one[name].id != account_id):
            account = company.sudo()[name]
            if lines_sudo.search_count(
                [("account_id", "=", account.id), ("company_id", "=", company.id)], limit=1
            ):
                raise ValidationError(
                    self.env._(
                        "The account %(account)s has movements: it stays the one of credit.",
                        account=account.display_name,
                    )
                )

    def _get_credit_account(self, code):
        """Return, as superuser, an account of credit; it is made when first needed.

        Two that need it at once: both update the company, so that PostgreSQL refuses the
        second, which Odoo runs again and finds what the first one made.

        :param str code: multi, single, merchants or municipal
        :rtype: account.account
        """
        self.ensure_one()
        company = self.sudo()
        name = f"credit_{code}_account_id"
        if not company[name]:
            company._take_turn_for_credit()
            company[name] = company._find_credit_account(code) or company._make_credit_account(code)
        return company[name]

    def _take_turn_for_credit(self):
        """Let nobody else prepare the accounts of this company at the same time."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL("UPDATE res_company SET write_date = write_date WHERE id = %s", self.id)
        )

    @api.model
    def _get_credit_account_number(self, code):
        """Return the number an account gets; a parameter serves charts with other lengths."""
        parameters = self.env["ir.config_parameter"].sudo()
        number = parameters.get_param(f"linfa_welfare.account_number_{code}", "").strip()
        return number or CREDIT_ACCOUNTS[code][0]

    def _find_credit_account(self, code):
        accounts = self.env["account.account"].sudo().with_company(self)
        return accounts.search(
            [
                *accounts._check_company_domain(self),
                ("code", "=", self._get_credit_account_number(code)),
                ("account_type", "=", "liability_current"),
            ],
            limit=1,
        )

    def _make_credit_account(self, code):
        return (
            self.env["account.account"]
            .sudo()
            .with_company(self)
            .create(
                {
                    "name": self._get_credit_account_name(code),
                    "code": self._get_credit_account_number(code),
                    "account_type": "liability_current",
                    "reconcile": CREDIT_ACCOUNTS[code][1],
                    "company_ids": [fields.Command.set(self.ids)],
                }
            )
        )

    def _get_credit_account_name(self, code):
        """Return the name of an account, in the language of the company."""
        env = self.with_context(lang=self.partner_id.lang or self.env.lang).env
        return {
            "multi": env._("Multi-purpose vouchers issued"),
            "merchants": env._("Shops to reimburse for vouchers"),
            "single": env._("Advances for single-purpose vouchers"),
            "municipal": env._("Municipal funds for shopping vouchers"),
        }[code]
