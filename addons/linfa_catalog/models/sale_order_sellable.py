"""What the cart may hold, and what stock Odoo shows of it, follow the one figure of
`product.product._get_sellable_quantities`."""

from odoo import models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_free_qty(self, product):
        """Override of `website_sale_stock` and `website_sale_collect` to count what is
        promised and kept aside, at the place the customer chose.
        """
        places = self.warehouse_id if self.carrier_id else self._get_possible_warehouses()
        return product.sudo()._for_sale_at(places, self).best_sellable_qty

    def _get_possible_warehouses(self):
        """Return where the goods of this cart could leave from."""
        self.ensure_one()
        return self.website_id._get_sale_warehouses() | self.sudo().warehouse_id

    def _get_best_sellable(self, products):
        """Return the most that this cart can have of products, wherever they come from.

        :rtype: dict(int, float)
        """
        places = self._get_possible_warehouses()
        products = products.sudo()._for_sale_at(places, self)
        return {product.id: product.best_sellable_qty for product in products}

    def _verify_updated_quantity(self, order_line, product_id, new_qty, uom_id, **kwargs):
        """Override of `website_sale_stock` to say how many are left, and of
        `website_sale_collect`, which says it only after the checkout.
        """
        product = self.env["product.product"].browse(product_id).sudo()
        if not product._filter_stock_limited():
            return super()._verify_updated_quantity(
                order_line, product_id, new_qty, uom_id, **kwargs
            )
        unit = self.env["uom.uom"].browse(uom_id) or product.uom_id
        left = self._get_best_sellable(product)[product.id]
        others = self._get_cart_qty(product.id)
        if order_line:
            others -= order_line._get_stock_quantity()
        allowed = int(product.uom_id._compute_quantity(left - others, unit, round=False) + 1e-6)
        if new_qty <= allowed:
            return new_qty, ""
        return max(0, allowed), product._get_short_sentence(left)

    def _check_cart_is_ready_to_be_paid(self):
        """Override of `website_sale` to name what is left where the customer wants it."""
        self.ensure_one()
        needs = self._get_stock_needs()
        products = self.env["product.product"].sudo().union(*needs)
        products._refuse_short(needs, products._get_sellable_quantities(self.warehouse_id, self))
        return super()._check_cart_is_ready_to_be_paid()

    def _get_insufficient_stock_data(self, wh_id):
        """Override of `website_sale_collect` to count what is promised and kept aside.

        :rtype: dict(sale.order.line, int)
        """
        insufficient = {}
        lines = self.sudo().order_line.filtered(lambda line: line._is_stock_limited())
        warehouse = self.env["stock.warehouse"].browse(wh_id)
        left = lines.product_id._get_sellable_quantities(warehouse, self)
        for line in lines:
            product = line.product_id
            here = int(
                product.uom_id._compute_quantity(
                    left[product.id], line.product_uom_id, rounding_method="DOWN"
                )
            )
            if line.product_uom_qty > here:
                insufficient[line] = here
                line.shop_warning = self.env._(
                    "%(available)s of %(wanted)s available at this place",
                    available=here,
                    wanted=int(line.product_uom_qty),
                )
            left[product.id] = max(0.0, left[product.id] - line._get_stock_quantity())
        return insufficient

    def _get_hold_notice(self):
        """Return what the payment page says about the goods kept aside.

        :return: `minutes` for which they are kept, and whether they are so `now`; nothing
            for an order of goods that do not run out
        :rtype: dict
        """
        self.ensure_one()
        needs = self._get_stock_needs()
        if not needs:
            return {}
        minutes = self.env["linfa.stock.hold"]._get_hold_minutes()
        return {"minutes": minutes, "now": self._is_held(needs)}
