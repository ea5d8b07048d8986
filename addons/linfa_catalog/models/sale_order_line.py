from odoo import api, fields, models

# A producer told of a line must be told again when one of these changes.
TOLD_FIELDS = ("product_id", "product_uom_qty")


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    producer_id = fields.Many2one(
        comodel_name="res.partner",
        compute="_compute_producer_id",
        store=True,
        precompute=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Who made it when it was ordered: a later change of the offer does not "
        "rewrite the past.",
    )
    offer_line = fields.Selection(
        selection=lambda self: self._get_offer_lines(),
        compute="_compute_producer_id",
        store=True,
        precompute=True,
    )
    valley_id = fields.Many2one(
        comodel_name="linfa.valley",
        compute="_compute_producer_id",
        store=True,
        precompute=True,
        index="btree_not_null",
    )
    municipality_id = fields.Many2one(
        comodel_name="linfa.municipality",
        compute="_compute_producer_id",
        store=True,
        precompute=True,
        index="btree_not_null",
    )
    producer_notified = fields.Boolean(string="Producer Told", copy=False, readonly=True)
    order_date = fields.Datetime(related="order_id.date_order", string="Order Date")

    @api.depends("product_id")
    def _compute_producer_id(self):
        """Only the product matters: what it says changes, the line keeps."""
        for line in self:
            product_sudo = line.product_id.product_tmpl_id.sudo()
            line.producer_id = product_sudo.producer_id
            line.offer_line = product_sudo.producer_id and product_sudo.offer_line
            line.valley_id = product_sudo.valley_id
            line.municipality_id = product_sudo.municipality_id

    def _get_offer_lines(self):
        offer_line = self.env["product.template"]._fields["offer_line"]
        return offer_line._description_selection(self.env)

    def write(self, vals):
        """Override of `sale` to forget that a producer was told of what is changed."""
        changed = self.filtered(lambda line: line._is_told_content_changed(vals))
        result = super().write(vals)
        changed.producer_notified = False
        return result

    def action_open_order(self):
        """Open the order of a line of the list by producer."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "sale.order",
            "res_id": self.order_id.id,
            "views": [[False, "form"]],
        }

    def _is_told_content_changed(self, vals):
        self.ensure_one()
        return self.producer_notified and any(
            name in vals and self._fields[name].convert_to_write(self[name], self) != vals[name]
            for name in TOLD_FIELDS
        )

    def _filter_producer_to_notify(self):
        """Return the lines that a producer has to prepare and does not know of."""
        return self.filtered(
            lambda line: (
                line.producer_id
                and not line.producer_notified
                and not line.display_type
                and line.product_uom_qty > 0
            )
        )
