"""The shop shows what can still be sold, wherever stock Odoo shows what is free."""

from odoo import api, fields, models
from odoo.http import request

from odoo.addons.website.models import ir_http
from odoo.addons.website_sale_collect import utils


class ProductProduct(models.Model):
    _inherit = "product.product"

    def _for_sale_at(self, warehouses, order=None):
        """Return these products, whose `best_sellable_qty` then is the figure of these
        places for who has this cart. All that are read together cost the same queries."""
        return self.with_context(
            sellable_warehouse_ids=tuple(sorted(warehouses.ids)),
            sellable_order_id=order.id if order and order.id else False,
        )

    def _format_sellable(self, warehouse, order):
        quantity = self._for_sale_at(warehouse, order).best_sellable_qty
        return utils.format_product_stock_values(self, free_qty=max(0, quantity))


class Website(models.Model):
    _inherit = "website"

    delivery_warehouse_id = fields.Many2one(
        comodel_name="stock.warehouse",
        string="Warehouse of the Deliveries",
        compute="_compute_delivery_warehouse_id",
        compute_sudo=True,
        groups="base.group_user",
        help="Where goods that are sent home leave from: the warehouse of the website, or the "
        "usual one of the company.",
    )

    @api.depends("warehouse_id", "company_id")
    @api.depends_context("uid")
    def _compute_delivery_warehouse_id(self):
        """A field, because cards and cart lines ask for it one by one."""
        for website in self:
            user = self.env.user.with_company(website.company_id)
            website.delivery_warehouse_id = website.warehouse_id or user._get_default_warehouse_id()

    def _get_sale_warehouses(self):
        """Return where the goods of this website may leave from: the warehouse of the
        deliveries and the places to pick up."""
        self.ensure_one()
        website_sudo = self.sudo()
        return website_sudo.delivery_warehouse_id | website_sudo.in_store_dm_id.warehouse_ids

    def _get_cart_of_visitor(self):
        """Return the cart, whose goods kept aside are not lost to its owner."""
        if request and ir_http.get_request_website():
            return request.cart
        return self.env["sale.order"]

    def _get_product_available_qty(self, product, **kwargs):
        """Override of `website_sale_stock` and `website_sale_collect` to show the most
        that one order can have."""
        places = self._get_sale_warehouses()
        return product.sudo()._for_sale_at(places, self._get_cart_of_visitor()).best_sellable_qty

    def _get_max_in_store_product_available_qty(self, product):
        """Override of `website_sale_collect`, for the same figure at the places to pick up."""
        places = self.sudo().in_store_dm_id.warehouse_ids
        if not places:
            return 0
        return product.sudo()._for_sale_at(places, self._get_cart_of_visitor()).best_sellable_qty


class ProductTemplate(models.Model):
    _inherit = "product.template"

    def _get_additionnal_combination_info(self, product_or_template, quantity, uom, date, website):
        """Override of `website_sale_collect` to show the same figure for the delivery and
        for the chosen place."""
        info = super()._get_additionnal_combination_info(
            product_or_template, quantity, uom, date, website
        )
        if not info.get("show_click_and_collect_availability"):
            return info
        product_sudo, cart = product_or_template.sudo(), request.cart
        if info.get("delivery_stock_data"):
            info["delivery_stock_data"] = product_sudo._format_sellable(
                website.sudo().delivery_warehouse_id, cart
            )
        if cart.carrier_id.delivery_type == "in_store" and cart.pickup_location_data:
            info["in_store_stock_data"] = product_sudo._format_sellable(cart.warehouse_id, cart)
        return info


class DeliveryCarrier(models.Model):
    _inherit = "delivery.carrier"

    def _in_store_get_close_locations(self, partner_address, product_id=None):
        """Override of `website_sale_collect` to show the same figure in the list of the
        places, when it is opened from the page of a product."""
        locations = super()._in_store_get_close_locations(partner_address, product_id)
        product_id = int(product_id) if str(product_id or "").isdecimal() else 0
        product = self.env["product.product"].browse(product_id).sudo().exists()
        if product:
            for location in locations:
                warehouse = self.env["stock.warehouse"].browse(location["id"])
                location["additional_data"]["in_store_stock_data"] = product._format_sellable(
                    warehouse, request.cart
                )
        return locations
