"""Gift vouchers in a cart of the website: each gift is a line of its own."""

from odoo import api, fields, models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    has_gifts_to_print = fields.Boolean(compute="_compute_has_gifts_to_print", compute_sudo=True)

    @api.depends("order_line.gift_voucher_ids", "order_line.gift_way")
    def _compute_has_gifts_to_print(self):
        for order in self:
            lines = order.order_line.filtered(lambda line: line.gift_way != "mail")
            order.has_gifts_to_print = bool(lines.gift_voucher_ids)

    def _cart_find_product_line(self, product_id, uom_id, **kwargs):
        """Override of `website_sale` because two gifts may go to two people."""
        if kwargs.get("gift_values"):
            return self.env["sale.order.line"]
        return super()._cart_find_product_line(product_id, uom_id, **kwargs)

    def _prepare_order_line_values(self, product_id, quantity, uom_id, **kwargs):
        """Override of `website_sale` to keep what the buyer wrote for the gift."""
        gift_values = kwargs.pop("gift_values", None)
        values = super()._prepare_order_line_values(product_id, quantity, uom_id, **kwargs)
        return {**values, **(gift_values or {})}

    def _get_printed_gifts(self):
        """Return the vouchers whose codes belong to the buyer, who prints them."""
        self.ensure_one()
        lines = self.order_line.filtered(lambda line: line.gift_way in ("print", False))
        return lines.sudo().gift_voucher_ids.filtered(lambda voucher: not voucher.is_blocked)

    def action_print_gifts(self):
        """Print the vouchers that people collect at the office, or that the office sells."""
        lines = self.order_line.filtered(lambda line: line.gift_way != "mail")
        vouchers = lines.gift_voucher_ids.filtered(lambda voucher: not voucher.is_blocked)
        return self.env.ref("linfa_welfare.gift_voucher_report").report_action(vouchers)
