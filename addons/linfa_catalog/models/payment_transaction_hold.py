"""Goods are kept aside from the moment a customer begins to pay."""

from odoo import api, models

#: The customer paid or promised to; the money is coming or is here.
PAID_STATES = ("pending", "authorized", "done")


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `payment` to keep the goods aside before a customer is sent to pay,
        on whatever page that is: a payment that cannot be served does not begin.
        """
        transactions = super().create(vals_list)
        transactions.filtered(lambda tx: tx._begins_to_pay()).sale_order_ids._place_holds()
        return transactions

    def _begins_to_pay(self):
        """Tell whether this is a payment that nobody has made yet."""
        self.ensure_one()
        return self.state == "draft" and self.operation not in ("refund", "validation")

    def _update_state(self, allowed_states, target_state, state_message):
        """Override of `payment` to keep the goods until the money arrives, and not for a
        payment that failed.
        """
        transactions = super()._update_state(allowed_states, target_state, state_message)
        orders = transactions.sale_order_ids
        if target_state in PAID_STATES:
            orders._keep_holds_of_paid()
        elif target_state in ("cancel", "error"):
            orders.filtered(lambda order: not order._is_payment_under_way())._shorten_holds()
        return transactions
