"""The stock that a producer keeps at home and declares."""

import math

from odoo import api, models
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
        """Return what lies of these on the shelf of their producer."""
        Quant = self.env["stock.quant"].sudo()
        location = self.producer_id.sudo().producer_location_id
        if not location:
            return Quant
        return Quant.search([("product_id", "in", self.ids), ("location_id", "=", location.id)])

    def _set_producer_quantity(self, quantity):
        """Declare one product, as `_set_producer_quantities` does with many."""
        self.ensure_one()
        self._set_producer_quantities({self: quantity})

    @api.model
    def _set_producer_quantities(self, quantities):
        """Write what lies on the shelf at the producer's: an inventory adjustment, so that
        the history tells who declared what and when. The moves of thousands are made and
        done together, at a fraction of the cost.

        Reserved goods count: a producer that still has 5 of which 2 are ordered says 5.

        :param dict quantities: float by product, in its unit; all of one producer
        :raises ValidationError: for a quantity that cannot be, or an offer without stock
        """
        products = self.browse().concat(*quantities)
        wanted = {
            product: product._check_producer_quantity(quantities[product]) for product in products
        }
        self.env["linfa.stock.serial"]._take_turn(products)
        quants_sudo = products._get_producer_quants()
        own = {
            quant.product_id: quant
            for quant in reversed(quants_sudo)
            if quant.owner_id == quant.product_id._get_producer_stock_owner()
        }
        missing = products.filtered(lambda product: wanted[product] and product not in own)
        own.update(zip(missing, missing._create_producer_quants(), strict=True))
        targets = dict.fromkeys(quants_sudo, 0.0)
        targets.update((quant, wanted[product]) for product, quant in own.items())
        products._apply_producer_inventory(targets)

    def _check_producer_quantity(self, quantity):
        """Return the quantity, rounded as its unit is, when it can be one."""
        if not self.producer_id:
            raise ValidationError(
                self.env._("%(product)s has no producer.", product=self.display_name)
            )
        if not self.is_storable:
            raise ValidationError(
                self.env._(
                    "No stock is kept of %(product)s: there is nothing to count.",
                    product=self.display_name,
                )
            )
        try:
            value = float(quantity)
        except (TypeError, ValueError):
            value = math.nan
        if not math.isfinite(value) or not 0 <= value < 1e9:
            raise ValidationError(
                self.env._(
                    "The quantity of %(product)s is a number from 0 up.", product=self.display_name
                )
            )
        return self.uom_id.round(value)

    def _get_producer_stock_owner(self):
        """Return whose the goods at the producer's are; see `producer_location`."""
        is_owner = self.product_tmpl_id.sudo().seller_model != "resale"
        return self.producer_id.sudo() if is_owner else self.env["res.partner"].sudo()

    def _create_producer_quants(self):
        """Return an empty quant for each of these, whose its goods will be."""
        Quant = self.env["stock.quant"].sudo()
        if not self:
            return Quant
        location = self.producer_id._get_producer_location()
        return Quant.create(
            [
                {
                    "product_id": product.id,
                    "location_id": location.id,
                    "owner_id": product._get_producer_stock_owner().id,
                }
                for product in self
            ]
        )

    def _apply_producer_inventory(self, targets):
        """Make the moves, named after the producer, that bring quants to their targets."""
        changed = [
            quant
            for quant, target in targets.items()
            if quant.product_uom_id.compare(quant.quantity, target) != 0
        ]
        if not changed:
            return
        for quant in changed:
            quant.inventory_quantity = targets[quant]
        name = self.env._("Declared by %(producer)s", producer=self.producer_id.sudo().name)
        quants_sudo = self.env["stock.quant"].sudo().concat(*changed)
        quants_sudo.with_context(inventory_name=name)._apply_inventory()
        self.invalidate_recordset(["best_sellable_qty"])
