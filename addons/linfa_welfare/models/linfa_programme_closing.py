"""How a programme ends: nothing more is issued, and what is left is taken back or runs out."""

from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, split_every

BATCH = 500


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    is_winding_up = fields.Boolean(
        string="Running out",
        readonly=True,
        copy=False,
        tracking=True,
        help="Nothing more is issued. What was issued can be spent until it expires; then the"
        " programme closes by itself.",
    )

    def action_close(self):
        """Show what closing means, in figures, before anything happens."""
        self.ensure_one()
        if self.state != "active":
            raise UserError(self.env._("Only an active programme is closed."))
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "linfa_welfare.linfa_programme_close_action"
            ),
            "context": {"default_programme_id": self.id},
        }

    def _close_now(self, note=None):
        """Close, and take back what nobody spent; what a purchase holds stays held."""
        self.ensure_one()
        vouchers = self.env["linfa.voucher"].sudo()
        for ids in split_every(BATCH, self._find_vouchers_to_take_back()):
            vouchers.browse(ids)._cancel(f"close,{self.id},{uuid4()}", note=note)
        self.write({"state": "closed", "is_winding_up": False})

    def _find_vouchers_to_take_back(self):
        self.env["linfa.voucher"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT v.id FROM linfa_voucher v
                  JOIN linfa_ledger_account a ON a.voucher_id = v.id AND a.balance > 0
                 WHERE v.programme_id = %s AND v.is_blocked IS NOT TRUE
                 GROUP BY v.id ORDER BY v.id
                """,
                self.id,
            )
        )
        return [row[0] for row in rows]

    @api.model
    def _close_spent(self):
        """Close the programmes that run out and have no credit left. For the scheduler."""
        running_out = self.sudo().search([("is_winding_up", "=", True), ("state", "=", "active")])
        sums = running_out._read_ledger_sums()
        spent = running_out.filtered(
            lambda p: not any(sums.get((p.id, kind)) for kind in ("available", "held"))
        )
        spent.write({"state": "closed", "is_winding_up": False})
