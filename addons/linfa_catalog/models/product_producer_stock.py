"""The stock that a producer keeps at home and declares."""

import math

from odoo import models
from odoo.exceptions import ValidationError


class ProductProduct(models.Model):
    _inherit = "product.product"

    def _get_producer_quantity(self):
        """Return what lies on the shelf at the producer's, promised or not, in the unit of
        the product."""
        self.ensure_one()
        quants_sudo = self._get_producer_quants()
        return self.uom_id.round(sum(quants_sudo.mapped("quantity")))

    def _get_producer_quants(self):
        location = self.producer_id.sudo().producer_location_id
        return (
            self.env["stock.quant"]
            .sudo()
            .search([("product_id", "=", self.id), ("location_id", "=", location.id)])
            if location
            else self.env["stock.quant"].sudo()
        )

    def _set_producer_quantity(self, quantity):
        """Write what lies on the shelf at the producer's: an inventory adjustment, so that
        the history tells who declared what and when.

        Reserved goods count: a producer that still has 5 of which 2 are ordered says 5.

        :param float quantity: in the unit of the product
        :raises ValidationError: for a quantity that cannot be, or an offer without stock
        """
        self.ensure_one()
        quantity = self._check_producer_quantity(quantity)
        self.env["linfa.stock.serial"]._take_turn(self)
        owner = self._get_producer_stock_owner()
        quants_sudo = self._get_producer_quants()
        targets = dict.fromkeys(quants_sudo, 0.0)
        own = quants_sudo.filtered(lambda quant: quant.owner_id == owner)[:1]
        if not own and quantity:
            own = self._create_producer_quant(owner)
        if own:
            targets[own] = quantity
        self._apply_producer_inventory(targets)

    def _check_producer_quantity(self, quantity):
        """Return the quantity, rounded as its unit is, when it can be one."""
        name = self.display_name
        if not self.producer_id:
            raise ValidationError(self.env._("%(product)s has no producer.", product=name))
        if not self.is_storable:
            raise ValidationError(
                self.env._(
                    "No stock is kept of %(product)s: there is nothing to count.", product=name
                )
            )
        try:
            value = float(quantity)
        except (TypeError, ValueError):
            value = math.nan
        if not math.isfinite(value) or not 0 <= value < 1e9:
            raise ValidationError(
                self.env._("The quantity of %(product)s is a number from 0 up.", product=name)
            )
        return self.uom_id.round(value)

    def _get_producer_stock_owner(self):
        """Return whose the goods at the producer's are; see `producer_location`."""
        is_owner = self.product_tmpl_id.sudo().seller_model != "resale"
        return self.producer_id.sudo() if is_owner else self.env["res.partner"].sudo()

    def _create_producer_quant(self, owner):
        location = self.producer_id._get_producer_location()
        return (
            self.env["stock.quant"]
            .sudo()
            .create({"product_id": self.id, "location_id": location.id, "owner_id": owner.id})
        )

    def _apply_producer_inventory(self, targets):
        """Make the moves, named after the producer, that bring quants to their targets."""
        changed = [
            quant
            for quant, target in targets.items()
            if self.uom_id.compare(quant.quantity, target) != 0
        ]
        if not changed:
            return
        quants_sudo = self.env["stock.quant"].sudo().union(*changed)
        for quant in quants_sudo:
            quant.inventory_quantity = targets[quant]
        name = self.env._("Declared by %(producer)s", producer=self.producer_id.sudo().name)
        quants_sudo.with_context(inventory_name=name)._apply_inventory()
        self.invalidate_recordset(["best_sellable_qty"])
