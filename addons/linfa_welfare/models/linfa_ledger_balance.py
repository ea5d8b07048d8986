"""What is on an account now: kept where it is guarded, else a sum."""

from odoo import api, fields, models
from odoo.tools import SQL


class LinfaLedgerAccount(models.Model):
    _inherit = "linfa.ledger.account"

    current_amount = fields.Monetary(
        string="Amount",
        compute="_compute_current_amount",
        help="Where it is below zero, so much was issued without a limited budget.",
    )

    @api.depends("balance")
    def _compute_current_amount(self):
        sums = self.filtered(lambda account: not account.is_guarded)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id, sum(amount)
                  FROM (SELECT credit_account_id AS id, amount FROM linfa_ledger_posting
                         WHERE credit_account_id = ANY(%(ids)s)
                        UNION ALL
                        SELECT debit_account_id, -amount FROM linfa_ledger_posting
                         WHERE debit_account_id = ANY(%(ids)s)) legs
              GROUP BY id
                """,
                ids=sums.ids,
            )
        )
        amounts = dict(rows)
        for account in self:
            account.current_amount = (
                account.balance if account.is_guarded else amounts.get(account.id, 0)
            )
