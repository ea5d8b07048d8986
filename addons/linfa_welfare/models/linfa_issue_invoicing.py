"""Invoices to those who fund credit, for what was issued: each lot once."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.tools import SQL

from .credit_net import SOLD_KEY


class LinfaIssueInvoicing(models.Model):
    """Says that an issue is on an invoice: the database keeps it unique."""

    _name = "linfa.issue.invoicing"
    _description = "Invoiced Issue"
    _rec_name = "transaction_id"
    _log_access = False

    transaction_id = fields.Many2one(
        comodel_name="linfa.ledger.transaction",
        string="Issue",
        required=True,
        readonly=True,
        ondelete="restrict",
    )
    programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    move_id = fields.Many2one(
        comodel_name="account.move",
        string="Invoice",
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )

    _transaction_unique = models.Constraint(
        "UNIQUE(transaction_id)", "What was issued is invoiced once."
    )

    def _compute_display_name(self):
        """Override of `base` because accounting does not read the ledger itself."""
        return super(LinfaIssueInvoicing, self.sudo())._compute_display_name()

    @api.model
    def _find_uninvoiced(self, programmes):
        """Return the issues that want an invoice and are on none.

        Not what was sold, which the buyer's invoice says, nor what LINFA gives itself.

        :return: `transaction`, `programme` (ids), `amount` and `count` of vouchers
        :rtype: list(dict)
        """
        wanted = programmes.filtered(lambda programme: programme._is_invoiced())
        self.env.flush_all()
        return self.env.execute_query_dict(
            SQL(
                """
                SELECT t.id AS transaction, v.programme_id AS programme,
                       sum(v.face_value) AS amount, count(*) AS count
                  FROM linfa_voucher v
                  JOIN linfa_ledger_transaction t ON t.id = v.issue_transaction_id
             LEFT JOIN linfa_issue_invoicing i ON i.transaction_id = t.id
                 WHERE v.programme_id = ANY(%s) AND i.id IS NULL
                   AND NOT starts_with(t.idempotency_key, %s)
              GROUP BY t.id, v.programme_id
              ORDER BY t.id
                """,
                wanted.ids,
                SOLD_KEY,
            )
        )

    @api.model
    def _create_invoices(self, programmes):
        """Make one draft invoice per programme for what is on none yet; twice makes none.

        The issues are claimed first: who asks at the same time waits, is run again by Odoo
        and finds nothing left.

        :rtype: account.move
        """
        self_sudo = self.sudo()
        lots = self_sudo._claim(self_sudo._find_uninvoiced(programmes.sudo()))
        by_programme = defaultdict(list)
        for lot in lots:
            by_programme[lot["programme"]].append(lot["transaction"])
        moves = self_sudo.env["account.move"]
        for programme in programmes.sudo().filtered(lambda one: one.id in by_programme):
            transactions = by_programme[programme.id]
            company = programme.company_id
            lines = programme.with_company(company)._prepare_issue_lines(transactions)
            if lines:
                move = moves.with_company(company).create(
                    programme._prepare_issue_invoice(company, lines)
                )
                programme._apply_stamp_duty(move)
                moves |= move
                self_sudo._link(transactions, move)
        return moves

    @api.model
    def _claim(self, lots):
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO linfa_issue_invoicing (transaction_id, programme_id, company_id)
                SELECT t.id, claim.programme, t.company_id
                  FROM unnest(%s::int[], %s::int[]) AS claim(transaction, programme)
                  JOIN linfa_ledger_transaction t ON t.id = claim.transaction
              ORDER BY t.id
           ON CONFLICT (transaction_id) DO NOTHING
             RETURNING transaction_id
                """,
                [lot["transaction"] for lot in lots],
                [lot["programme"] for lot in lots],
            )
        )
        claimed = {row[0] for row in rows}
        return [lot for lot in lots if lot["transaction"] in claimed]

    @api.model
    def _link(self, transactions, move):
        self.env.cr.execute(
            SQL(
                "UPDATE linfa_issue_invoicing SET move_id = %s WHERE transaction_id = ANY(%s)",
                move.id,
                transactions,
            )
        )
        self.invalidate_model(flush=False)
