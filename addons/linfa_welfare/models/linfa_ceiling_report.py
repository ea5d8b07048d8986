from odoo import fields, models
from odoo.tools import SQL

from .recognised_query import MOVED, get_external, get_recognised

QUERY = """
    WITH received AS (%s),
         own AS (
             SELECT b.id AS beneficiary_id, b.fiscal_code, year, sum(amount) AS amount
               FROM received JOIN linfa_beneficiary b ON b.id = beneficiary_id
              WHERE tax_category = 'c3'
           GROUP BY b.id, b.fiscal_code, year),
         person AS (
             SELECT fiscal_code, year, sum(amount) AS amount FROM own
           GROUP BY fiscal_code, year),
         elsewhere AS (
             SELECT b.fiscal_code, year, sum(amount) AS amount
               FROM (%s) declared JOIN linfa_beneficiary b ON b.id = beneficiary_id
           GROUP BY b.fiscal_code, year)
  SELECT b.id * 100 + own.year %% 100 AS id, b.id AS beneficiary_id, b.employer_id,
         b.company_id, own.year, own.amount AS own_amount, person.amount AS recognised_amount,
         coalesce(elsewhere.amount, 0) AS external_amount,
         person.amount + coalesce(elsewhere.amount, 0) AS total,
         d.id IS NOT NULL AS has_children_declaration, p.value AS ceiling,
         person.amount + coalesce(elsewhere.amount, 0) > p.value::numeric(12, 2) AS is_over,
         CASE WHEN person.amount + coalesce(elsewhere.amount, 0) > p.value::numeric(12, 2)
              THEN person.amount + coalesce(elsewhere.amount, 0) ELSE 0 END AS taxable_amount
    FROM own
    JOIN linfa_beneficiary b ON b.id = own.beneficiary_id
    JOIN person ON person.fiscal_code = own.fiscal_code AND person.year = own.year
    LEFT JOIN elsewhere ON elsewhere.fiscal_code = own.fiscal_code AND elsewhere.year = own.year
    LEFT JOIN linfa_children_declaration d
           ON d.beneficiary_id = b.id AND d.year = own.year AND d.revoked_on IS NULL
    LEFT JOIN LATERAL (
             SELECT value FROM linfa_rule_parameter
              WHERE code = CASE WHEN d.id IS NULL THEN 'fringe_ceiling'
                                ELSE 'fringe_ceiling_children' END
                AND date_from <= make_date(own.year, 12, 31)
                AND (date_to IS NULL OR date_to >= make_date(own.year, 12, 31))
           ORDER BY date_from DESC LIMIT 1) p ON TRUE
"""


class LinfaCeilingReport(models.Model):
    """What each person received in a tax year beside the ceiling: above it, all is taxed."""

    _name = "linfa.ceiling.report"
    _description = "Ceiling of the Year"
    _auto = False
    _order = "year desc, total desc, id"
    _rec_name = "beneficiary_id"

    beneficiary_id = fields.Many2one(comodel_name="linfa.beneficiary", readonly=True)
    employer_id = fields.Many2one(comodel_name="res.partner", readonly=True)
    company_id = fields.Many2one(comodel_name="res.company", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    year = fields.Integer(string="Tax Year", readonly=True)
    own_amount = fields.Monetary(string="From This Employer", readonly=True)
    recognised_amount = fields.Monetary(string="Received through LINFA", readonly=True)
    external_amount = fields.Monetary(string="Declared from Elsewhere", readonly=True)
    total = fields.Monetary(readonly=True)
    has_children_declaration = fields.Boolean(string="Children Declared", readonly=True)
    ceiling = fields.Monetary(readonly=True)
    is_over = fields.Boolean(string="Above the Ceiling", readonly=True)
    taxable_amount = fields.Monetary(
        string="Taxed", readonly=True, help="Above the ceiling the whole amount is taxed."
    )

    def init(self):
        """Have the database know how to look up what moved vouchers."""
        self.env.cr.execute(SQL(MOVED))

    @property
    def _table_query(self):
        return SQL(QUERY, get_recognised(), get_external())
