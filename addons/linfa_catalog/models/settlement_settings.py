"""What settlements need to know of partners and companies."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

COLLECTED_NAME = "Collected on behalf of producers"
COLLECTED_NAME_IT = "Incassi per conto di produttori"
#: Per cent, the ordinary rate of Italy; the setting of the company wins.
ORDINARY_VAT = 22


class ResPartner(models.Model):
    _inherit = "res.partner"

    sells_without_vat = fields.Boolean(
        string="Sells without VAT",
        tracking=True,
        help="Exempt farmers, flat-rate taxpayers and private persons: their documents "
        "carry no VAT.",
    )


class ResCompany(models.Model):
    _inherit = "res.company"

    settlement_run_number = fields.Integer(
        readonly=True, help="Counts the runs: two at once change it, and one has to wait."
    )
    settlement_commission_tax_id = fields.Many2one(
        comodel_name="account.tax",
        string="VAT on LINFA's Share",
        domain=[("type_tax_use", "=", "sale")],
        check_company=True,
        help="VAT of the invoice for LINFA's share, where the producer is the seller. Empty: 22 %.",
    )
    settlement_collected_account_id = fields.Many2one(
        comodel_name="account.account",
        string="Account of Money Collected for Producers",
        domain=[("account_type", "=", "liability_current")],
        check_company=True,
        help="Where the money waits that customers paid to producers who are the seller.",
    )

    def _get_settlement_commission_tax(self):
        """Return the VAT on LINFA's share: the setting, else the ordinary rate."""
        self.ensure_one()
        if self.settlement_commission_tax_id:
            return self.settlement_commission_tax_id
        domain = Domain.AND(
            [
                self.env["account.tax"]._check_company_domain(self),
                [("type_tax_use", "=", "sale"), ("amount_type", "=", "percent")],
                [("amount", "=", ORDINARY_VAT)],
            ]
        )
        default = self.account_sale_tax_id
        tax = default if default.amount == ORDINARY_VAT else default.search(domain)
        if not tax:
            raise UserError(
                self.env._(
                    "There is no 22 % VAT for LINFA's share: choose one in the settings of "
                    "Accounting, under Settlements."
                )
            )
        return tax[:1]

    def _get_settlement_collected_account(self):
        """Return the liability account of the setting, or make it.

        :rtype: account.account
        """
        self.ensure_one()
        if not self.settlement_collected_account_id:
            self.settlement_collected_account_id = self._create_settlement_collected_account()
        return self.settlement_collected_account_id

    @api.model
    def _create_settlement_collected_account(self):
        Account = self.env["account.account"].with_company(self)
        account = Account.create(
            {
                "name": COLLECTED_NAME,
                "code": Account._search_new_account_code("2535"),
                "account_type": "liability_current",
                "company_ids": [fields.Command.link(self.id)],
            }
        )
        if self.env["res.lang"]._get_code("it_IT") == "it_IT":
            account.with_context(lang="it_IT").name = COLLECTED_NAME_IT
        return account


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    settlement_commission_tax_id = fields.Many2one(
        related="company_id.settlement_commission_tax_id", readonly=False
    )
    settlement_collected_account_id = fields.Many2one(
        related="company_id.settlement_collected_account_id", readonly=False
    )
