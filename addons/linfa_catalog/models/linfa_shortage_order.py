"""How shortages change an order that was confirmed."""

from odoo import fields, models

from .quantity_text import say_quantity


class LinfaRoundRequest(models.Model):
    _inherit = "linfa.round.request"

    def _get_allotted(self, lines):
        """Return what remains of the order lines that lose something.

        :param sale.order.line lines: those that lose first come first
        :rtype: dict(sale.order.line, float)
        """
        self.ensure_one()
        unit = self.product_id.uom_id
        held = {
            line: line.product_uom_id._compute_quantity(line.product_uom_qty, unit)
            for line in lines
        }
        missing = sum(held.values()) - self.confirmed_qty
        given = {}
        for line, quantity in held.items():
            if unit.compare(missing, 0.0) <= 0:
                break
            taken = min(missing, quantity)
            missing -= taken
            if taken > 0:
                left = unit._compute_quantity(quantity - taken, line.product_uom_id)
                given[line] = left
        return given


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _get_price_of_missing(self, given):
        """Return how much less this line costs when only so much of it is given."""
        self.ensure_one()
        quantity = self.product_uom_qty
        part = (quantity - given) / quantity if quantity else 0.0
        return self.currency_id.round(self.price_total * part)

    def _reduce_to(self, quantity):
        """Lower a line at the price it was sold for, and its delivery with it.

        The moves are lowered here because stock makes a return of what it cannot merge:
        a delivery that was printed, or whose date somebody moved.
        """
        self.ensure_one()
        told, missing = self.producer_notified, self.product_uom_qty - quantity
        self._reduce_moves(self.product_uom_id._compute_quantity(missing, self.product_id.uom_id))
        self.with_context(skip_procurement=True).write(
            {
                "product_uom_qty": quantity,
                "price_unit": self.price_unit,
                "discount": self.discount,
            }
        )
        self.producer_notified = told  # It was the producer who said so.

    def _reduce_moves(self, missing):
        """Take a quantity, in the unit of the product, from each step of the delivery."""
        waiting = self.move_ids.filtered(lambda move: move.state not in ("done", "cancel"))
        for moves in waiting.grouped("picking_type_id").values():
            left = missing
            for move in moves:
                taken = min(left, move.product_qty)
                left -= taken
                rest = move.product_qty - taken
                move.product_uom_qty = move.product_id.uom_id._compute_quantity(
                    rest, move.product_uom
                )
        empty = waiting.filtered(lambda move: move.product_uom.is_zero(move.product_uom_qty))
        empty._action_cancel()


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _drop_delivery_of_nothing(self):
        """Ask nothing for a delivery that brings nothing."""
        self.ensure_one()
        goods = self.order_line.filtered(
            lambda line: (
                not line.display_type
                and not line.is_delivery
                and line.product_id.type != "service"
                and line.product_uom_qty > 0
            )
        )
        if not goods:
            for line in self.order_line.filtered("is_delivery"):
                line.write({"price_unit": 0.0})


class ResCompany(models.Model):
    _inherit = "res.company"

    round_shortages = fields.Selection(
        selection=[
            ("manual", "The office decides first"),
            ("automatic", "Customers are told at once"),
        ],
        default="manual",
        required=True,
        help="What happens when a producer cannot deliver all that was ordered.",
    )
    round_shortage_hours = fields.Integer(
        string="Hours to Decide",
        default=12,
        help="Then customers are told without a substitute.",
    )


class LinfaShortage(models.Model):
    _inherit = "linfa.shortage"

    def _say_quantity(self, quantity):
        """Return a quantity as the customer reads it in the mail, which asks here."""
        return say_quantity(self.env, quantity)
