from odoo import api, fields, models
from odoo.fields import Command


class LinfaProducerDecision(models.TransientModel):
    """A decision that needs a reason: refusing a candidate, suspending a producer."""

    _name = "linfa.producer.decision"
    _description = "Decision about a Producer"

    producer_id = fields.Many2one(
        comodel_name="res.partner", required=True, readonly=True, ondelete="cascade"
    )
    decision = fields.Selection(
        selection=[("refuse", "Refuse"), ("suspend", "Suspend")], required=True, readonly=True
    )
    reason = fields.Text(required=True)
    open_line_ids = fields.Many2many(
        comodel_name="sale.order.line",
        string="Orders Still to Deliver",
        compute="_compute_open_line_ids",
    )
    has_email = fields.Boolean(compute="_compute_has_email")

    @api.depends("producer_id")
    def _compute_open_line_ids(self):
        for wizard in self:
            wizard.open_line_ids = [
                Command.set(
                    self.env["sale.order.line"]
                    .search([("fulfiller_id", "=", wizard.producer_id.id), ("is_open", "=", True)])
                    .ids
                )
            ]

    @api.depends("producer_id")
    def _compute_has_email(self):
        for wizard in self:
            wizard.has_email = bool(wizard.producer_id.email_normalized)

    def action_decide(self):
        """Do what was decided, with its reason."""
        self.ensure_one()
        if self.decision == "refuse":
            self.producer_id._refuse(self.reason)
        else:
            self.producer_id._suspend(self.reason)
        return {"type": "ir.actions.act_window_close"}
