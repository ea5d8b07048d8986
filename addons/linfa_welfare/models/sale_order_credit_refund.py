"""What an order gives back goes where it came from, pro rata: credit to its vouchers, other
money through its own provider."""

from odoo import models

from .cents import exact


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _refund_payments(self):
        """Override of `linfa_catalog` to give back pro rata what credit and others paid."""
        self.ensure_one()
        if not self._get_credit_payments("done"):
            return super()._refund_payments()
        return self._refund_pro_rata(self.amount_to_refund)

    def _refund_pro_rata(self, amount, credit_note=None):
        """Give back an amount: to vouchers, and by other providers where they can.

        :param amount: euro, up to what was paid and not given back
        :param account.move credit_note: what it is booked against
        :return: what nobody could give back, to pay by hand
        :rtype: float
        """
        self.ensure_one()
        order = self.sudo()
        payments = order.transaction_ids.filtered(
            lambda tx: tx.state == "done" and tx.operation not in ("refund", "validation")
        )
        credit = payments.filtered(lambda tx: tx._is_credit())
        kept = {tx: exact(tx._get_amount_kept()) for tx in payments}
        of_credit = sum(kept[tx] for tx in credit)
        total = sum(kept.values())
        wanted = min(exact(amount), total)
        back = exact(wanted * of_credit / total) if total else exact(0)
        back = min(max(back, wanted - (total - of_credit)), of_credit)
        left = order._refund_by(credit, back, credit_note)
        left += order._refund_by(payments - credit, wanted - back, credit_note)
        return float(left)

    def _refund_by(self, transactions, amount, credit_note=None):
        """Give back an amount through these payments, and return what they could not."""
        left = amount
        for tx in transactions.sorted("id"):
            part = exact(tx._get_refundable_part(float(left)))
            if part > 0:
                refund = tx._refund(amount_to_refund=float(part))
                if refund.state in ("draft", "pending", "authorized", "done"):
                    left -= part
                if credit_note:
                    refund.invoice_ids = credit_note
        self._forget_credit()
        return left

    def _action_cancel(self):
        """Override of `linfa_catalog` to give credit back at once; other money is refunded
        by the office. An invoice that was posted wants a credit note first.
        """
        orders = self.sudo()
        splits = orders.credit_order_ids.filtered(lambda one: one.state in ("draft", "sent"))
        orders._release_credit()
        for order in orders:
            if not order.invoice_ids.filtered(lambda move: move.state == "posted"):
                paid = order._get_credit_payments("done")
                order._refund_by(paid, exact(sum(tx._get_amount_kept() for tx in paid)))
        result = super()._action_cancel()
        if splits:
            splits._action_cancel()
        return result
