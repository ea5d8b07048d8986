"""What a closed round leaves to do: collections from the producers, and deliveries
put together by destination."""

from odoo import models
from odoo.fields import Command

from .italian_time import to_utc

COLLECTION_HOUR = 6.0


class LinfaRound(models.Model):
    _inherit = "linfa.round"

    def _get_hub(self):
        """Return the warehouse that the goods come together in."""
        self.ensure_one()
        website = (
            self.env["website"]
            .sudo()
            .search(
                [("company_id", "=", self.company_id.id), ("warehouse_id", "!=", False)], limit=1
            )
        )
        return website.warehouse_id or self.env["stock.warehouse"].sudo().search(
            [("company_id", "=", self.company_id.id)], limit=1
        )

    # === COLLECTIONS === #

    def _create_receipts(self, requests):
        """Create one collection per producer, with a move per product, all at once."""
        goods = requests.filtered(lambda request: request.product_id.type == "consu")
        pickings = self.env["stock.picking"].create(
            [
                self._prepare_receipt(producer, own)
                for producer, own in goods.grouped("producer_id").items()
            ]
        )
        pickings.action_confirm()
        return pickings

    def _prepare_receipt(self, producer, requests):
        hub = self._get_hub()
        source = producer._get_producer_location(hub)
        moment = to_utc(self.delivery_date, COLLECTION_HOUR)
        values = {
            "picking_type_id": hub._get_collection_type().id,
            "partner_id": producer.id,
            "round_id": self.id,
            "origin": self.name,
            "scheduled_date": moment,
            "location_id": source.id,
            "location_dest_id": hub.lot_stock_id.id,
            "company_id": self.company_id.id,
        }
        moves = [
            Command.create(
                {**request._prepare_move(source), "location_dest_id": hub.lot_stock_id.id}
            )
            for request in requests
        ]
        return {**values, "move_ids": moves}

    def _add_late_line(self, line):
        """Ask its producer for an order line that came after the closing."""
        self.ensure_one()
        quantity = line.product_uom_id._compute_quantity(
            line.product_uom_qty, line.product_id.uom_id
        )
        request = self.request_ids.filtered(
            lambda known: (
                known.producer_id == line.fulfiller_id
                and known.product_id == line.product_id
                and known.state != "cancelled"
            )
        )[:1]
        if request:
            request.ordered_qty += quantity
            request.confirmed_qty += quantity
            move = request.move_ids.filtered(lambda one: one.state not in ("done", "cancel"))[:1]
            if move:
                move.product_uom_qty += quantity
                return
        else:
            request = self.env["linfa.round.request"].create(
                {
                    "round_id": self.id,
                    "producer_id": line.fulfiller_id.id,
                    "product_id": line.product_id.id,
                    "ordered_qty": quantity,
                    "confirmed_qty": quantity,
                }
            )
        receipt = self.env["stock.picking"].create(
            self._prepare_receipt(line.fulfiller_id, request)
        )
        receipt.move_ids.product_uom_qty = quantity
        receipt.action_confirm()
        line.order_id._notify_producers()

    # === DELIVERIES === #

    def _group_deliveries(self):
        """Put the deliveries of the round together, one batch per destination."""
        pickings = self.env["stock.picking"].search(
            [
                ("sale_id.round_id", "=", self.id),
                ("picking_type_code", "=", "outgoing"),
                ("state", "not in", ("done", "cancel")),
                ("batch_id", "=", False),
            ]
        )
        groups = pickings.grouped(
            lambda picking: (picking.picking_type_id, *picking.sale_id._get_round_destination())
        )
        batches = self.env["stock.picking.batch"].create(
            [self._prepare_batch(kind, name) for kind, _key, name in groups]
        )
        for batch, group in zip(batches, groups.values(), strict=True):
            group.write({"round_id": self.id, "batch_id": batch.id})
        batches.state = "in_progress"

    def _prepare_batch(self, picking_type, name):
        return {
            "picking_type_id": picking_type.id,
            "description": name,
            "round_id": self.id,
            "company_id": self.company_id.id,
        }


class LinfaRoundRequest(models.Model):
    _inherit = "linfa.round.request"

    def _prepare_move(self, source):
        """Return the move that brings these goods to the hub.

        What a producer keeps in stock leaves its own location; of what nobody counts
        nothing is taken there, or that stock would go below zero.
        """
        self.ensure_one()
        product = self.product_id
        counted = product.is_storable and not product.allow_out_of_stock_order
        suppliers = self.env.ref("stock.stock_location_suppliers")
        return {
            "product_id": product.id,
            "product_uom": product.uom_id.id,
            "product_uom_qty": self.confirmed_qty,
            "location_id": (source if counted else suppliers).id,
            "round_request_id": self.id,
            "company_id": self.company_id.id,
        }


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_round_destination(self):
        """Return the key and the name of where a round brings this order: a pick-up place
        or, at home, the delivery method and the municipality.

        :rtype: tuple(tuple, str)
        """
        self.ensure_one()
        carrier = self.carrier_id
        place = self.pickup_location_data or {}
        if carrier.delivery_type == "in_store" and place:
            return ("place", place.get("id")), place.get("name") or carrier.name
        partner = self.partner_shipping_id
        town = partner.municipality_id.name or (partner.city or "").strip()
        name = " - ".join(filter(None, (carrier.name, town)))
        return ("home", carrier.id, town.lower()), name or self.env._("Without a destination")
