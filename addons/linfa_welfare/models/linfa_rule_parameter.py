from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.linfa_catalog.models import italian_time

from .cents import exact


class LinfaRuleParameter(models.Model):
    """A number of the law and the days it is in force: code never holds such a number.

    Codes are documented in `data/linfa_rule_parameter_data.xml`. A new law is a new row; the
    old one keeps its last day, because past years are still computed with it.
    """

    _name = "linfa.rule.parameter"
    _description = "Dated Rule"
    _order = "code, date_from desc"
    _rec_name = "code"

    code = fields.Char(required=True, index=True, help="What the software asks for.")
    name = fields.Char(
        string="Meaning", required=True, translate=True, help="What the number limits, in words."
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", help="The last day in force; empty: until further notice.")
    value = fields.Float(digits=(16, 2), required=True, aggregator=None)
    law_ref = fields.Char(
        string="Law", required=True, help="Where it is written: law, article, year."
    )
    is_in_force = fields.Boolean(
        string="In Force", compute="_compute_is_in_force", search="_search_is_in_force"
    )

    _dates_ordered = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)", "A rule ends after it begins."
    )
    _value_limited = models.Constraint(
        "CHECK(value >= 0 AND value < 1000000000)", "A value is zero or more, and not endless."
    )
    _code_format = models.Constraint(
        "CHECK(code ~ '^[a-z][a-z0-9_]*$')",
        "A code has small letters, digits and underscores only.",
    )
    # The hash stands for the code: ranges compare without another extension of PostgreSQL.
    _no_overlap = models.Constraint(
        "EXCLUDE USING gist ("
        "int8range(hashtext(code)::bigint, hashtext(code)::bigint, '[]') WITH &&,"
        "daterange(date_from, date_to, '[]') WITH &&)",
        "Two values of one code are in force on the same day: end the older one first.",
    )

    @api.depends("date_from", "date_to")
    def _compute_is_in_force(self):
        today = self._get_today()
        for parameter in self:
            parameter.is_in_force = bool(
                parameter.date_from
                and parameter.date_from <= today
                and (not parameter.date_to or parameter.date_to >= today)
            )

    def _search_is_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = Domain.FALSE
        if True in value:
            domain |= self._get_day_domain(self._get_today())
        if False in value:
            domain |= ~self._get_day_domain(self._get_today())
        return domain

    @api.model
    def _get_today(self):
        return italian_time.today()

    @api.model
    def _get_day_domain(self, day):
        return Domain("date_from", "<=", day) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )

    @api.model
    def _get(self, code, day):
        """Return what the law says on a day.

        :param str code: see the data file
        :param day: a date, or its text
        :rtype: decimal.Decimal
        :raises UserError: nothing is known for that day
        """
        day = fields.Date.to_date(day)
        domain = Domain("code", "=", code) & self._get_day_domain(day)
        parameter = self.sudo().search(domain, limit=1)
        if not parameter:
            raise UserError(
                self.env._(
                    "No rule “%(code)s” is known for %(day)s: a manager adds it under Welfare,"
                    " Dated Rules.",
                    code=code,
                    day=format_date(self.env, day),
                )
            )
        return exact(parameter.value)
