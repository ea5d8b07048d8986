from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .ledger_guard import AMOUNT_CHECK, KEEP, POSTING_GUARD


class LinfaLedgerPosting(models.Model):
    """So much from one account to another. One row has both legs: they cannot differ."""

    _name = "linfa.ledger.posting"
    _description = "Ledger Posting"
    _order = "id desc"
    _rec_name = "transaction_id"
    _log_access = False

    transaction_id = fields.Many2one(
        comodel_name="linfa.ledger.transaction",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    debit_account_id = fields.Many2one(
        comodel_name="linfa.ledger.account",
        string="Out of",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    credit_account_id = fields.Many2one(
        comodel_name="linfa.ledger.account",
        string="Into",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    amount = fields.Monetary(required=True, readonly=True)
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    operation = fields.Selection(related="transaction_id.operation")
    date = fields.Datetime(related="transaction_id.date")

    _amount_cents = models.Constraint(
        f"CHECK(amount {AMOUNT_CHECK})", "An amount is positive, and in cents."
    )
    _accounts_differ = models.Constraint(
        "CHECK(debit_account_id <> credit_account_id)", "A posting moves credit elsewhere."
    )

    def init(self):
        """Have the database keep postings as they are, and balances in step with them."""
        self.env.cr.execute(SQL(KEEP.format(table=self._table)))
        self.env.cr.execute(SQL(POSTING_GUARD))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The ledger only grows: correct it by another operation."))
