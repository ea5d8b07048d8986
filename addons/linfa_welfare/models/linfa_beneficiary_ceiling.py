"""The yearly ceiling of art. 51 c. 3: over all employers, and one cent above taxes it all."""

from datetime import date
from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .cents import exact
from .recognised_query import get_external, get_recognised, get_unused
from .say_amount import say_amount


class LinfaBeneficiary(models.Model):
    _inherit = "linfa.beneficiary"

    def _get_ceiling(self, year):
        """Return how much of c. 3 this person may receive in a tax year, in euro.

        :rtype: decimal.Decimal
        """
        self.ensure_one()
        return self._get_ceilings(year)[self.id]

    def _get_ceilings(self, year):
        """Return the ceiling of each by id: the higher one for whoever declared children."""
        with_children = self._get_ids_with_children(year)
        plain = self._read_ceiling("fringe_ceiling", year)
        higher = with_children and self._read_ceiling("fringe_ceiling_children", year)
        return {person.id: higher if person.id in with_children else plain for person in self}

    @api.model
    def _read_ceiling(self, code, year):
        return exact(self.env["linfa.rule.parameter"].sudo()._get(code, date(year, 12, 31)))

    def _get_ids_with_children(self, year):
        domain = Domain("beneficiary_id", "in", self.ids) & Domain("year", "=", year)
        domain &= Domain("is_valid", "=", True)
        found = self.env["linfa.children.declaration"].sudo().search(domain)
        return set(found.beneficiary_id.ids)

    def _get_recognised(self, year):
        """Return what this person received of c. 3 through LINFA, from every employer.

        :rtype: decimal.Decimal
        """
        self.ensure_one()
        sums = self._sum_by_code([self.fiscal_code], get_recognised, _of_ceiling(year))
        return sums.get(self.fiscal_code, Decimal(0))

    def _get_external(self, year):
        """Return what this person declared to have received elsewhere."""
        self.ensure_one()
        sums = self._sum_by_code([self.fiscal_code], get_external, SQL("year = %s", year))
        return sums.get(self.fiscal_code, Decimal(0))

    def _get_recognised_by_category(self, year):
        """Return what each received from this one employer in a tax year.

        :return: euro by tax category, by id of the beneficiary
        :rtype: dict(int, dict(str, decimal.Decimal))
        """
        self._flush_recognised()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT beneficiary_id, tax_category, sum(amount) FROM (%s) received
                 WHERE year = %s
              GROUP BY beneficiary_id, tax_category
                """,
                get_recognised(self.ids),
                year,
            )
        )
        found = {person_id: {} for person_id in self.ids}
        for person_id, category, amount in rows:
            found[person_id][category] = exact(amount)
        return found

    @api.model
    def _get_counted(self, codes, year):
        """Return what already counts for the ceiling, by codice fiscale.

        That is what was received, what was declared, and what may still be used of credit
        that counts when it is used.
        """
        counted = dict.fromkeys(codes, Decimal(0))
        for make_query, condition in (
            (get_recognised, _of_ceiling(year)),
            (get_external, SQL("year = %s", year)),
            (get_unused, SQL("TRUE")),
        ):
            for code, amount in self._sum_by_code(codes, make_query, condition).items():
                counted[code] += amount
        return counted

    @api.model
    def _sum_by_code(self, codes, make_query, condition):
        """Return the sums of a query by codice fiscale.

        People are looked up first, and named to the query by their ids: see `MOVED`.
        """
        self._flush_recognised()
        people = self._find_ids_by_code(codes)
        rows = self.env.execute_query(
            SQL(
                "SELECT beneficiary_id, sum(amount) FROM (%s) found WHERE %s"
                " GROUP BY beneficiary_id",
                make_query(people),
                condition,
            )
        )
        sums = {}
        for person_id, amount in rows:
            code = people[person_id]
            sums[code] = sums.get(code, Decimal(0)) + exact(amount)
        return sums

    @api.model
    def _find_ids_by_code(self, codes):
        """Return the codice fiscale by id of every beneficiary, of any employer, with one of
        these; those who left too.
        """
        query = SQL(
            "SELECT id, fiscal_code FROM linfa_beneficiary WHERE fiscal_code = ANY(%s)",
            list(codes),
        )
        return dict(self.env.execute_query(query))

    @api.model
    def _flush_recognised(self):
        for name in ("linfa.voucher", "linfa.beneficiary", "linfa.external.benefit"):
            self.env[name].flush_model()

    @api.model
    def _say_over_ceiling(self, year, ceiling):
        """Return why an amount is too much.

        Without how much is not: employers read this, and it would tell them what another
        employer gave.
        """
        return self.env._(
            "Above the ceiling of %(year)s, %(ceiling)s, together with everything that counts"
            " for this person. Give less, or ask LINFA. One cent above it, and the whole amount"
            " of the year is taxed.",
            year=year,
            ceiling=say_amount(self.env, ceiling, self.env.ref("base.EUR")),
        )

    @api.model
    def _say_left_below_ceiling(self, ceiling, counted):
        """Return how much more is possible, for the office alone."""
        currency = self.env.ref("base.EUR")
        return self.env._(
            "From every employer %(counted)s count already: at most %(left)s more.",
            counted=say_amount(self.env, counted, currency),
            left=say_amount(self.env, max(ceiling - counted, Decimal(0)), currency),
        )


def _of_ceiling(year):
    return SQL("tax_category = 'c3' AND year = %s", year)
