from odoo.fields import Command

from .common import LinfaCatalogCommon


class StockCommon(LinfaCatalogCommon):
    """Offers that run out, in a warehouse and at a place to pick up."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer("Malga Dosso")
        cls.warehouse = cls.env.user._get_default_warehouse_id()
        cls.place = cls.env["stock.warehouse"].create(
            {
                "name": "LINFA POINT di prova",
                "code": "LPP",
                "partner_id": cls._create_producer("Bottega").id,
            }
        )
        cls.cheese = cls._create_limited("Formaggella")
        cls.unit = cls.env.ref("uom.product_uom_unit")
        cls.dozen = cls.env.ref("uom.product_uom_dozen")

    @classmethod
    def _create_limited(cls, name, quantity=None, **values):
        """Return the variant of an offer that runs out."""
        vals = {"name": name, "is_storable": True, "allow_out_of_stock_order": False, **values}
        product = cls._create_offer(cls.producer, **vals).product_variant_id
        if quantity:
            cls._put(product, quantity)
        return product

    @classmethod
    def _put(cls, product, quantity, warehouse=None):
        """Set what lies on the shelf of a warehouse."""
        place = (warehouse or cls.warehouse).lot_stock_id
        quant = cls.env["stock.quant"].with_context(inventory_mode=True)
        quant.create(
            {"product_id": product.id, "location_id": place.id, "inventory_quantity": quantity}
        )._apply_inventory()

    @classmethod
    def _create_stock_order(cls, products, quantity=1, **values):
        """Return a quotation of the warehouse with so many of each product."""
        lines = [
            Command.create({"product_id": product.id, "product_uom_qty": quantity})
            for product in products
        ]
        return cls.env["sale.order"].create(
            {
                "partner_id": cls.customer.id,
                "warehouse_id": cls.warehouse.id,
                "order_line": lines,
                **values,
            }
        )

    @classmethod
    def _create_payment(cls, order, **values):
        """Return a payment of the whole order, as the payment page makes it."""
        provider = cls.env["payment.provider"].search([("code", "=", "demo")], limit=1)
        provider.state = "test"
        return cls.env["payment.transaction"].create(
            {
                "provider_id": provider.id,
                "payment_method_id": cls.env.ref("payment.payment_method_unknown").id,
                "partner_id": order.partner_id.id,
                "amount": order.amount_total,
                "currency_id": order.currency_id.id,
                "operation": "online_direct",
                "sale_order_ids": [Command.set(order.ids)],
                **values,
            }
        )

    def _left(self, product=None, warehouse=None, order=None):
        product = product or self.cheese
        place = warehouse or self.warehouse
        return product._get_sellable_quantities(place, order).get(product.id)
