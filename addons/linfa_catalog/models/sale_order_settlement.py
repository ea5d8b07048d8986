"""What the producer sells is invoiced by the producer, never by the cooperative."""

from odoo import api, models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_invoiceable_lines(self, final=False):
        """Override of `sale` to leave out what the producer itself sells: it is not
        LINFA's revenue, LINFA only collects the money.
        """
        lines = super()._get_invoiceable_lines(final=final)
        return lines.filtered(lambda line: not line._is_sold_by_producer())


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _is_sold_by_producer(self):
        self.ensure_one()
        return bool(self.fulfiller_id) and self.seller_model == "intermediation"

    @api.depends("fulfiller_id", "seller_model")
    def _compute_qty_to_invoice(self):
        """Override of `sale` because LINFA never has to invoice what the producer sells."""
        sold = self.filtered(lambda line: line._is_sold_by_producer())
        sold.qty_to_invoice = 0
        return super(SaleOrderLine, self - sold)._compute_qty_to_invoice()
