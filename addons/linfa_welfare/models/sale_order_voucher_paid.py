"""The moments at which an order becomes paid, or its money goes back."""

from odoo import models

from .cents import exact


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    def _post_process(self):
        """Override of `payment` to issue the gift vouchers of orders that are now paid."""
        result = super()._post_process()
        done = self.filtered(lambda tx: tx.state == "done" and tx.operation != "refund")
        done.sale_order_ids._issue_paid_gifts()
        return result

    def _refund(self, amount_to_refund=None):
        """Override of `payment` to take back vouchers before their money goes back: as many
        as what is left no longer pays.
        """
        amount = amount_to_refund or self.amount
        for order in self.sale_order_ids.sudo():
            kept = exact(order._get_amount_kept()) - exact(amount)
            order._cancel_gifts("refund", kept=max(kept, 0))
        return super()._refund(amount_to_refund=amount_to_refund)


class AccountMove(models.Model):
    _inherit = "account.move"

    def _invoice_paid_hook(self):
        """Override of `account` to issue the gift vouchers of invoices that are now paid."""
        result = super()._invoice_paid_hook()
        invoices = self.filtered(lambda move: move.move_type == "out_invoice")
        invoices.sudo().line_ids.sale_line_ids.order_id._issue_paid_gifts()
        return result

    def _post(self, soft=True):
        """Override of `account` to take back vouchers whose price is credited."""
        posted = super()._post(soft=soft)
        credited = posted.filtered(lambda move: move.move_type == "out_refund")
        lines = credited.sudo().invoice_line_ids.sale_line_ids
        for order in lines.filtered("is_gift_voucher").order_id:
            order._cancel_gifts("credit", kept=order._get_gifts_not_credited())
        return posted

    def _get_money_received(self):
        """Return what came in for these invoices, less what was credited, in euro.

        A payment that waits for the bank statement may have no entry: it counts with what it
        is, because the state of its invoice says "In Payment" even for a part.
        """
        total = 0
        for move in self.filtered(lambda move: move.state == "posted"):
            sign = -1 if move.move_type == "out_refund" else 1
            loose = move.matched_payment_ids.filtered(
                lambda payment: not payment.move_id and payment.state in ("in_process", "paid")
            )
            total += sign * (
                exact(move.amount_total)
                - exact(move.amount_residual)
                + sum(exact(amount) for amount in loose.mapped("amount"))
            )
        return total
