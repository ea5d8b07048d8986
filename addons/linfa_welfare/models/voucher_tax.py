"""The tax of what is no supply yet: a multi-purpose voucher that is sold (art. 6-quater)."""

from odoo import fields, models
from odoo.fields import Domain

NATURE = "N2.2"
NAME = "Out of scope, art. 6-quater (vouchers)"
NAME_IT = "Fuori campo art. 6-quater (buoni)"


class ResCompany(models.Model):
    _inherit = "res.company"

    voucher_tax_id = fields.Many2one(
        comodel_name="account.tax",
        string="Tax of Multi-purpose Vouchers",
        domain=[("type_tax_use", "=", "sale"), ("amount", "=", 0)],
        check_company=True,
        help="Selling a multi-purpose voucher is outside the scope of VAT (N2.2).",
    )

    def _get_voucher_tax(self):
        """Return the 0 % tax of nature N2.2: the one set, or a new one.

        Two who need it first at once write the same company: the second is run again.

        :rtype: account.tax
        """
        self.ensure_one()
        company_sudo = self.sudo()
        if not company_sudo.voucher_tax_id:
            company_sudo.voucher_tax_id = (
                company_sudo._find_voucher_tax() or company_sudo._create_voucher_tax()
            )
        return company_sudo.voucher_tax_id

    def _find_voucher_tax(self):
        """Return a tax for vouchers that somebody made before; the chart has none."""
        domain = Domain.AND(
            [
                self.env["account.tax"]._check_company_domain(self),
                [("type_tax_use", "=", "sale"), ("amount", "=", 0)],
                [("l10n_it_exempt_reason", "=", NATURE)],
                [("invoice_legal_notes", "ilike", "6-quater")],
            ]
        )
        return self.env["account.tax"].search(domain, limit=1)

    def _prepare_voucher_tax(self):
        chart = self.env["account.chart.template"].with_company(self)
        group = chart.ref("tax_group_fuori", raise_if_not_found=False)
        return {
            **({"tax_group_id": group.id} if group else {}),
            "name": NAME,
            "invoice_label": "0%",
            "invoice_legal_notes": "Buono multiuso, operazione fuori campo IVA, artt. 2 e 6-quater,"
            " DPR 633/1972",
            "amount": 0,
            "amount_type": "percent",
            "type_tax_use": "sale",
            "l10n_it_exempt_reason": NATURE,
            "company_id": self.id,
            "country_id": (self.account_fiscal_country_id or self.country_id).id,
        }

    def _create_voucher_tax(self):
        tax = self.env["account.tax"].with_company(self).create(self._prepare_voucher_tax())
        if self.env["res.lang"]._get_code("it_IT") == "it_IT":
            tax.with_context(lang="it_IT").write({"name": NAME_IT, "invoice_label": "Fuori campo"})
        return tax
