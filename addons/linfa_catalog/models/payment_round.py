from odoo import api, fields, models
from odoo.exceptions import UserError

REFUND_UNDER_WAY = ("draft", "pending", "authorized", "done")


class SaleOrder(models.Model):
    """What a customer paid too much because goods of a round were short."""

    _inherit = "sale.order"

    refunded_by_hand = fields.Monetary(readonly=True, copy=False)
    refund_asked_at = fields.Datetime(
        readonly=True, copy=False, help="Serialises two refunds of one order."
    )
    amount_to_refund = fields.Monetary(
        compute="_compute_amount_to_refund",
        store=True,
        help="Paid, less what the order costs now and what was given back.",
    )
    shortage_ids = fields.One2many(
        comodel_name="linfa.shortage", inverse_name="order_id", string="Shortages"
    )

    @api.depends(
        "amount_total",
        "state",
        "refunded_by_hand",
        "transaction_ids.state",
        "transaction_ids.amount",
        "transaction_ids.child_transaction_ids.state",
    )
    def _compute_amount_to_refund(self):
        for order in self:
            paid = order._get_amount_kept()
            due = 0.0 if order.state == "cancel" else order.amount_total
            order.amount_to_refund = max(order.currency_id.round(paid - due), 0.0)

    def _get_amount_kept(self):
        """Return what was paid and not given back, nor is on its way back."""
        payments_sudo = self.sudo().transaction_ids.filtered(
            lambda tx: tx.state == "done" and tx.operation not in ("refund", "validation")
        )
        return sum(tx._get_amount_kept() for tx in payments_sudo) - self.refunded_by_hand

    def action_refund(self):
        """Give back what is due through the payments it came by. What a provider cannot
        give back stays in the list of refunds to pay by hand.
        """
        self.check_access("write")
        self._serialise_refunds()
        left_by_hand = [order.name for order in self if order._refund_payments()]
        if left_by_hand:
            return self._notify_office(
                self.env._("To pay by hand: %(orders)s", orders=", ".join(left_by_hand)), "warning"
            )
        return self._notify_office(self.env._("The refunds are on their way."), "success")

    def action_refund_done(self):
        """Note that the office paid back what was due."""
        self.check_access("write")
        self._serialise_refunds()
        for order in self.filtered(lambda order: order.amount_to_refund > 0):
            amount = order.amount_to_refund
            order.refunded_by_hand += amount
            order.message_post(
                body=self.env._("Paid back by hand: %(amount)s", amount=order._say_amount(amount))
            )

    def _serialise_refunds(self):
        """Make the second of two refunds at once run again, and find nothing due."""
        if any(order.currency_id.is_zero(order.amount_to_refund) for order in self):
            raise UserError(self.env._("Nothing is due any more: somebody paid it back."))
        self.refund_asked_at = fields.Datetime.now()
        self.flush_recordset()

    def _refund_payments(self):
        """Refund through the payments, and return what they could not give back."""
        self.ensure_one()
        left = self.amount_to_refund
        for tx_sudo in self.sudo().transaction_ids.sorted("id"):
            amount = self.currency_id.round(tx_sudo._get_refundable_part(left))
            if amount > 0:
                refund_sudo = tx_sudo._refund(amount_to_refund=amount)
                if refund_sudo.state in REFUND_UNDER_WAY:
                    left = self.currency_id.round(left - amount)
        return left

    def _notify_office(self, message, kind):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": kind,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    def _get_amount_kept(self):
        """Return the amount of a payment less its refunds that were asked for."""
        self.ensure_one()
        refunds = self.child_transaction_ids.filtered(
            lambda tx: tx.operation == "refund" and tx.state in REFUND_UNDER_WAY
        )
        return self.amount + sum(refunds.mapped("amount"))

    def _get_refundable_part(self, amount):
        """Return how much of an amount this payment can give back by itself."""
        self.ensure_one()
        if self.state != "done" or self.operation in ("refund", "validation"):
            return 0.0
        if self.provider_id.state == "disabled":
            return 0.0
        supports = (self.provider_id.support_refund, self.payment_method_id.support_refund)
        if "none" in supports or False in supports:
            return 0.0
        part = min(amount, self._get_amount_kept())
        whole_only = "full_only" in supports
        return 0.0 if whole_only and part != self.amount else part
