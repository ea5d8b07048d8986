"""An order with credit is confirmed when everything is paid, and only then credit is taken."""

from odoo import models
from odoo.exceptions import UserError

from .credit_error import TOO_MUCH, CreditError


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_prepayment_required_amount(self):
        """Override of `sale` to confirm nothing by the first of several payments: the whole
        order is due, whatever the back office asks in advance of others.
        """
        self.ensure_one()
        if self.sudo().credit_wanted:
            return self.amount_total
        return super()._get_prepayment_required_amount()

    def get_portal_last_transaction(self):
        """Override of `sale` to leave out credit that is only kept: the website would drop a
        cart as if it were paid.
        """
        self.ensure_one()
        if self.state not in ("draft", "sent"):
            return super().get_portal_last_transaction()
        kept = self._get_credit_payments("authorized", "cancel")
        return (self.sudo().transaction_ids - kept)._get_last()

    def _is_payment_under_way(self):
        """Override of `linfa_catalog`: credit that is only kept can be given back, so nothing
        was paid yet.
        """
        self.ensure_one()
        kept = self._get_credit_payments("authorized")
        others = self.sudo().transaction_ids - kept
        return any(tx.state in ("pending", "authorized", "done") for tx in others)

    def _place_holds(self):
        """Override of `linfa_catalog` to keep the credit as long as the goods."""
        result = super()._place_holds()
        self._extend_credit()
        return result

    def _keep_holds_of_paid(self):
        """Override of `linfa_catalog` to keep goods and credit longer for other money only."""
        paid = self.filtered(lambda order: order._is_payment_under_way())
        result = super(SaleOrder, paid)._keep_holds_of_paid()
        paid._extend_credit(is_pending=True)
        return result

    def _shorten_holds(self):
        """Override of `linfa_catalog` to keep credit no longer than goods."""
        result = super()._shorten_holds()
        orders = self.sudo()
        held = (orders | orders.credit_order_ids)._get_held_authorizations()
        held._keep_no_longer_than(self.env["linfa.stock.hold"]._get_expiry())
        return result

    def _pay_with_credit(self):
        """Pay a whole order with credit and confirm it.

        :raises CreditError: credit does not pay all of it
        :raises ValidationError: it cannot be sold as it is
        """
        self.ensure_one()
        order = self.sudo()
        order._check_sale_issues()
        order._apply_credit(order.credit_limit)
        if order._get_amount_left() or not order._is_credit_current():
            raise CreditError(
                TOO_MUCH,
                self.env._("Your credit does not pay the whole order: pay the rest as well."),
            )
        payments = order._get_credit_payments("authorized")
        if payments:
            payments[:1]._check_amount_and_confirm_order()
        else:
            order._validate_order()  # Everything went apart, nothing is left to pay.

    def action_confirm(self):
        """Override of `linfa_catalog` to take the credit that was kept, and to confirm what
        went apart along with its origin.
        """
        splits = self.sudo().credit_order_ids.filtered(
            lambda order: order.state in ("draft", "sent")
        )
        result = super().action_confirm()
        self.sudo().filtered(lambda order: order.state == "sale")._capture_credit()
        for linked in splits.filtered(lambda order: order.state in ("draft", "sent")):
            linked._confirm_split()
        return result

    def _confirm_split(self):
        """Confirm what went apart; where it cannot be sold its credit is free again, and
        the office is told: its origin is confirmed and may be paid.
        """
        try:
            with self.env.cr.savepoint():
                if not self._get_held_authorizations():
                    self._apply_credit()
                self.with_context(send_email=True).action_confirm()
        except UserError as error:
            self.invalidate_recordset()
            self._release_credit()
            self._schedule_issue_review([str(error)])

    def _secure_credit(self):
        """Tell whether an order that other money arrives for has its credit, too.

        What timed out, or no longer fits, is kept anew for exactly what is missing. Where
        that fails the order waits and the office is asked: nothing is taken twice.
        """
        self.ensure_one()
        if not self.credit_wanted:
            return True
        is_kept = self._is_credit_kept() and self._is_credit_current()
        if not self._get_amount_left() and (is_kept or not self._get_held_authorizations()):
            return True
        try:
            with self.env.cr.savepoint():
                self._drop_credit()
                self._apply_credit(self._get_amount_left())
                if self._get_amount_left():
                    raise CreditError(TOO_MUCH, self.env._("There is not enough credit for this."))
        except UserError:
            self.invalidate_recordset()
            if not is_kept:
                self._drop_credit()
                self.credit_wanted = True  # So that no part of it confirms the order.
            self._ask_office_about_credit()
            return False
        return True

    def _ask_office_about_credit(self):
        left, paid = self._get_amount_left(), self.amount_paid
        sentence = self.env._(
            "%(paid)s arrived by other means, but the credit that was to pay %(left)s is no longer"
            " there. Ask the resident to pay the rest, or cancel the order and refund.",
            paid=self._say_amount(paid),
            left=self._say_amount(left),
        )
        self._schedule_issue_review([sentence])

    def _send_payment_succeeded_for_order_mail(self):
        """Override of `sale` to write nothing about credit: the confirmation says it."""
        if self.env.context.get("credit_is_quiet"):
            return None
        return super()._send_payment_succeeded_for_order_mail()


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    def _check_amount_and_confirm_order(self):
        """Override of `sale` to confirm an order only with the credit that goes with it."""
        ready = self.filtered(
            lambda tx: all(
                order._secure_credit()
                for order in tx.sale_order_ids.sudo()
                if order.state in ("draft", "sent")
            )
        )
        return super(PaymentTransaction, ready)._check_amount_and_confirm_order()
