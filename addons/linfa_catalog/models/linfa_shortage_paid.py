from odoo import models


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _handle_paid_shortage(self, missing_quantity):
        """Override of `linfa_catalog` to also put what lacks in the list of shortages:
        the office finds a substitute there, or the customer is told and has the money
        back after the deadline.
        """
        Shortage = self.env["linfa.shortage"].sudo()
        open_already = [("order_line_id", "=", self.id), ("state", "=", "to_decide")]
        if not Shortage.search_count(open_already, limit=1):
            given = max(self.product_uom_qty - missing_quantity, 0.0)
            reason = self.env._("Somebody else took the last ones while you were paying.")
            Shortage._create_for_lines({self: given}, reason)
        return super()._handle_paid_shortage(missing_quantity)
