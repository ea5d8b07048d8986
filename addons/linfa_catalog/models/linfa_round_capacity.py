from odoo import fields, models


class LinfaRoundCapacity(models.Model):
    """How much a producer can prepare for one round."""

    _name = "linfa.round.capacity"
    _description = "Capacity of a Producer in a Round"
    _rec_name = "producer_id"

    template_id = fields.Many2one(
        comodel_name="linfa.round.template", ondelete="cascade", index="btree_not_null"
    )
    round_id = fields.Many2one(
        comodel_name="linfa.round", ondelete="cascade", index="btree_not_null"
    )
    producer_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        domain=[("is_producer", "=", True)],
        ondelete="restrict",
    )
    max_quantity = fields.Float(string="At Most Units", digits="Product Unit", help="0: no limit.")
    max_orders = fields.Integer(string="At Most Orders", help="0: no limit.")

    _one_owner = models.Constraint(
        "CHECK((template_id IS NULL) <> (round_id IS NULL))",
        "A capacity belongs to a round or to a weekly round.",
    )
    _unique_in_round = models.UniqueIndex(
        "(round_id, producer_id) WHERE round_id IS NOT NULL",
        "This producer has a capacity in this round already.",
    )
    _unique_in_template = models.UniqueIndex(
        "(template_id, producer_id) WHERE template_id IS NOT NULL",
        "This producer has a capacity in this weekly round already.",
    )

    def _get_copied_values(self):
        self.ensure_one()
        return {
            "producer_id": self.producer_id.id,
            "max_quantity": self.max_quantity,
            "max_orders": self.max_orders,
        }
