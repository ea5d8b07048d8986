from odoo import fields, models


class StockReturnPicking(models.TransientModel):
    _inherit = "stock.return.picking"

    return_reason_id = fields.Many2one(
        comodel_name="linfa.return.reason",
        help="Says who bears the refund: the producer unless the reason says LINFA.",
    )

    def _prepare_picking_default_values(self):
        """Override of `stock` to hand the reason to the return."""
        values = super()._prepare_picking_default_values()
        if self.return_reason_id:
            values["return_reason_id"] = self.return_reason_id.id
        return values
