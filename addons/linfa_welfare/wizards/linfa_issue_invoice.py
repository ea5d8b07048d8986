from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

MANAGER = "linfa_welfare.linfa_welfare_group_manager"
ACCOUNTING = "account.group_account_invoice"


class LinfaIssueInvoice(models.TransientModel):
    """Shows what was issued and is on no invoice, then makes the drafts."""

    _name = "linfa.issue.invoice"
    _description = "Invoice Issued Credit"

    programme_ids = fields.Many2many(
        comodel_name="linfa.programme",
        string="Programmes",
        required=True,
        default=lambda self: self._default_programmes(),
        domain=[("state", "!=", "draft")],
    )
    currency_id = fields.Many2one(
        comodel_name="res.currency", default=lambda self: self.env.company.currency_id
    )
    amount = fields.Monetary(string="To Invoice", compute="_compute_amount")

    @api.model
    def _default_programmes(self):
        """Return the programmes that were chosen, or all that have something to invoice."""
        programmes = self.env["linfa.programme"]
        if self.env.context.get("active_model") == programmes._name:
            return programmes.browse(self.env.context["active_ids"])
        running = programmes.search(
            [("state", "!=", "draft"), ("company_id", "=", self.env.company.id)]
        )
        return running.filtered("uninvoiced_amount")

    @api.depends("programme_ids")
    def _compute_amount(self):
        for wizard in self:
            wizard.amount = sum(wizard.programme_ids.mapped("uninvoiced_amount"))

    def action_invoice(self):
        """Make the draft invoices; accounting checks and posts them."""
        self.ensure_one()
        user = self.env.user
        if not (self.env.su or user.has_group(MANAGER) or user.has_group(ACCOUNTING)):
            raise AccessError(
                self.env._("Only a welfare manager or accounting invoices issued credit.")
            )
        programmes = self.programme_ids
        programmes.check_access("read")
        moves = self.env["linfa.issue.invoicing"]._create_invoices(programmes)
        if not moves:
            raise UserError(
                self.env._("Nothing is left to invoice: all that was issued is on an invoice.")
            )
        if not user.has_group(ACCOUNTING):
            return {"type": "ir.actions.act_window_close"}
        return moves._get_records_action(name=self.env._("Invoices for Credit"))
