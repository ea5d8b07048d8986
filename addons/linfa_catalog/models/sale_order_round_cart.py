"""The cart and its round: what may be added, where it may go, and what to do when the
round has closed meanwhile."""

from odoo import models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _verify_updated_quantity(self, order_line, product_id, new_qty, uom_id, **kwargs):
        """Override of `website_sale` to refuse what the round of this cart does not take."""
        refusal = self._get_round_refusal(product_id)
        old = order_line.product_uom_qty if order_line else 0
        if refusal and new_qty > old:
            return old, refusal
        return super()._verify_updated_quantity(order_line, product_id, new_qty, uom_id, **kwargs)

    def _get_round_refusal(self, product_id):
        """Return why an offer cannot be added to this cart now, or nothing."""
        product = self.env["product.product"].browse(product_id).product_tmpl_id
        state = product._get_round_states(self.company_id).get(product)
        if not state:
            return ""
        sale_round = self.sudo().round_id
        values = {"offer": product.sudo().name, "window": state["text"]}
        if not sale_round or not self.order_line.filtered("is_round_line"):
            refused = self.env._("%(offer)s is delivered in rounds. %(window)s.", **values)
            return "" if state["open"] else refused
        values["round"] = sale_round._say_name()
        if not sale_round._is_selling():
            return self.env._(
                "Your cart is in the %(round)s, which has closed. Open your cart and move it "
                "to the next round first.",
                **values,
            )
        if sale_round._takes_offer(product.sudo()):
            return ""
        return self.env._(
            "%(offer)s is not part of the %(round)s, which your other goods are in. "
            "Order it on its own.",
            **values,
        )

    def _is_cart_ready(self):
        """Override of `linfa_catalog` to let a cart go on whose address or delivery method
        is not the round's, because both are changed after the cart. It is not paid so.
        """
        return super(SaleOrder, self.with_context(round_place_later=True))._is_cart_ready()

    def _drop_foreign_carrier(self):
        """Let a cart forget a way that its round does not go: the checkout then proposes
        those it does.
        """
        sale_round, carrier_sudo = self.sudo().round_id, self.sudo().carrier_id
        if (
            sale_round
            and carrier_sudo
            and self.website_id
            and self.state == "draft"
            and not self._is_carrier_of_round(carrier_sudo, sale_round)
        ):
            self._remove_delivery_line()
            self.carrier_id = False

    def _get_delivery_methods(self):
        """Override of `website_sale` to leave out where the round does not go."""
        methods = super()._get_delivery_methods()
        sale_round = self.sudo().round_id
        if not sale_round:
            return methods
        return methods.filtered(lambda method: self._is_carrier_of_round(method, sale_round))

    def _get_round_notice(self):
        """Return what the cart says about its round.

        :return: nothing for a cart without a round, else `text` (str), `lines` that
            cannot be ordered as they are, and `next`, the round they may move to
        :rtype: dict
        """
        self.ensure_one()
        lines = self._get_round_lines()
        if not lines:
            return {}
        sale_round = self.sudo().round_id
        stuck = self._get_stuck_lines(lines)
        text = "" if stuck else sale_round._say_window()
        found = sale_round.browse()
        if stuck:
            found = self._find_round(lines, without=sale_round.ids)
        return {
            "text": text,
            "name": sale_round and sale_round._say_name(),
            "lines": lines.browse().concat(*stuck),
            "next": found and found._say_name(),
            "window": found and found._say_window(),
        }

    def _get_stuck_lines(self, lines):
        """Return what cannot be ordered wherever it should go, as `_get_round_issues`."""
        later = self.with_context(round_place_later=True)
        return later._get_round_issues(self.sudo().round_id, lines)

    def _remove_round_lines_with_issues(self):
        """Take out of the cart what its round cannot deliver."""
        self.ensure_one()
        stuck = self._get_stuck_lines(self._get_round_lines())
        self.order_line.browse().concat(*stuck).unlink()
        self._verify_cart_after_update()


class SaleOrderWarehouse(models.Model):
    """Goods of a round come from the hub, even when they are picked up elsewhere."""

    _inherit = "sale.order"

    def _get_round_hub(self):
        """Return the warehouse where goods of rounds are collected."""
        self.ensure_one()
        hub = self.website_id.sudo().warehouse_id
        return hub or self.env["stock.warehouse"].sudo().search(
            [("company_id", "=", self.company_id.id)], limit=1
        )

    def _compute_warehouse_id(self):
        """Override of `website_sale_collect` to keep the hub for an order of a round
        that is picked up in a store, because its goods are never in that store's stock.
        """
        at_hub = self.filtered(lambda order: order.round_id and order.state in ("draft", "sent"))
        for order in at_hub:
            order.warehouse_id = order._get_round_hub()
        return super(SaleOrderWarehouse, self - at_hub)._compute_warehouse_id()

    def _set_pickup_location(self, pickup_location_data):
        """Override of `website_sale_collect` to keep the hub as warehouse."""
        result = super()._set_pickup_location(pickup_location_data)
        if self.round_id:
            self.warehouse_id = self._get_round_hub()
        return result

    def _get_insufficient_stock_data(self, wh_id):
        """Override of `website_sale_collect` to look where the goods really come from."""
        if self.round_id:
            wh_id = self._get_round_hub().id
        return super()._get_insufficient_stock_data(wh_id)
