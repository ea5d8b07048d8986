"""What the printed lists of a round say, as plain values for the templates."""

from odoo import models
from odoo.tools import format_date

from .quantity_text import say_quantity

# A4 sheets of 3 x 8 labels of 70 x 37 mm, each with room for so many goods; a sheet of
# another kind is described here.
LABEL_SHEET = {"columns": 3, "rows": 8, "width": 70, "height": 37, "goods": 3}


class LinfaRound(models.Model):
    _inherit = "linfa.round"

    def _get_preparation_sheets(self):
        """Return a sheet per producer: its goods, with how many go where."""
        requests = self.request_ids.filtered(lambda request: request.state != "cancelled")
        if producer_id := self.env.context.get("round_producer_id"):
            requests = requests.filtered(lambda request: request.producer_id.id == producer_id)
        places = self._get_quantities_by_place()
        return [
            {
                "producer": producer.name,
                "place": producer.municipality_id.name,
                "lines": [request._prepare_sheet_line(places) for request in own],
            }
            for producer, own in requests.grouped("producer_id").items()
        ]

    def _get_destination_orders(self):
        """Return the orders of each destination, both in the order of the alphabet."""
        orders = self.order_ids.filtered(
            lambda order: order.state == "sale" and order._get_round_lines()
        )
        groups = {}
        for order in orders.sorted(lambda order: (order.partner_shipping_id.name or "", order.id)):
            groups.setdefault(order._get_round_destination(), []).append(order.id)
        return [
            (name, orders.browse(ids))
            for (_key, name), ids in sorted(groups.items(), key=lambda group: group[0][1])
        ]

    def _get_pick_sheets(self):
        """Return a sheet per destination: what to put on the van, by producer."""
        return [
            {"place": name, "orders": len(orders), "lines": orders._get_pick_lines()}
            for name, orders in self._get_destination_orders()
        ]

    def _get_delivery_sheets(self):
        """Return a sheet per destination: who gets what, and what they still owe."""
        return [
            {"place": name, "orders": [order._prepare_delivery_row() for order in orders]}
            for name, orders in self._get_destination_orders()
        ]

    def _get_label_pages(self):
        """Return the labels, a list of rows per sheet, each row as wide as the sheet."""
        labels = [
            label
            for name, orders in self._get_destination_orders()
            for order in orders
            for label in order._prepare_labels(name)
        ]
        columns, rows = LABEL_SHEET["columns"], LABEL_SHEET["rows"]
        lines = [labels[start : start + columns] for start in range(0, len(labels), columns)]
        return [lines[start : start + rows] for start in range(0, len(lines), rows)]

    def _get_label_sheet(self):
        return LABEL_SHEET


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_pick_lines(self):
        """Return what all these orders hold, by producer and product."""
        totals = {}
        for line in self._get_lines_of_rounds():
            key = (line.fulfiller_id.name or "", line.product_id.display_name)
            name, quantity = line.product_uom_id.name, line.product_uom_qty
            totals.setdefault((*key, name), []).append(quantity)
        return [
            {
                "producer": producer,
                "name": name,
                "unit": unit,
                "quantity": say_quantity(self.env, sum(quantities)),
            }
            for (producer, name, unit), quantities in sorted(totals.items())
        ]

    def _get_lines_of_rounds(self):
        return self.order_line.filtered(
            lambda line: line.is_round_line and line.product_uom_qty > 0
        )

    def _prepare_delivery_row(self):
        """Return an order as who hands it over needs it. A pick-up place does not read
        the address."""
        self.ensure_one()
        partner = self.partner_shipping_id
        at_home = self.carrier_id.delivery_type != "in_store"
        due = self.currency_id.round(max(self.amount_total - self._get_amount_kept(), 0.0))
        address = ", ".join(filter(None, (partner.street, partner.city)))
        return {
            "name": self.name,
            "customer": partner.name or self.partner_id.name,
            "address": address if at_home else "",
            "phone": partner.phone or self.partner_id.phone,
            "due": self._say_amount(due) if due else "",
            "lines": self._get_pick_lines(),
        }

    def _prepare_labels(self, place):
        """Return a label per producer, so that each packs its own bag, and another one
        where not all its goods have room.
        """
        self.ensure_one()
        lines = self._get_lines_of_rounds()
        size = LABEL_SHEET["goods"]
        return [
            {
                "order": self.name,
                "customer": self._get_label_name(),
                "place": place,
                "producer": producer.name,
                "goods": [line._prepare_label_line() for line in own[start : start + size]],
                "allergens": self._say_allergens(own[start : start + size]),
            }
            for producer, own in lines.grouped("fulfiller_id").items()
            for start in range(0, len(own), size)
        ]

    def _get_label_name(self):
        """Return the first name and an initial: enough to find the bag."""
        partner = self.partner_shipping_id or self.partner_id
        first, *rest = (partner.name or "").split() or [""]
        if partner.is_company or not rest:
            return partner.name or ""
        return f"{first} {rest[-1][0]}."

    def _say_allergens(self, lines):
        names = lines.product_id.product_tmpl_id.allergen_ids.mapped("name")
        return ", ".join(dict.fromkeys(names))


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _prepare_label_line(self):
        self.ensure_one()
        quantity = say_quantity(self.env, self.product_uom_qty)
        lots = self.move_ids.move_line_ids.lot_id
        return {
            "name": self.product_id.display_name,
            "quantity": f"{quantity} {self.product_uom_id.name}",
            "lot": ", ".join(lot._say_lot() for lot in lots),
        }


class StockLot(models.Model):
    _inherit = "stock.lot"

    def _say_lot(self):
        """Return the lot, with its expiry where expiry dates are kept."""
        self.ensure_one()
        expiry = "expiration_date" in self._fields and self.expiration_date
        return f"{self.name} ({format_date(self.env, expiry)})" if expiry else self.name
