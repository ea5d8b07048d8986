"""The yearly export for payroll (TUIR art. 51): per person and category, never a purchase."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from .cents import exact
from .welfare_figures import get_midnight

FIRST_YEAR = 2016
ZERO = Decimal(0)
#: For whom the law wants to know the relative.
FOR_RELATIVES = ("c2_fbis", "c2_fter", "c2_dbis")


class LinfaPayrollExport(models.AbstractModel):
    """Rows of what an employer needs for the year-end adjustment and the CU.

    There are two editions, so that the difference of two files tells no purchase. The draft
    (from 1 December) has no column of use; what counts when it is used stands as of
    30 November. The final one (from 13 January) has the whole year as it ended, and stays the
    same for ever: what happens later belongs to another year.
    """

    _name = "linfa.payroll.export"
    _description = "Yearly Export for Payroll"

    @api.model
    def _get_edition(self, year, today=None):
        """Return "draft", "final", or nothing while there is none."""
        today = today or self.env["linfa.voucher"]._get_today()
        if not FIRST_YEAR <= year <= today.year or today < date(year, 12, 1):
            return None
        return "final" if today > date(year + 1, 1, 12) else "draft"

    @api.model
    def _get_groups(self, employer, year, edition):
        """Return one dictionary per person, category, origin and relative, in a fixed order."""
        groups = {}
        for lot in self._get_lots(employer, year, edition):
            key = (lot["beneficiary_id"], lot["tax_category"], lot["origin"])
            key += (lot["origin_year"] or 0, lot["relative_id"] or 0)
            group = groups.setdefault(key, defaultdict(Decimal))
            for name in ("issued", "cancelled", "recognised", "redeemed", "expired", "residual"):
                group[name] += lot[name]
        return self._name_groups(groups)

    @api.model
    def _name_groups(self, groups):
        """Add the records to the sums, sorted by what never changes."""
        people = self.env["linfa.beneficiary"].sudo().with_context(active_test=False)
        people = people.browse({key[0] for key in groups})
        relatives = self.env["linfa.welfare.relative"].sudo()
        named = [
            {
                "person": people.browse(key[0]),
                "category": key[1],
                "origin": key[2],
                "origin_year": key[3],
                "relative": relatives.browse(key[4] or []),
                **sums,
            }
            for key, sums in groups.items()
        ]
        return sorted(
            named,
            key=lambda group: (
                group["person"].fiscal_code,
                group["person"].id,
                group["category"] or "",
                group["origin"] or "",
                group["origin_year"],
                group["relative"].fiscal_code or "",
            ),
        )

    @api.model
    def _get_lots(self, employer, year, edition):
        """Return what became of each voucher that matters for a year."""
        figures = self.env["linfa.welfare.figures"]
        own_year = figures._get_year_of_voucher()
        is_draft = edition == "draft"
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT v.id, v.beneficiary_id, v.tax_category, v.origin, v.origin_year,
                       v.relative_id, v.face_value, %(own_year)s AS year, v.tax_year,
                       coalesce(u.redeemed, 0) AS redeemed,
                       coalesce(u.redeemed_before, 0) AS redeemed_before,
                       coalesce(u.expired, 0) AS expired, coalesce(u.cancelled, 0) AS cancelled
                  FROM %(own)s
             LEFT JOIN (SELECT voucher_id,
                    sum(amount) FILTER (WHERE kind = 'redeemed' AND date < %(use_end)s)
                        AS redeemed,
                    sum(amount) FILTER (WHERE kind = 'redeemed' AND date < %(start)s)
                        AS redeemed_before,
                    sum(amount) FILTER (WHERE kind = 'expired' AND date < %(use_end)s)
                        AS expired,
                    sum(amount) FILTER (WHERE kind = 'cancelled' AND date < %(end)s)
                        AS cancelled
                       FROM (%(uses)s) moves GROUP BY voucher_id) u ON u.voucher_id = v.id
                 WHERE %(own_year)s = %(year)s OR (coalesce(v.tax_year, 0) = 0
                   AND u.redeemed IS DISTINCT FROM u.redeemed_before AND v.issued_at < %(end)s)
              ORDER BY v.id
                """,
                own=figures._get_own_vouchers(employer),
                own_year=own_year,
                uses=figures._get_uses(employer),
                year=year,
                start=get_midnight(year),
                use_end=get_midnight(year, 12) if is_draft else get_midnight(year + 1),
                end=get_midnight(year + 1, 1, 13),
            )
        )
        return [self._read_lot(row, year) for row in rows]

    @api.model
    def _read_lot(self, row, year):
        """Return the amounts of one voucher in a year."""
        face = exact(row["face_value"])
        redeemed, expired = exact(row["redeemed"]), exact(row["expired"])
        cancelled, before = exact(row["cancelled"]), exact(row["redeemed_before"])
        is_by_use = not row["tax_year"]
        is_of_year = row["year"] == year
        return {
            **row,
            "issued": face if is_of_year else ZERO,
            "cancelled": cancelled if is_of_year else ZERO,
            "recognised": redeemed - before if is_by_use else face - cancelled,
            "redeemed": redeemed - before,
            "expired": expired if is_of_year else ZERO,
            "residual": face - redeemed - expired - cancelled,
        }

    @api.model
    def _get_fringe(self, groups, year):
        """Return ceiling, total of c. 3 and what is taxed, by person.

        The total is what this employer gave and what the person declared to it: what another
        employer gave through LINFA is not this one's to know.
        """
        people = self.env["linfa.beneficiary"].sudo().union(*(g["person"] for g in groups))
        ceilings = people._get_ceilings(year)
        own = defaultdict(Decimal)
        for group in groups:
            if group["category"] == "c3":
                own[group["person"].id] += group["recognised"]
        found = {}
        for person in people:
            external = person.external_ids.filtered(lambda benefit: benefit.year == year)
            declared = sum((exact(benefit.amount) for benefit in external), ZERO)
            ceiling, total = exact(ceilings[person.id]), own[person.id] + declared
            is_over = total > ceiling
            found[person] = {
                "ceiling": ceiling,
                "declared": declared,
                "total": total,
                "is_over": is_over,
                "taxed": total if is_over else ZERO,
            }
        return found
