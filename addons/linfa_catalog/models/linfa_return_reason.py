"""Why goods came back, and who bears it."""

from odoo import api, fields, models


class LinfaReturnReason(models.Model):
    _name = "linfa.return.reason"
    _description = "Return Reason"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    bearer = fields.Selection(
        selection=[("producer", "The producer"), ("cooperative", "LINFA")],
        string="Who Bears It",
        required=True,
        default="producer",
        help="When LINFA bears the refund, the producer keeps what it was paid.",
    )

    _name_uniq = models.Constraint("UNIQUE(name)", "This return reason exists already.")


class StockPicking(models.Model):
    _inherit = "stock.picking"

    return_reason_id = fields.Many2one(
        comodel_name="linfa.return.reason",
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        tracking=True,
        help="Says who bears the refund: the producer unless the reason says LINFA.",
    )


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    coop_returned_qty = fields.Float(
        string="Returned at LINFA's Cost",
        digits="Product Unit",
        compute="_compute_coop_returned_qty",
        store=True,
        compute_sudo=True,
    )

    @api.depends(
        "move_ids.state",
        "move_ids.quantity",
        "move_ids.to_refund",
        "move_ids.picking_id.return_reason_id.bearer",
    )
    def _compute_coop_returned_qty(self):
        for line in self:
            line.coop_returned_qty = line._get_coop_returned_qty()

    def _get_coop_returned_qty(self):
        """Return how much came back that the producer is still paid for."""
        self.ensure_one()
        if not self.move_ids.picking_id.return_reason_id:
            return 0
        _outgoing, incoming = self._get_outgoing_incoming_moves()
        return sum(
            move.product_uom._compute_quantity(
                move.quantity, self.product_uom_id, rounding_method="HALF-UP"
            )
            for move in incoming
            if move.state == "done" and move.picking_id.return_reason_id.bearer == "cooperative"
        )
