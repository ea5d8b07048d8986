"""What an order line takes from the stock, and what happens when it is not there."""

from collections import defaultdict

from odoo import api, models
from odoo.tools import formatLang

#: A confirmed line that changes in one of these may take more.
QUANTITY_FIELDS = {"product_uom_qty", "product_uom_id", "product_id"}


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _is_stock_limited(self):
        """Tell whether no more of this line may be sold than there is."""
        self.ensure_one()
        return (
            not self.display_type
            and self.product_uom_qty > 0
            and bool(self.product_id.sudo()._filter_stock_limited())
        )

    def _get_stock_quantity(self):
        """Return what this line takes, in the unit of the product."""
        self.ensure_one()
        return self.product_uom_id._compute_quantity(
            self.product_uom_qty, self.product_id.uom_id, rounding_method="HALF-UP"
        )

    def _get_confirmed_needs(self):
        """Return what the confirmed ones of these lines take, by warehouse and product."""
        needs = defaultdict(float)
        for line in self.sudo().filtered(lambda line: line.state == "sale"):
            if line._is_stock_limited():
                needs[line.order_id.warehouse_id, line.product_id] += line._get_stock_quantity()
        return needs

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `sale` to refuse to add more to a confirmed order than there is."""
        lines = super().create(vals_list)
        lines._check_more_of_confirmed({})
        return lines

    def write(self, vals):
        """Override of `sale` to refuse to raise a confirmed line above what there is."""
        if QUANTITY_FIELDS.isdisjoint(vals):
            return super().write(vals)
        before = self._get_confirmed_needs()
        result = super().write(vals)
        self._check_more_of_confirmed(before)
        return result

    def _check_more_of_confirmed(self, before):
        """Check after the moves were made: what is left must not have gone below zero.

        :param dict before: what `_get_confirmed_needs` said before the change
        """
        more = {  # What the lines take now, of the products they take more of.
            key: quantity
            for key, quantity in self._get_confirmed_needs().items()
            if key[1].uom_id.compare(quantity, before.get(key, 0.0)) > 0
        }
        if not more:
            return
        products = self.env["product.product"].sudo().union(*(key[1] for key in more))
        self.env["linfa.stock.serial"]._take_turn(products.sorted("id"))
        for warehouse in self.env["stock.warehouse"].union(*(key[0] for key in more)):
            wanted = {product: qty for (place, product), qty in more.items() if place == warehouse}
            chosen = products.filtered(wanted.get)
            balances = chosen._get_sellable_balances(warehouse)
            most = {p.id: balances.get((p.id, warehouse.id), 0.0) + wanted[p] for p in chosen}
            chosen._refuse_short(wanted, most)

    def _get_sale_issues(self):
        """Override of `linfa_catalog` to say in the cart what became too few meanwhile.

        In the cart the best of the places counts, because the customer may still choose
        another one; the payment and the confirmation look at the place that was chosen.
        """
        issues = super()._get_sale_issues()
        if self.env.context.get("stock_is_settled"):
            return issues
        lines = self.filtered(lambda line: line._is_cart_line() and line._is_stock_limited())
        for order, order_lines in lines.grouped("order_id").items():
            left = order._get_best_sellable(order_lines.product_id)
            wanted = order._get_stock_needs()
            short = order_lines.product_id.sudo()._filter_short(wanted, left)
            for line in order_lines:
                if line.product_id in short:
                    sentence = line.product_id._get_short_sentence(left[line.product_id.id])
                    advice = self.env._("Change the order to go on.")
                    line._add_sale_issue(issues, f"{sentence} {advice}")
        return issues

    def _handle_paid_shortage(self, missing_quantity):
        """Leave a visible record that a paid line cannot be delivered whole.

        Called while the order is confirmed. The base asks the back office to look at it;
        addons that substitute or refund by themselves extend this.

        :param float missing_quantity: what lacks, in the unit of the line
        """
        self.ensure_one()
        self.order_id._schedule_office_activity(
            lambda env: env._("Paid, but the goods are gone"),
            lambda env: self.with_env(env)._say_paid_shortage(missing_quantity),
            kind="warning",
        )

    def _say_paid_shortage(self, missing_quantity):
        missing = formatLang(self.env, missing_quantity, dp="Product Unit")
        return self.env._(
            "%(product)s: %(missing)s missing. Find a substitute or give the money back.",
            product=self.product_id.display_name,
            missing=f"{missing} {self.product_uom_id.name}",
        )
