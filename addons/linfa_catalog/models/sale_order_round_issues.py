"""What keeps an order from being part of a round, asked by every door."""

from odoo import models
from odoo.tools import format_amount

from .quantity_text import say_quantity


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _get_sale_issues(self):
        """Override of `linfa_catalog` to name what no open round takes."""
        issues = super()._get_sale_issues()
        lines = self.filtered(lambda line: line.is_round_line and line.product_uom_qty > 0)
        for order, order_lines in lines.grouped("order_id").items():
            if order.state not in ("draft", "sent"):
                continue
            paid = order._is_payment_under_way()
            found = order._get_round_issues(order.sudo().round_id, order_lines, scheduled=paid)
            for line, sentences in found.items():
                for sentence in sentences:
                    line._add_sale_issue(issues, sentence)
        return issues


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_round_issues(self, sale_round, lines, scheduled=False):
        """Return why these lines of this order cannot be delivered by a round.

        A constant number of queries, whatever the number of lines.

        :param linfa.round sale_round: as superuser, possibly empty
        :param bool scheduled: whether a round that opens later will do
        :rtype: dict(sale.order.line, list(str))
        """
        self.ensure_one()
        if not sale_round:
            return self._get_issues_without_round(lines)
        whole = self._get_window_issue(sale_round, lines, scheduled)
        whole = whole or self._get_place_issue(sale_round)
        whole = whole or self._get_full_issue(sale_round)
        if whole:
            return {line: [whole] for line in lines}
        issues = self._get_untaken_issues(sale_round, lines)
        return {
            **self._get_capacity_issues(sale_round, lines - lines.browse().concat(*issues)),
            **issues,
        }

    def _get_issues_without_round(self, lines):
        products = lines.product_id.product_tmpl_id
        states = products._get_round_states(self.company_id)
        issues = {}
        for line in lines:
            state = states.get(line.product_id.product_tmpl_id)
            text = state["text"] if state else self.env._("Not in a delivery round for now")
            sentence = self.env._(
                "%(offer)s is delivered in rounds. %(window)s.",
                offer=line.product_id.sudo().name,
                window=text,
            )
            issues[line] = [sentence]
        return issues

    def _get_window_issue(self, sale_round, lines, scheduled):
        if sale_round._is_selling() or (scheduled and sale_round._is_coming()):
            return ""
        names = ", ".join(lines.sudo().product_id.mapped("name"))
        values = {"round": sale_round._say_name(), "offers": names}
        if sale_round.state == "draft":
            return self.env._("The %(round)s is not open yet: %(offers)s.", **values)
        return self.env._(
            "The %(round)s has closed, and these were in it: %(offers)s. "
            "Move them to the next round or remove them.",
            **values,
        )

    def _get_place_issue(self, sale_round):
        """Return why the round does not come to where this order goes, once known."""
        if self.env.context.get("round_place_later"):
            return ""
        carrier_sudo = self.sudo().carrier_id
        values = {"round": sale_round._say_name()}
        if carrier_sudo and not self._is_carrier_of_round(carrier_sudo, sale_round):
            return self.env._(
                "The %(round)s is not delivered by %(carrier)s. Choose another way.",
                carrier=carrier_sudo.name,
                **values,
            )
        if carrier_sudo.delivery_type == "in_store" or not sale_round.municipality_ids:
            return ""
        return self._get_municipality_issue(sale_round, values)

    def _get_municipality_issue(self, sale_round, values):
        partner_sudo = self.sudo().partner_shipping_id
        known = partner_sudo.city or partner_sudo.zip
        if self._is_cart_of_nobody() or not (known or partner_sudo.municipality_id):
            return ""
        place = partner_sudo.municipality_id or self.env[
            "linfa.municipality"
        ].sudo()._find_by_address(partner_sudo.zip, partner_sudo.city)
        if place in sale_round.municipality_ids:
            return ""
        return self.env._(
            "The %(round)s does not come to %(place)s. Choose a pick-up place or another address.",
            place=place.name or partner_sudo.city or partner_sudo.zip,
            **values,
        )

    def _is_cart_of_nobody(self):
        """Tell whether a guest has not said yet who it is."""
        return self.partner_id == self.website_id.sudo().user_id.partner_id

    def _is_carrier_of_round(self, carrier_sudo, sale_round):
        return not sale_round.carrier_ids or carrier_sudo in sale_round.carrier_ids

    def _get_full_issue(self, sale_round):
        if not sale_round.max_orders:
            return ""
        domain = [("round_id", "=", sale_round.id), ("state", "=", "sale"), ("id", "!=", self.id)]
        if self.sudo().search_count(domain) < sale_round.max_orders:
            return ""
        return self.env._(
            "The %(round)s is full: no more orders can be taken.", round=sale_round._say_name()
        )

    def _get_untaken_issues(self, sale_round, lines):
        issues = {}
        for line in lines:
            if not sale_round._takes_offer(line.product_id.product_tmpl_id.sudo()):
                sentence = self.env._(
                    "%(offer)s is not part of the %(round)s, which your other goods are in. "
                    "Order it on its own.",
                    offer=line.product_id.sudo().name,
                    round=sale_round._say_name(),
                )
                issues[line] = [sentence]
        return issues

    def _get_capacity_issues(self, sale_round, lines):
        """Return which producers cannot prepare this order too."""
        capacities = sale_round.capacity_ids.filtered(
            lambda capacity: capacity.producer_id in lines.fulfiller_id
        )
        if not capacities:
            return {}
        sold = self._get_sold_in_round(sale_round, capacities.producer_id)
        issues = {}
        for capacity in capacities:
            own = lines.filtered(lambda line, one=capacity: line.fulfiller_id == one.producer_id)
            quantity, orders = sold.get(capacity.producer_id, (0.0, 0))
            wanted = sum(own.mapped("product_uom_qty"))
            if sentence := self._say_capacity(capacity, quantity, orders, wanted):
                issues.update({line: [sentence] for line in own})
        return issues

    def _get_sold_in_round(self, sale_round, producers):
        """Return units and orders that others have confirmed, by producer."""
        rows = (
            self.env["sale.order.line"]
            .sudo()
            ._read_group(
                [
                    ("order_id.round_id", "=", sale_round.id),
                    ("order_id", "!=", self.id),
                    ("state", "=", "sale"),
                    ("is_round_line", "=", True),
                    ("product_uom_qty", ">", 0),
                    ("fulfiller_id", "in", producers.ids),
                ],
                ["fulfiller_id"],
                ["product_uom_qty:sum", "order_id:count_distinct"],
            )
        )
        return {producer: (quantity, orders) for producer, quantity, orders in rows}

    def _say_capacity(self, capacity, quantity, orders, wanted):
        if capacity.max_orders and orders >= capacity.max_orders:
            return self.env._(
                "%(producer)s cannot take more orders in this round.",
                producer=capacity.producer_id.name,
            )
        left = max(capacity.max_quantity - quantity, 0.0)
        if not capacity.max_quantity or wanted <= left:
            return ""
        return self.env._(
            "%(producer)s can prepare only %(left)s more in this round. Take fewer.",
            producer=capacity.producer_id.name,
            left=say_quantity(self.env, left),
        )

    def _say_amount(self, amount):
        """Return an amount of this order as its customer reads it."""
        return format_amount(self.env, amount, self.currency_id)
