"""What was granted, issued, spent: read from the ledger, never typed."""

from odoo import api, fields, models
from odoo.tools import SQL

#: Amounts of a form by the kind of account, and the sign that makes them positive.
LEDGER_FIELDS = {
    "funder": ("budget_granted", -1),
    "fund": ("budget_left", 1),
    "available": ("available_amount", 1),
    "held": ("held_amount", 1),
    "redeemed": ("redeemed_amount", 1),
    "expired": ("expired_amount", 1),
    "cancelled": ("cancelled_amount", 1),
}


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    budget_granted = fields.Monetary(string="Granted", compute="_compute_ledger_amounts")
    budget_left = fields.Monetary(
        string="Left to Issue",
        compute="_compute_ledger_amounts",
        help="Without a limited budget there is nothing left over: it is issued as asked.",
    )
    issued_amount = fields.Monetary(string="Issued", compute="_compute_issued_amount")
    available_amount = fields.Monetary(string="Not Spent Yet", compute="_compute_ledger_amounts")
    held_amount = fields.Monetary(
        string="Being Paid", compute="_compute_ledger_amounts", help="Held by open purchases."
    )
    redeemed_amount = fields.Monetary(string="Spent", compute="_compute_ledger_amounts")
    expired_amount = fields.Monetary(string="Expired", compute="_compute_ledger_amounts")
    cancelled_amount = fields.Monetary(string="Cancelled", compute="_compute_ledger_amounts")

    @api.depends("voucher_ids")
    def _compute_issued_amount(self):
        vouchers = self.env["linfa.voucher"].sudo()
        sums = dict(
            vouchers._read_group(
                [("programme_id", "in", self.ids)], ["programme_id"], ["face_value:sum"]
            )
        )
        for programme in self:
            programme.issued_amount = sums.get(programme.sudo(), 0)

    @api.depends("has_budget")
    def _compute_ledger_amounts(self):
        sums = self._read_ledger_sums()
        for programme in self:
            for kind, (name, sign) in LEDGER_FIELDS.items():
                programme[name] = sign * sums.get((programme._origin.id, kind), 0)
            if not programme.has_budget:
                programme.budget_left = 0

    def _read_ledger_sums(self):
        """Return credits less debits by programme id and kind of account, by one statement."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT a.programme_id, a.kind,
                       sum(CASE WHEN a.is_guarded THEN a.balance ELSE
                           coalesce((SELECT sum(amount) FROM linfa_ledger_posting
                                      WHERE credit_account_id = a.id), 0)
                         - coalesce((SELECT sum(amount) FROM linfa_ledger_posting
                                      WHERE debit_account_id = a.id), 0) END)
                  FROM linfa_ledger_account a
                 WHERE a.programme_id = ANY(%s)
                 GROUP BY a.programme_id, a.kind
                """,
                self.ids,
            )
        )
        return {(programme, kind): amount for programme, kind, amount in rows}

    def action_open_vouchers(self):
        """Show the vouchers of this programme."""
        self.ensure_one()
        title = self.env._("Vouchers")
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "linfa.voucher",
            "view_mode": "list,form",
            "domain": [("programme_id", "=", self.id)],
            "context": {"create": False},
        }
