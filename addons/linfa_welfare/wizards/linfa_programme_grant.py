from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..models.cents import exact


class LinfaProgrammeGrant(models.TransientModel):
    """What a funder adds to its budget, or takes back."""

    _name = "linfa.programme.grant"
    _description = "Grant a Budget"

    programme_id = fields.Many2one(
        comodel_name="linfa.programme", required=True, readonly=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="programme_id.currency_id")
    budget_granted = fields.Monetary(related="programme_id.budget_granted", string="Granted so far")
    budget_left = fields.Monetary(related="programme_id.budget_left")
    direction = fields.Selection(
        [("add", "Add to the budget"), ("take", "Take back what is not issued")],
        string="What",
        required=True,
        default="add",
    )
    amount = fields.Monetary(required=True)
    note = fields.Char(
        string="Document", size=200, required=True, help="The act, order or payment it rests on."
    )

    @api.constrains("amount", "direction")
    def _check_amount(self):
        for wizard in self:
            wizard.env["linfa.ledger"]._read_amount(wizard.amount)
            if wizard.direction == "take" and exact(wizard.amount) > exact(wizard.budget_left):
                raise ValidationError(self.env._("Only what is not issued yet can be taken back."))

    def action_grant(self):
        """Write it into the ledger, once per wizard."""
        self.ensure_one()
        self.programme_id.check_access("write")
        amount = exact(self.amount)
        self.programme_id._grant(
            amount if self.direction == "add" else -amount,
            f"{self._name},{self.id}",
            channel="office",
            note=self.note,
        )
        return {"type": "ir.actions.act_window_close"}
