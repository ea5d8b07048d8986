"""The proof that the ledger holds: what must be true after every operation."""

from odoo import api, models
from odoo.tools import SQL

#: Each asks for rows that must not exist: what, what it is, what it should be.
CHECKS = {
    "balance": """
        SELECT a.id, a.balance, coalesce(s.amount, 0)
          FROM linfa_ledger_account a
          LEFT JOIN (SELECT id, sum(amount) AS amount
                       FROM (SELECT debit_account_id AS id, -amount AS amount
                               FROM linfa_ledger_posting
                             UNION ALL
                             SELECT credit_account_id, amount FROM linfa_ledger_posting) legs
                      GROUP BY id) s ON s.id = a.id
         WHERE a.is_guarded AND a.balance <> coalesce(s.amount, 0)
    """,
    "held": """
        SELECT a.voucher_id, a.balance, coalesce(s.amount, 0)
          FROM linfa_ledger_account a
          LEFT JOIN (SELECT voucher_id,
                            sum(amount - captured_amount - released_amount) AS amount
                       FROM linfa_authorization_line GROUP BY voucher_id) s
            ON s.voucher_id = a.voucher_id
         WHERE a.kind = 'held' AND a.balance <> coalesce(s.amount, 0)
    """,
    "redeemed": """
        SELECT programme_id, sum(redeemed), sum(captured)
          FROM (SELECT a.programme_id, p.amount AS redeemed, 0 AS captured
                  FROM linfa_ledger_posting p
                  JOIN linfa_ledger_account a ON a.id = p.credit_account_id
                 WHERE a.kind = 'redeemed'
                UNION ALL
                SELECT a.programme_id, -p.amount, 0
                  FROM linfa_ledger_posting p
                  JOIN linfa_ledger_account a ON a.id = p.debit_account_id
                 WHERE a.kind = 'redeemed'
                UNION ALL
                SELECT v.programme_id, 0, l.captured_amount - l.refunded_amount
                  FROM linfa_authorization_line l
                  JOIN linfa_voucher v ON v.id = l.voucher_id) sums
         GROUP BY programme_id HAVING sum(redeemed) <> sum(captured)
    """,
    "issued": """
        SELECT v.id, coalesce(s.amount, 0), v.face_value
          FROM linfa_voucher v
          LEFT JOIN (SELECT a.voucher_id, p.transaction_id, sum(p.amount) AS amount
                       FROM linfa_ledger_posting p
                       JOIN linfa_ledger_account a ON a.id = p.credit_account_id
                      WHERE a.kind = 'available'
                      GROUP BY a.voucher_id, p.transaction_id) s
            ON s.voucher_id = v.id AND s.transaction_id = v.issue_transaction_id
         WHERE coalesce(s.amount, 0) <> v.face_value
    """,
    "way": """
        SELECT p.id, t.operation, d.kind || ' -> ' || c.kind
          FROM linfa_ledger_posting p
          JOIN linfa_ledger_transaction t ON t.id = p.transaction_id
          JOIN linfa_ledger_account d ON d.id = p.debit_account_id
          JOIN linfa_ledger_account c ON c.id = p.credit_account_id
          LEFT JOIN (VALUES ('budget', 'funder', 'fund'), ('budget', 'fund', 'funder'),
                            ('issue', 'fund', 'available'), ('hold', 'available', 'held'),
                            ('capture', 'held', 'redeemed'), ('release', 'held', 'available'),
                            ('refund', 'redeemed', 'available'),
                            ('expire', 'available', 'expired'),
                            ('cancel', 'available', 'cancelled'),
                            ('transfer', 'available', 'available')
                    ) AS known(operation, debit, credit)
            ON (known.operation, known.debit, known.credit) = (t.operation, d.kind, c.kind)
         WHERE known.operation IS NULL
            OR d.programme_id <> c.programme_id OR d.company_id <> c.company_id
            OR p.company_id <> c.company_id OR p.company_id <> t.company_id
    """,
    "state": """
        SELECT t.id, t.state, s.state
          FROM linfa_authorization t
          LEFT JOIN (SELECT authorization_id,
                            CASE WHEN sum(captured_amount + released_amount) < sum(amount)
                                 THEN 'held'
                                 WHEN sum(captured_amount) = 0 THEN 'released'
                                 WHEN sum(refunded_amount) = sum(captured_amount)
                                 THEN 'refunded'
                                 ELSE 'captured' END AS state
                       FROM linfa_authorization_line GROUP BY authorization_id) s
            ON s.authorization_id = t.id
         WHERE t.state IS DISTINCT FROM s.state
    """,
}


class LinfaLedger(models.AbstractModel):
    _inherit = "linfa.ledger"

    @api.model
    def _get_claims(self):
        """Return what must be true, in words; other parts add theirs here and below.

        :rtype: dict(str, str)
        """
        return {
            "balance": self.env._("The balance kept of each account is the sum of its movements."),
            "held": self.env._("What a voucher has held is what its open authorisations hold."),
            "redeemed": self.env._("What was redeemed is what sales took and did not give back."),
            "issued": self.env._("Every voucher was issued at its face value."),
            "way": self.env._(
                "Credit went only the ways that its operations allow, in its programme."
            ),
            "state": self.env._("The state of each authorisation is what its parts say."),
        }

    @api.model
    def _find_broken(self, code):
        """Return the rows that break a claim: what, what it is, what it should be.

        Every row of the tables is read: joined by hashing, never by loops, which without
        statistics of the tables took minutes.

        :rtype: list(tuple)
        """
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL enable_nestloop = off")
        rows = self.env.execute_query(SQL(CHECKS[code]))
        self.env.cr.execute("SET LOCAL enable_nestloop = on")
        return rows

    @api.model
    def _find_differences(self):
        """Return what does not agree: nothing, unless somebody went around the ledger.

        :return: pairs of the sentence that is not true and the rows that break it
        :rtype: list(tuple(str, list(tuple)))
        """
        found = [(claim, self._find_broken(code)) for code, claim in self._get_claims().items()]
        return [(claim, rows) for claim, rows in found if rows]
