"""A resident says that credit pays: it is kept at once, before any other money moves."""

from odoo import models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

from .credit_error import NOT_AVAILABLE, CreditError


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _apply_credit(self, limit=None):
        """Keep the credit that pays this order; lines that go apart get an order of their own.

        Asking again while credit is kept changes nothing.

        :param limit: how much to use at most, in euro; none or zero: as much as possible
        :raises CreditError: there is no credit for this order
        """
        self.ensure_one()
        order = self.sudo()
        if order.state not in ("draft", "sent"):
            raise CreditError(NOT_AVAILABLE, self.env._("This order cannot be paid any more."))
        order._take_credit_turn()
        if order._get_held_authorizations():
            order.credit_round -= 1  # It names what is kept.
            return
        order.credit_limit = limit or 0.0
        top = limit or None
        apart = order._propose_credit(top).apart
        if apart:
            order._split_for_credit(apart)
        if not apart or order._propose_credit(top).amount:
            order._hold_credit(f"sale.order,{order.id},{order.credit_round}", top)
        order.credit_wanted = True
        order.credit_fingerprint = order._get_credit_fingerprint()
        order.flush_recordset()

    def _take_credit_turn(self):
        """Make the second of two at one order run again, and find what the first one did."""
        self.credit_round += 1
        self.flush_recordset(["credit_round"])
        self.invalidate_recordset(["transaction_ids"])

    def _hold_shares(self, key, shares, liability):
        """Override of `linfa_welfare` to make each authorisation a payment of Odoo; making
        it keeps the goods aside too.
        """
        provider = self.company_id._get_credit_provider()
        amount = sum(amount for _voucher, amount in shares)
        tx = (
            self.env["payment.transaction"]
            .sudo()
            .create(
                {
                    "provider_id": provider.id,
                    "payment_method_id": provider.payment_method_ids[:1].id,
                    "partner_id": self.partner_invoice_id.id or self.partner_id.id,
                    "amount": float(amount),
                    "currency_id": self.currency_id.id,
                    "operation": "online_direct",
                    "sale_order_ids": [Command.set(self.ids)],
                    "credit_liability": liability,
                }
            )
        )
        authorization = super()._hold_shares(key, shares, liability)
        tx.credit_authorization_id = authorization
        tx._set_authorized()
        tx.is_post_processed = True  # Nothing is paid yet: nobody is told, nothing booked.
        self.invalidate_recordset(["amount_paid"])
        return authorization

    def _drop_credit(self):
        """Pay nothing with credit: what was kept is free again, what went apart comes back."""
        self.ensure_one()
        order = self.sudo()
        order._take_credit_turn()
        (order | order.credit_order_ids)._release_credit()
        order._rejoin_split_orders()
        order.credit_wanted = False
        order.credit_fingerprint = False

    def _renew_credit(self):
        """Make what is kept fit the cart again, after it changed or after a time-out.

        :return: what happened, in one sentence; empty where all is as it was
        :rtype: str
        """
        self.ensure_one()
        order = self.sudo()
        if not order.credit_wanted or order.state not in ("draft", "sent"):
            return ""
        if order._is_credit_kept() and order._is_credit_current():
            return ""
        limit = order.credit_limit
        order._drop_credit()
        try:
            with self.env.cr.savepoint():
                order._apply_credit(limit)
        except (CreditError, ValidationError) as error:
            return self.env._(
                "Your credit is no longer kept for this order: %(reason)s", reason=str(error)
            )
        return self.env._(
            "Your order or your credit changed: we have worked out your credit again. Check the"
            " figures before you pay."
        )

    def _is_credit_kept(self):
        """Tell whether all that was kept last is still kept, here and for what went apart."""
        self.ensure_one()
        splits = self.credit_order_ids.filtered(lambda order: order.state in ("draft", "sent"))
        orders = self | splits
        keys = tuple(f"sale.order,{order.id},{order.credit_round}," for order in orders)
        last = orders._get_credit_authorizations().filtered(
            lambda one: one.idempotency_key.startswith(keys)
        )
        return bool(last) and all(one.state == "held" for one in last)

    def _check_credit_is_kept(self):
        """Refuse other money while the credit that goes with it is not kept as it should.

        :raises UserError: saying to look at the page again
        """
        for order in self.sudo().filtered("credit_wanted"):
            if order.state not in ("draft", "sent"):
                continue
            # Where the office was asked, other money may pay what credit no longer does.
            is_left_out = order._is_payment_under_way() and not order._get_held_authorizations()
            if not is_left_out and not (order._is_credit_kept() and order._is_credit_current()):
                raise UserError(
                    self.env._(
                        "Your order or your credit changed meanwhile. Open the payment page again:"
                        " nothing was paid."
                    )
                )

    def _extend_credit(self, is_pending=False):
        """Keep credit as long as the goods while the rest is paid."""
        moment = self.env["linfa.stock.hold"]._get_expiry(is_pending=is_pending)
        orders = self.sudo()
        (orders | orders.credit_order_ids)._get_held_authorizations()._keep_until(moment)
