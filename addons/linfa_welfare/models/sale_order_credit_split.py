"""Lines that credit pays in full and own money may not touch get an order of their own."""

from odoo import fields, models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    credit_origin_order_id = fields.Many2one(
        comodel_name="sale.order",
        string="Split from",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="The order these lines were bought with; they are delivered together.",
    )
    credit_order_ids = fields.One2many(
        comodel_name="sale.order",
        inverse_name="credit_origin_order_id",
        string="Paid apart with Credit",
        readonly=True,
    )

    def _split_for_credit(self, apart):
        """Move lines to an order that credit pays in full, and keep the credit for it.

        It waits for its origin: it is confirmed with it, and given back with it.

        :param dict apart: programme id by order line
        :rtype: sale.order
        """
        self.ensure_one()
        linked = self._get_split_order()
        moved = self.order_line.browse([line.id for line in apart])
        moved.with_context(credit_moves_lines=True).write({"order_id": linked.id})
        (self | linked).invalidate_recordset()
        self._release_holds()
        linked._apply_credit()
        return linked

    def _get_split_order(self):
        """Return the open order for what goes apart, made where there is none.

        It is no draft, so that the website never takes it for a cart.
        """
        present = self.credit_order_ids.filtered(lambda order: order.state in ("draft", "sent"))
        return present[:1] or self.copy(
            {
                "state": "sent",
                "order_line": [],
                "credit_origin_order_id": self.id,
                "origin": self.name,
                "website_id": self.website_id.id,
                "carrier_id": self.carrier_id.id,
                "partner_shipping_id": self.partner_shipping_id.id,
                "partner_invoice_id": self.partner_invoice_id.id,
                "round_id": self.round_id.id,
                "warehouse_id": self.warehouse_id.id,
                "pickup_location_data": self.pickup_location_data,
            }
        )

    def _rejoin_split_orders(self):
        """Bring lines back to their order where nothing is kept for them any more."""
        splits = (self | self.credit_order_ids).filtered(
            lambda order: order.credit_origin_order_id and order.state in ("draft", "sent")
        )
        for linked in splits:
            origin = linked.credit_origin_order_id
            if linked._get_held_authorizations() or origin.state not in ("draft", "sent"):
                continue
            linked._release_holds()
            lines = linked.order_line
            lines.with_context(credit_moves_lines=True).write({"order_id": origin.id})
            (origin | linked).invalidate_recordset()
            linked.credit_wanted = False
            linked.with_context(disable_cancel_warning=True)._action_cancel()
