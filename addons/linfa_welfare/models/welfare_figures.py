"""What an employer may know of its people's credit, and nothing more."""

from collections import defaultdict
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .cents import exact
from .res_users_employer import WELFARE_KINDS
from .small_cells import Cell, get_published, get_total, hide_small

ROME = ZoneInfo("Europe/Rome")


def get_midnight(year, month=1, day=1):
    """Return when a day begins in Italy, as the database has it."""
    moment = datetime.combine(date(year, month, day), time(), ROME)
    return moment.astimezone(ZoneInfo("UTC")).replace(tzinfo=None)


class LinfaWelfareFigures(models.AbstractModel):
    """Reads figures of an employer as superuser: who calls has decided that it may.

    What is issued is the employer's own decision, and it sees it per person at once. What is
    used is the person's own business: a figure that follows it would tell, by the difference
    of two visits, when somebody bought something and for how much. So it is told for whole
    months that have ended, of five people at least.
    """

    _name = "linfa.welfare.figures"
    _description = "Figures for an Employer"

    @api.model
    def _get_programmes(self, employer):
        """Return the employer's programmes with their budget: granted, issued, left.

        :rtype: list(dict)
        """
        domain = employer._get_welfare_programme_domain() & Domain("state", "!=", "draft")
        programmes = self.env["linfa.programme"].sudo().search(domain)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT programme_id, sum(face_value) FROM linfa_voucher
                 WHERE programme_id = ANY(%s) GROUP BY programme_id
                """,
                programmes.ids,
            )
        )
        issued = {programme: exact(amount) for programme, amount in rows}
        left = self._get_budget_left(programmes.filtered("has_budget"))
        return [
            {
                "programme": programme,
                "issued": issued.get(programme.id, Decimal(0)),
                "left": left.get(programme.id),
            }
            for programme in programmes
        ]

    @api.model
    def _get_budget_left(self, programmes):
        rows = self.env.execute_query(
            SQL(
                """
                SELECT programme_id, balance FROM linfa_ledger_account
                 WHERE programme_id = ANY(%s) AND kind = 'fund' AND is_guarded
                """,
                programmes.ids,
            )
        )
        return {
            **dict.fromkeys(programmes.ids, Decimal(0)),
            **{programme: exact(balance) for programme, balance in rows},
        }

    @api.model
    def _get_issued_by_person(self, employer, people, year):
        """Return what was issued to each in a year, as the employer decided it.

        Without what was cancelled since: that tells what had been left, and so what was used.

        :rtype: dict(int, decimal.Decimal)
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT v.beneficiary_id, sum(v.face_value)
                  FROM %s WHERE v.beneficiary_id = ANY(%s) AND %s = %s
              GROUP BY v.beneficiary_id
                """,
                self._get_own_vouchers(employer),
                people.ids,
                self._get_year_of_voucher(),
                year,
            )
        )
        return {person: exact(amount) for person, amount in rows}

    @api.model
    def _get_own_vouchers(self, employer):
        """Return the tables of vouchers that this employer gave to its own people."""
        for name in ("linfa.voucher", "linfa.beneficiary", "linfa.programme"):
            self.env[name].flush_model()
        return SQL(
            """linfa_voucher v
               JOIN linfa_programme p ON p.id = v.programme_id
                    AND p.funder_id = %s AND p.kind = ANY(%s)
               JOIN linfa_beneficiary b ON b.id = v.beneficiary_id AND b.employer_id = p.funder_id
            """,
            employer.id,
            list(WELFARE_KINDS),
        )

    @api.model
    def _get_year_of_voucher(self):
        """Return the tax year; of what counts when it is used, the year of its issue."""
        return SQL(
            """CASE WHEN coalesce(v.tax_year, 0) > 0 THEN v.tax_year ELSE date_part('year',
               v.issued_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::int END"""
        )

    @api.model
    def _get_totals(self, employer, year):
        """Return the totals by tax category, with what belongs to few people hidden.

        :return: for each category its code, and `issued` and `used` as cells or None; then
            the totals of both
        :rtype: tuple(list(dict), dict)
        """
        issued, holders = self._get_issued_cells(employer, year)
        used, users = self._get_used_cells(employer, year)
        shown_issued, shown_used = hide_small(issued), hide_small(used)
        nobody = Cell(0, Decimal(0))
        rows = [
            {
                "category": category,
                "issued": shown_issued.get(category, nobody),
                "used": shown_used.get(category, nobody),
            }
            for category in sorted(issued.keys() | used.keys())
        ]
        totals = {
            "issued": get_total(issued, holders),
            "used": get_total(used, users) if users else nobody,
        }
        return rows, totals

    @api.model
    def _get_issued_cells(self, employer, year):
        rows = self.env.execute_query(
            SQL(
                """
                SELECT coalesce(v.tax_category, 'none'), v.beneficiary_id, sum(v.face_value)
                  FROM %s WHERE %s = %s
              GROUP BY v.tax_category, v.beneficiary_id
                """,
                self._get_own_vouchers(employer),
                self._get_year_of_voucher(),
                year,
            )
        )
        amounts = defaultdict(Decimal)
        people = defaultdict(set)
        for category, person, amount in rows:
            amounts[category] += exact(amount)
            people[category].add(person)
        cells = {name: Cell(len(people[name]), amounts[name]) for name in amounts}
        return cells, len(set().union(*people.values()))

    @api.model
    def _get_used_cells(self, employer, year):
        """Return what was used of each category, in months that have ended."""
        today = self.env["linfa.voucher"]._get_today()
        end = get_midnight(year + 1) if today.year > year else get_midnight(year, today.month)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT coalesce(u.tax_category, 'none'), u.beneficiary_id,
                       date_part('month',
                                 u.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::int,
                       sum(u.amount)
                  FROM (%s) u WHERE u.kind = 'redeemed' AND u.date >= %s AND u.date < %s
              GROUP BY 1, 2, 3
                """,
                self._get_uses(employer),
                get_midnight(year),
                end,
            )
        )
        months = defaultdict(lambda: defaultdict(dict))
        for category, person, month, amount in rows:
            months[category][month][person] = exact(amount)
        cells = {category: get_published(found) for category, found in months.items()}
        return cells, max((cell.people for cell in cells.values()), default=0)

    @api.model
    def _get_uses(self, employer):
        """Return what left the vouchers of an employer's people, and what came back."""
        return SQL(
            """
            SELECT v.id AS voucher_id, v.beneficiary_id, v.tax_category, c.kind, t.date, p2.amount
              FROM %(own)s
              JOIN linfa_ledger_account a ON a.voucher_id = v.id
              JOIN linfa_ledger_posting p2 ON p2.debit_account_id = a.id
              JOIN linfa_ledger_account c ON c.id = p2.credit_account_id AND c.voucher_id IS NULL
              JOIN linfa_ledger_transaction t ON t.id = p2.transaction_id
         UNION ALL
            SELECT v.id, v.beneficiary_id, v.tax_category, c.kind, t.date, -p2.amount
              FROM %(own)s
              JOIN linfa_ledger_account a ON a.voucher_id = v.id
              JOIN linfa_ledger_posting p2 ON p2.credit_account_id = a.id
              JOIN linfa_ledger_account c ON c.id = p2.debit_account_id AND c.kind = 'redeemed'
              JOIN linfa_ledger_transaction t ON t.id = p2.transaction_id
            """,
            own=self._get_own_vouchers(employer),
        )
