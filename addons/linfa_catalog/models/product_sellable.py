"""What can still be sold: what is there, less what is promised, less what others are
paying for right now."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from .quantity_text import say_quantity

#: Moves that will happen: goods already promised to somebody.
PROMISED_STATES = ("waiting", "confirmed", "partially_available", "assigned")


class ProductProduct(models.Model):
    _inherit = "product.product"

    best_sellable_qty = fields.Float(
        string="Can Be Sold in One Order",
        compute="_compute_best_sellable_qty",
        compute_sudo=True,
        digits="Product Unit",
        groups="base.group_user",
        help="Where there is most of it: on hand, less what is promised to customers and "
        "less what customers are paying for at this moment.",
    )

    @api.depends("stock_move_ids.product_qty", "stock_move_ids.state", "stock_quant_ids.quantity")
    @api.depends_context("company", "sellable_warehouse_ids", "sellable_order_id")
    def _compute_best_sellable_qty(self):
        """The warehouses and the order that buys come by the context, so that the figures
        of all the products of a page are read at once.
        """
        warehouse_ids = self.env.context.get("sellable_warehouse_ids") or ()
        order_id = self.env.context.get("sellable_order_id") or False
        balances = self._get_sellable_balances(
            self.env["stock.warehouse"].browse(warehouse_ids),
            self.env["sale.order"].browse(order_id),
        )
        best = defaultdict(float)
        for (product_id, _warehouse_id), quantity in balances.items():
            best[product_id] = max(best[product_id], quantity)
        for product in self:
            product.best_sellable_qty = best[product._origin.id]

    def _filter_stock_limited(self):
        """Return the products of which no more may be sold than there are."""
        return self.filtered(
            lambda product: product.is_storable and not product.allow_out_of_stock_order
        )

    def _get_sellable_quantities(self, warehouse, order=None):
        """Return what can still be sold, whatever the number of products in a fixed
        number of queries.

        :param stock.warehouse warehouse: where the goods would leave from; none: all the
            warehouses of the company together
        :param sale.order order: who asks: what it keeps aside for itself is not taken off
        :return: quantities in the unit of the product, never negative, by product id;
            products that may be sold without limit are missing
        :rtype: dict(int, float)
        """
        limited = self.sudo()._filter_stock_limited()
        totals = dict.fromkeys(limited.ids, 0.0)
        balances = limited._get_sellable_balances(warehouse, order)
        for (product_id, _warehouse_id), quantity in balances.items():
            totals[product_id] += max(0.0, quantity)
        return totals

    def _get_sellable_balances(self, warehouses, order=None):
        """Return what is there less what is promised or kept aside; below zero when more
        was promised than there is.

        :return: quantities by product id and warehouse id
        :rtype: dict(tuple(int, int), float)
        """
        balances = defaultdict(float)
        if not self.ids:
            return balances
        products_sudo = self.sudo()
        warehouses = warehouses.sudo() or self.env["stock.warehouse"].sudo().search(
            [("company_id", "in", self.env.companies.ids)]
        )
        for product, warehouse, quantity in products_sudo._read_stock_changes(warehouses, order):
            balances[product.id, warehouse.id] += quantity
        units = {product.id: product.uom_id for product in products_sudo}
        return {key: units[key[0]].round(value) for key, value in balances.items()}

    def _read_stock_changes(self, warehouses, order):
        """Yield product, warehouse and quantity of all that makes up the balances."""
        here = Domain("product_id", "in", self.ids)
        inside = here & Domain("location_id.warehouse_id", "in", warehouses.ids)
        Quant, Move = self.env["stock.quant"], self.env["stock.move"]
        for product, place, quantity in Quant._read_group(
            inside, ["product_id", "location_id"], ["quantity:sum"]
        ):
            yield product, place.warehouse_id, quantity
        promised = inside & Domain("state", "in", PROMISED_STATES)
        groups = ["product_id", "location_id", "location_dest_id", "location_final_id"]
        for product, place, target, final, quantity in Move._read_group(
            promised, groups, ["product_qty:sum"]
        ):
            if (final or target).warehouse_id != place.warehouse_id:
                yield product, place.warehouse_id, -quantity
        held = here & Domain("warehouse_id", "in", warehouses.ids)
        yield from self.env["linfa.stock.hold"]._read_quantities(held, order)

    def _reserve_or_refuse(self, wanted, warehouse, order=None):
        """Claim goods that are about to be promised: whoever sells calls this before the
        sale, in the same transaction as the moves or the hold that take the goods.

        Of two who claim the last piece at the same instant one goes on; the other is run
        again by Odoo and refused.

        :param dict wanted: quantity in the unit of the product by product
        :param stock.warehouse warehouse: where the goods leave from
        :param sale.order order: whose own hold is not taken off
        :raises ValidationError: naming what is left, when one of them is not enough; then
            nothing is claimed
        """
        limited = self.sudo()._filter_stock_limited()
        self.env["linfa.stock.serial"]._take_turn(limited)
        left = limited._get_sellable_quantities(warehouse, order)
        limited._refuse_short(wanted, left)

    def _refuse_short(self, wanted, left):
        """Refuse when more is wanted than is left, naming all that is short.

        :param dict wanted: quantities by product
        :param dict left: quantities by product id; missing: no limit
        """
        short = self._filter_short(wanted, left)
        if short:
            sentences = [product._get_short_sentence(left[product.id]) for product in short]
            sentences.append(self.env._("Change the order to go on."))
            raise ValidationError("\n".join(sentences))

    def _filter_short(self, wanted, left):
        """Return the products of which more is wanted than is left."""
        return self.filtered(
            lambda product: (
                product.id in left
                and wanted.get(product, 0) > 0
                and product.uom_id.compare(wanted[product], left[product.id]) > 0
            )
        )

    def _get_short_sentence(self, left):
        """Return how many are left, for who wants more."""
        self.ensure_one()
        name = self.name
        if self.uom_id.compare(left, 0) <= 0:
            return self.env._("%(product)s is sold out.", product=name)
        quantity = self._format_left(left)
        if quantity == "1":
            return self.env._("Only 1 of %(product)s is left.", product=name)
        return self.env._(
            "Only %(quantity)s of %(product)s are left.", quantity=quantity, product=name
        )

    def _format_left(self, quantity):
        """Return a quantity as people say it: "2", "1,5 kg"."""
        number = say_quantity(self.env, quantity)
        unit = self.uom_id
        return number if unit == self.env.ref("uom.product_uom_unit") else f"{number} {unit.name}"
