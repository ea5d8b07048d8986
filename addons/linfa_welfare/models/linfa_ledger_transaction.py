from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .ledger_guard import KEEP, TRANSACTION_BIRTH

OPERATIONS = [
    ("budget", "Budget"),
    ("issue", "Issue"),
    ("hold", "Hold"),
    ("capture", "Capture"),
    ("release", "Release"),
    ("refund", "Refund"),
    ("expire", "Expiry"),
    ("cancel", "Cancellation"),
    ("transfer", "Transfer"),
]


class LinfaLedgerTransaction(models.Model):
    """One operation of the ledger, done once: its key is unique."""

    _name = "linfa.ledger.transaction"
    _description = "Ledger Transaction"
    _order = "id desc"
    _rec_name = "idempotency_key"
    _log_access = False

    operation = fields.Selection(OPERATIONS, required=True, readonly=True)
    idempotency_key = fields.Char(
        string="Key",
        required=True,
        readonly=True,
        help="Whoever asks again with the same key gets the first answer.",
    )
    fingerprint = fields.Char(
        required=True, readonly=True, help="What was asked, to know the same question again."
    )
    date = fields.Datetime(required=True, readonly=True, index=True)
    user_id = fields.Many2one(
        comodel_name="res.users", string="By", readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    authorization_id = fields.Many2one(
        comodel_name="linfa.authorization",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    channel = fields.Char(
        string="Code of the Channel",
        readonly=True,
        help="By which door: web, till, phone, office, shop.",
    )
    note = fields.Char(string="Reason", readonly=True)
    posting_ids = fields.One2many(
        comodel_name="linfa.ledger.posting", inverse_name="transaction_id", readonly=True
    )

    _key_unique = models.Constraint(
        "UNIQUE(idempotency_key)", "An operation of the ledger is done once."
    )

    def init(self):
        """Have the database refuse every change of what was written."""
        self.env.cr.execute(SQL(TRANSACTION_BIRTH))
        self.env.cr.execute(SQL(KEEP.format(table=self._table)))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The ledger only grows: correct it by another operation."))
