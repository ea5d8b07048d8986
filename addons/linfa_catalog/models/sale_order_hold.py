"""The goods of an order are kept aside while it is paid, and nobody confirms an order
whose goods another one has taken, whatever door it comes through."""

from collections import defaultdict
from datetime import timedelta

from odoo import fields, models

#: More than a request may last: a hold that ends sooner may end before the commit.
SAFE_TIME = timedelta(minutes=4)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    hold_ids = fields.One2many(
        comodel_name="linfa.stock.hold",
        inverse_name="order_id",
        string="Goods Kept Aside",
        copy=False,
        groups="base.group_user",
    )

    def _get_stock_needs(self):
        """Return how much of the limited products these orders take.

        :return: quantities in the unit of the product
        :rtype: dict(product.product, float)
        """
        needs = defaultdict(float)
        for line in self.sudo().order_line:
            if line._is_stock_limited():
                needs[line.product_id] += line._get_stock_quantity()
        return needs

    def _place_holds(self):
        """Keep aside the goods of an order that begins to be paid: all of them or none.

        :raises ValidationError: naming what is left
        """
        for order in self.sudo().filtered(lambda order: order.state in ("draft", "sent")):
            needs = order._get_stock_needs()
            products = self.env["product.product"].sudo().union(*needs)
            products._reserve_or_refuse(needs, order.warehouse_id, order)
            order._store_holds(needs, self.env["linfa.stock.hold"]._get_expiry())

    def _store_holds(self, needs, expires_at):
        """Make the holds of this order those of its needs; none ends sooner than it did."""
        self.ensure_one()
        present = {hold.product_id: hold for hold in self.hold_ids}
        values = []
        for product, quantity in needs.items():
            hold = present.pop(product, self.env["linfa.stock.hold"])
            vals = {
                "quantity": quantity,
                "warehouse_id": self.warehouse_id.id,
                "expires_at": max(expires_at, hold.expires_at or expires_at),
            }
            if hold:
                hold.write(vals)
            else:
                values.append({**vals, "order_id": self.id, "product_id": product.id})
        self.env["linfa.stock.hold"].union(*present.values()).unlink()
        self.env["linfa.stock.hold"].create(values)
        self._forget_sellable()

    def _keep_holds_of_paid(self):
        """Keep the goods longer, because the money is on its way.

        What timed out meanwhile is taken again if all of it is still there; if not, the
        confirmation finds out and tells the back office. A payment is never refused here.
        """
        Hold = self.env["linfa.stock.hold"].sudo()
        for order in self.sudo().filtered(lambda order: order.state in ("draft", "sent")):
            needs = order._get_stock_needs()
            if not order._is_held(needs):
                products = self.env["product.product"].sudo().union(*needs)
                Hold.env["linfa.stock.serial"]._take_turn(products)
                left = products._get_sellable_quantities(order.warehouse_id, order)
                if products._filter_short(needs, left):
                    continue
            order._store_holds(needs, Hold._get_expiry(is_pending=True))

    def _shorten_holds(self):
        """Keep the goods of a payment that failed no longer than those of a new one."""
        expiry = self.env["linfa.stock.hold"]._get_expiry()
        self.sudo().hold_ids.filtered(lambda hold: hold.expires_at > expiry).expires_at = expiry

    def _release_holds(self):
        """Give the goods back, or leave them to the moves of the delivery."""
        self.sudo().hold_ids.unlink()
        self._forget_sellable()

    def _forget_sellable(self):
        self.env["product.product"].invalidate_model(["best_sellable_qty"])

    def _is_held(self, needs):
        """Tell whether all of this is kept aside for this order, and for long enough: then
        nobody else can have it and there is nothing to check."""
        self.ensure_one()
        safe = fields.Datetime.now() + SAFE_TIME
        held = {
            hold.product_id: hold.quantity
            for hold in self.sudo().hold_ids
            if hold.warehouse_id == self.warehouse_id and hold.expires_at > safe
        }
        return all(
            product.uom_id.compare(held.get(product, 0.0), quantity) >= 0
            for product, quantity in needs.items()
        )

    def action_confirm(self):
        """Override of `linfa_catalog` to sell nothing twice, whoever confirms: the website,
        the back office, a scheduled action. A payment that arrives is never refused.
        """
        if len(self) > 1 and self._compete_for_stock():
            for order in self:
                order.action_confirm()
            return True
        self._claim_stock()
        result = super().action_confirm()
        self._release_holds()
        return result

    def _compete_for_stock(self):
        """Tell whether two of these orders want the same limited product."""
        wanted = [product.id for order in self for product in order._get_stock_needs()]
        products = self.env["product.product"].browse(set(wanted))
        self.env["linfa.stock.serial"]._take_turn(products.sorted("id"))
        return len(wanted) > len(products)

    def _claim_stock(self):
        """Refuse an order whose goods others have taken, unless it is being paid."""
        open_orders = self.sudo().filtered(lambda order: order.state in ("draft", "sent"))
        for order in open_orders:
            needs = order._get_stock_needs()
            if order._is_held(needs):
                continue
            products = self.env["product.product"].sudo().union(*needs)
            if order._is_payment_under_way():
                self.env["linfa.stock.serial"]._take_turn(products)
            else:
                products._reserve_or_refuse(needs, order.warehouse_id, order)

    def _resolve_issues_of_paid(self):
        """Override of `linfa_catalog` to leave a record of each line whose goods are gone,
        after which the order goes on.
        """
        for order in self.sudo():
            order._handle_paid_shortages()
        settled = self.with_context(stock_is_settled=True)
        return super(SaleOrder, settled)._resolve_issues_of_paid()

    def _handle_paid_shortages(self):
        """Tell each line what it will lack: the last lines of a product lack first."""
        needs = self._get_stock_needs()
        if self._is_held(needs):
            return
        products = self.env["product.product"].union(*needs)
        left = products._get_sellable_quantities(self.warehouse_id, self)
        for line in self.order_line.filtered(lambda line: line._is_stock_limited()):
            product, quantity = line.product_id, line._get_stock_quantity()
            missing = product.uom_id.round(max(0.0, quantity - left[product.id]))
            left[product.id] = max(0.0, left[product.id] - quantity)
            if missing:
                unit = line.product_uom_id
                line._handle_paid_shortage(product.uom_id._compute_quantity(missing, unit))

    def _action_cancel(self):
        """Override of `sale` to give the goods back."""
        self._release_holds()
        return super()._action_cancel()
