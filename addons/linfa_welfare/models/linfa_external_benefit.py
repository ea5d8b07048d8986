from odoo import fields, models

from odoo.addons.linfa_catalog.models import italian_time

from .linfa_welfare_relative import RESTRICTED


class LinfaExternalBenefit(models.Model):
    """What a person received elsewhere in a tax year and that counts for the ceiling."""

    _name = "linfa.external.benefit"
    _description = "Benefit from Elsewhere"
    _order = "year desc, id desc"
    _rec_name = "year"

    beneficiary_id = fields.Many2one(
        comodel_name="linfa.beneficiary", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="beneficiary_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    year = fields.Integer(
        string="Tax Year",
        required=True,
        default=lambda self: self.env["linfa.voucher"]._get_today().year,
    )
    source = fields.Selection(
        [
            ("other_employer", "Another employer, outside LINFA"),
            ("payroll", "This employer's payroll"),
        ],
        required=True,
        default="payroll",
    )
    tax_category = fields.Selection(
        [
            ("c3", "Goods, services, utilities, rent (c. 3)"),
            ("c4", "Car, loan, housing (c. 4)"),
        ],
        string="What",
        required=True,
        default="c3",
    )
    amount = fields.Monetary(required=True)
    declared_on = fields.Date(required=True, default=lambda self: italian_time.today())
    note = fields.Char()
    file = fields.Binary(string="Document", attachment=True, groups=RESTRICTED)
    filename = fields.Char(groups=RESTRICTED)

    _amount_positive = models.Constraint(
        "CHECK(amount > 0 AND amount < 1000000)", "Enter an amount above zero."
    )
    _year_sensible = models.Constraint(
        "CHECK(year BETWEEN 2016 AND 2100)", "Write the tax year with four digits."
    )
