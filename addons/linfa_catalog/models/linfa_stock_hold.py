from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

HOLD_MINUTES = 15
#: A bank transfer takes some working days.
PENDING_HOURS = 96


class LinfaStockHold(models.Model):
    """Goods that nobody else can buy while a customer is paying for them."""

    _name = "linfa.stock.hold"
    _description = "Goods Kept Aside in Payment"
    _order = "expires_at, id"
    _rec_name = "order_id"

    order_id = fields.Many2one(
        comodel_name="sale.order", required=True, ondelete="cascade", readonly=True
    )
    product_id = fields.Many2one(
        comodel_name="product.product",
        required=True,
        ondelete="cascade",
        readonly=True,
        index=True,
    )
    warehouse_id = fields.Many2one(
        comodel_name="stock.warehouse", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(related="order_id.company_id", store=True)
    quantity = fields.Float(required=True, digits="Product Unit", readonly=True)
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit")
    expires_at = fields.Datetime(
        string="Kept until",
        required=True,
        readonly=True,
        index=True,
        help="From then on the goods can be bought by others.",
    )

    _order_product_unique = models.Constraint(
        "UNIQUE(order_id, product_id)", "An order keeps a product aside once."
    )
    _quantity_positive = models.Constraint(
        "CHECK(quantity > 0)", "What is kept aside is more than nothing."
    )

    @api.model
    def _read_quantities(self, domain, order=None):
        """Yield product, warehouse and minus what is kept aside and not timed out.

        :param sale.order order: whose own goods are left out
        """
        domain = Domain(domain) & Domain("expires_at", ">", fields.Datetime.now())
        if order:
            domain &= Domain("order_id", "not in", order.ids)
        groups = ["product_id", "warehouse_id"]
        for product, warehouse, quantity in self.sudo()._read_group(
            domain, groups, ["quantity:sum"]
        ):
            yield product, warehouse, -quantity

    @api.model
    def _get_hold_minutes(self):
        """Return how long goods are kept while a customer pays."""
        return self._get_positive_parameter("linfa_catalog.hold_minutes", HOLD_MINUTES)

    @api.model
    def _get_expiry(self, is_pending=False):
        """Return until when goods that are claimed now are kept.

        :param bool is_pending: the customer paid, and the money is on its way
        """
        if is_pending:
            hours = self._get_positive_parameter("linfa_catalog.hold_pending_hours", PENDING_HOURS)
            return fields.Datetime.now() + timedelta(hours=hours)
        return fields.Datetime.now() + timedelta(minutes=self._get_hold_minutes())

    @api.model
    def _get_positive_parameter(self, name, default):
        value = self.env["ir.config_parameter"].sudo().get_param(name, "")
        return int(value) if value.isdecimal() and int(value) else default

    @api.autovacuum
    def _gc_expired(self):
        """Delete what timed out; it has not counted since then."""
        self.sudo().search([("expires_at", "<=", fields.Datetime.now())]).unlink()
