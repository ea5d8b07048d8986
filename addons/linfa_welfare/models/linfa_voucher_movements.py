"""What a resident reads of his own credit: what there is, and every movement."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from .cents import exact

#: A hold is no movement yet, and a release gives back what was none.
SHOWN = ("issue", "capture", "refund", "expire", "cancel")


@dataclass(frozen=True)
class Movement:
    """One line of the list: positive is credit that came, negative credit that went."""

    date: datetime
    operation: str
    amount: Decimal
    programme_id: int
    shop_id: int | None
    reference: str | None
    channel: str | None


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    @api.model
    def _find_movements(self, partner, limit, offset=0):
        """Return the movements of a person's vouchers, the newest first.

        Several vouchers of a programme that paid one purchase are one movement.

        :rtype: list(Movement)
        """
        rows = self.env.execute_query(
            SQL(
                """
                %s
              SELECT t.date, t.operation, sum(legs.amount), legs.programme_id,
                     max(legs.shop_id), max(h.reference), max(t.channel)
                FROM legs
                JOIN linfa_ledger_transaction t ON t.id = legs.transaction_id
           LEFT JOIN linfa_authorization h ON h.id = t.authorization_id
               WHERE t.operation = ANY(%s)
            GROUP BY t.id, legs.programme_id
            ORDER BY t.id DESC, legs.programme_id
               LIMIT %s OFFSET %s
                """,
                self._get_legs_query(partner),
                list(SHOWN),
                limit,
                offset,
            )
        )
        return [
            Movement(date, operation, exact(amount), *others)
            for date, operation, amount, *others in rows
        ]

    @api.model
    def _count_movements(self, partner):
        """Return how many movements `_find_movements` would list."""
        ((count,),) = self.env.execute_query(
            SQL(
                """
                %s
              SELECT count(DISTINCT (t.id, legs.programme_id))
                FROM legs
                JOIN linfa_ledger_transaction t ON t.id = legs.transaction_id
               WHERE t.operation = ANY(%s)
                """,
                self._get_legs_query(partner),
                list(SHOWN),
            )
        )
        return count

    @api.model
    def _get_legs_query(self, partner):
        """Return, as `legs`, what each posting brought to or took from a person."""
        self.flush_model()
        return SQL(
            """
            WITH own AS (
                SELECT a.id FROM linfa_ledger_account a
                  JOIN linfa_voucher v ON v.id = a.voucher_id
                 WHERE v.partner_id = %s),
            legs AS (
                SELECT p.transaction_id, -p.amount AS amount, o.programme_id,
                       o.partner_id AS shop_id
                  FROM linfa_ledger_posting p
                  JOIN linfa_ledger_account o ON o.id = p.credit_account_id
                 WHERE p.debit_account_id IN (SELECT id FROM own)
                UNION ALL
                SELECT p.transaction_id, p.amount, o.programme_id, o.partner_id
                  FROM linfa_ledger_posting p
                  JOIN linfa_ledger_account o ON o.id = p.debit_account_id
                 WHERE p.credit_account_id IN (SELECT id FROM own))
            """,
            partner.id,
        )

    @api.model
    def _find_own(self, partner):
        """Return, as superuser, what a person has: vouchers with something left on them."""
        return self.sudo().search(
            [
                ("partner_id", "=", partner.id),
                ("account_ids", "any", [("kind", "!=", False), ("balance", ">", 0)]),
            ]
        )
