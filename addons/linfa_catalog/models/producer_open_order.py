"""What producers still have to deliver of the confirmed orders."""

from odoo import api, fields, models
from odoo.tools import float_compare


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    is_open = fields.Boolean(
        string="To Deliver",
        compute="_compute_is_open",
        store=True,
        help="Part of a confirmed order, and not yet delivered in full.",
    )

    _open_by_fulfiller = models.Index("(fulfiller_id) WHERE is_open IS TRUE")

    def _get_sale_issues(self):
        """Override of `linfa_catalog` because whoever is not approved, or not any more,
        delivers nothing: a cart may be older than that decision.
        """
        issues = super()._get_sale_issues()
        for line in self:
            fulfiller_sudo = line.fulfiller_id.sudo()
            if line in issues or not fulfiller_sudo.producer_state:
                continue  # A cart says already that the offer is withdrawn.
            if not fulfiller_sudo._is_producer_active():
                line._add_sale_issue(
                    issues,
                    self.env._(
                        "%(producer)s does not sell at the moment: take %(product)s out.",
                        producer=fulfiller_sudo.name,
                        product=line.product_id.sudo().display_name,
                    ),
                )
        return issues

    @api.depends("state", "display_type", "fulfiller_id", "product_uom_qty", "qty_delivered")
    def _compute_is_open(self):
        precision = self.env["decimal.precision"].precision_get("Product Unit")
        for line in self:
            line.is_open = bool(
                line.state == "sale"
                and not line.display_type
                and line.fulfiller_id
                and float_compare(
                    line.qty_delivered, line.product_uom_qty, precision_digits=precision
                )
                < 0
            )


class ResPartner(models.Model):
    _inherit = "res.partner"

    open_line_count = fields.Integer(string="Open Order Lines", compute="_compute_open_line_count")

    def _compute_open_line_count(self):
        lines_sudo = self.env["sale.order.line"].sudo()
        counts = dict(
            lines_sudo._read_group(
                [("fulfiller_id", "in", self.ids), ("is_open", "=", True)],
                ["fulfiller_id"],
                ["__count"],
            )
        )
        for partner in self:
            partner.open_line_count = counts.get(partner._origin.sudo(), 0)

    def action_view_open_lines(self):
        """Open what this producer has still to deliver."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_catalog.sale_order_line_action_open"
        )
        action["domain"] = [("fulfiller_id", "=", self.id), ("is_open", "=", True)]
        action["context"] = {"create": False}
        return action
