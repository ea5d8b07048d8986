"""Taxes that the Italian chart lacks: what vouchers are sold without VAT for."""

from odoo import api, models
from odoo.fields import Command

from odoo.addons.account.models.chart_template import template

#: By code: reason in the electronic invoice, name, Italian name, law.
CREDIT_TAXES = {
    "out_of_scope": (
        "N2.2",
        "0% Vouchers",
        "0% Buoni",
        "Fuori campo IVA, artt. 2 c. 3 lett. a) e 6-quater DPR 633/1972",
    ),
    "exempt": ("N4", "0% Exempt", "0% Esente", "Esente IVA, art. 10 DPR 633/1972"),
    "margin": (
        "N5",
        "0% Margin",
        "0% Margine",
        "Regime speciale agenzie di viaggio, art. 74-ter DPR 633/1972",
    ),
}


class AccountChartTemplate(models.AbstractModel):
    _inherit = "account.chart.template"

    @template("it", "account.tax")
    def _get_it_linfa_account_tax(self):
        """Add to the Italian chart what it lacks; new companies get it with the chart."""
        return {f"linfa_{code}": self._prepare_credit_tax(code) for code in CREDIT_TAXES}

    @api.model
    def _prepare_credit_tax(self, code):
        reason, name, name_it, law = CREDIT_TAXES[code]
        legs = [Command.create({"repartition_type": kind}) for kind in ("base", "tax")]
        return {
            "name": name,
            "name@it": name_it,
            "invoice_label": "0%",
            "amount": 0.0,
            "amount_type": "percent",
            "type_tax_use": "sale",
            "sequence": 400,
            "tax_group_id": "tax_group_fuori",
            "l10n_it_exempt_reason": reason,
            "invoice_legal_notes": law,
            "invoice_repartition_line_ids": legs,
            "refund_repartition_line_ids": legs,
        }

    @api.model
    def _load_credit_taxes(self):
        """Give the Italian companies that are there already the taxes they lack."""
        companies = self.env["res.company"].search([("chart_template", "=", "it")])
        for company in companies.filtered(lambda company: not company.parent_id):
            for code in CREDIT_TAXES:
                company._get_credit_tax(code)


class ResCompany(models.Model):
    _inherit = "res.company"

    def _get_credit_tax(self, code):
        """Return a tax of 0 % for vouchers, made when it is missing.

        :param str code: out_of_scope (N2.2), exempt (N4) or margin (N5)
        :rtype: account.tax
        """
        self.ensure_one()
        chart = self.env["account.chart.template"].sudo().with_company(self)
        tax = chart.ref(f"linfa_{code}", raise_if_not_found=False)
        if not tax:
            chart._load_data({"account.tax": {f"linfa_{code}": chart._prepare_credit_tax(code)}})
            tax = chart.ref(f"linfa_{code}")
        return tax
