from odoo import fields, models
from odoo.exceptions import UserError


class AccountMove(models.Model):
    _inherit = "account.move"

    linfa_programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        string="Programme of Credit",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    linfa_invoicing_ids = fields.One2many(
        comodel_name="linfa.issue.invoicing",
        inverse_name="move_id",
        string="Invoiced Issues",
        readonly=True,
        copy=False,
    )

    def button_cancel(self):
        """Override of `account` to let another invoice have what a cancelled one had."""
        cancelled = super().button_cancel()
        self.sudo().linfa_invoicing_ids.unlink()
        return cancelled

    def _post(self, soft=True):
        """Override of `account` to refuse an invoice whose credit is on another one since
        it was cancelled, and to match redemptions with the settlement that pays them.
        """
        for move in self.sudo().filtered("linfa_programme_id"):
            if not move.linfa_invoicing_ids:
                raise UserError(
                    self.env._(
                        "What this invoice says of %(programme)s is invoiced elsewhere since it"
                        " was cancelled. Delete it, and invoice the issued credit anew.",
                        programme=move.linfa_programme_id.name,
                    )
                )
        posted = super()._post(soft=soft)
        posted.linfa_settlement_id._clear_redemptions()
        return posted
