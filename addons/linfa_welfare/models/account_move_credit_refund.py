"""A credit note of an order that credit paid in part: one button pays it back pro rata."""

from odoo import fields, models
from odoo.exceptions import UserError


class AccountMove(models.Model):
    _inherit = "account.move"

    credit_refund_asked_at = fields.Datetime(
        readonly=True, copy=False, help="Serialises two refunds of one credit note."
    )
    credit_to_refund = fields.Monetary(
        string="To Pay Back",
        compute="_compute_credit_to_refund",
        help="What this credit note gives back to vouchers and to other payments.",
    )

    def _compute_credit_to_refund(self):
        for move in self:
            orders = move._get_credit_orders()
            kept = sum(order._get_amount_kept() for order in orders)
            done = sum(
                -tx.amount
                for tx in move.sudo().transaction_ids
                if tx.operation == "refund" and tx.state not in ("cancel", "error")
            )
            due = min(move.amount_total - done, kept)
            move.credit_to_refund = max(move.currency_id.round(due), 0.0)

    def _get_credit_orders(self):
        """Return, as superuser, the orders a posted credit note gives credit back of."""
        self.ensure_one()
        if self.move_type != "out_refund" or self.state != "posted":
            return self.env["sale.order"].sudo()
        invoice_lines = (self | self.reversed_entry_id).sudo().invoice_line_ids
        orders = invoice_lines.sale_line_ids.order_id
        return orders.filtered(lambda order: order._get_credit_payments("done"))

    def action_refund_credit(self):
        """Pay back a credit note: to the vouchers what they paid, the rest as it came."""
        self.ensure_one()
        self.check_access("write")
        if self.currency_id.is_zero(self.credit_to_refund):
            raise UserError(self.env._("Nothing is due any more: it was paid back."))
        amount = self.credit_to_refund
        self.credit_refund_asked_at = fields.Datetime.now()
        self.flush_recordset()
        for order in self._get_credit_orders():
            part = min(amount, order._get_amount_kept())
            left = order._refund_pro_rata(part, self)
            amount = self.currency_id.round(amount - part + left)
        self.invalidate_recordset(["credit_to_refund"])
        orders = self._get_credit_orders()
        if amount:
            message = self.env._(
                "To pay by hand: %(amount)s", amount=orders[:1]._say_amount(amount)
            )
            return orders[:1]._notify_office(message, "warning")
        return orders[:1]._notify_office(self.env._("The refunds are on their way."), "success")
