"""Credit at the checkout of the website: a resident's own, never anybody else's."""

from odoo.exceptions import UserError
from odoo.http import request, route

from odoo.addons.linfa_catalog.controllers.params import parse_id
from odoo.addons.sale.controllers.portal import CustomerPortal
from odoo.addons.website_sale.controllers.main import WebsiteSale
from odoo.addons.website_sale.controllers.payment import PaymentPortal

NOTICE = "linfa_credit_notice"
PAID = "linfa_credit_paid_order_id"
MAX_LENGTH = 12


def parse_amount(text):
    """Return the euro somebody typed, "12,50" or "12.50"; zero for nothing.

    :raises ValueError: what is no amount
    """
    text = (text or "").replace("€", "").strip()
    if not text:
        return 0.0
    whole, _separator, cents = text.replace(",", ".").partition(".")
    if len(text) > MAX_LENGTH or len(cents) > 2 or not (whole + cents).isascii():
        raise ValueError(text)
    if not (whole or "0").isdigit() or not (cents or "0").isdigit():
        raise ValueError(text)
    return float(f"{whole or 0}.{cents or 0}")


class CreditCheckout(WebsiteSale):
    def _get_shop_payment_values(self, order, **kwargs):
        """Override of `website_sale` to keep credit that still fits the cart, to ask other
        providers for the rest only, and to show the resident's credit.
        """
        is_mine = order._is_credit_of(request.env.user)
        notice = request.session.pop(NOTICE, "")
        notice = (order._renew_credit() if is_mine else "") or notice
        values = super()._get_shop_payment_values(order, **kwargs)
        if order.credit_wanted:
            values["amount"] = order._get_amount_left()
        credit = order._prepare_credit_block() if is_mine else {}
        return {**values, "credit": credit, "credit_notice": notice}

    @route(
        "/shop/payment/credit/<any(use, pay, drop):step>",
        type="http",
        auth="user",
        methods=["POST"],
        website=True,
        sitemap=False,
    )
    def credit_step(self, step, order="", amount="", **_kwargs):
        """Keep credit for the cart, pay all of it with credit, or leave credit out.

        The page names its cart: whoever presses twice must not pay an older cart, which the
        website takes up when the first is paid. A cart that is missing or belongs to somebody
        else answers alike.
        """
        order_id = parse_id(order)
        if order_id and order_id == request.session.get(PAID):
            return request.redirect("/shop/confirmation")
        order_sudo = request.cart
        if order_sudo.id != order_id or not order_sudo._is_credit_of(request.env.user):
            raise request.not_found()
        if order_sudo.state == "sale":
            return self._leave_paid_cart(order_sudo)
        if redirection := self._check_cart_and_addresses(order_sudo):
            return redirection
        try:
            limit = parse_amount(amount)
            with request.env.cr.savepoint():
                self._take_credit_step(order_sudo, step, limit)
        except ValueError:
            message = request.env._("Write an amount in euro, such as 12,50.")
            request.session[NOTICE] = message
        except UserError as error:
            order_sudo.invalidate_recordset()
            request.session[NOTICE] = str(error)
        else:
            if step == "pay":
                return self._leave_paid_cart(order_sudo)
        request.session["website_sale_cart_quantity"] = order_sudo.cart_quantity
        return request.redirect("/shop/payment#linfa_credit")

    def _take_credit_step(self, order_sudo, step, limit):
        if step == "drop":
            return order_sudo._drop_credit()
        if step == "use":
            return order_sudo._apply_credit(limit)
        order_sudo._check_cart_is_ready_to_be_paid()
        return order_sudo._pay_with_credit()

    def _leave_paid_cart(self, order_sudo):
        request.website.sale_reset()
        request.session["sale_last_order_id"] = request.session[PAID] = order_sudo.id
        return request.redirect("/shop/confirmation")

    @route()
    def shop_payment_validate(self, sale_order_id=None, **post):
        """Override of `website_sale` to stay with a cart whose credit is only kept."""
        order_sudo = request.cart
        if order_sudo and order_sudo.credit_wanted and not order_sudo._is_payment_under_way():
            return request.redirect("/shop/payment")
        return super().shop_payment_validate(sale_order_id=sale_order_id, **post)


class CreditPaymentPortal(PaymentPortal):
    @route()
    def shop_payment_transaction(self, order_id, access_token, **kwargs):
        """Override of `website_sale` to let other money pay what credit leaves: stock knows
        payments of the whole order only, `_create_transaction` puts the rest in its place.
        """
        order_sudo = request.env["sale.order"].sudo().browse(order_id).exists()
        if order_sudo.credit_wanted:
            request.credit_asked_amount = kwargs.get("amount") or order_sudo._get_amount_left()
            kwargs["amount"] = order_sudo.amount_total
        return super().shop_payment_transaction(order_id, access_token, **kwargs)

    def _create_transaction(self, *args, **kwargs):
        """Override of `payment` to take no more than what credit leaves, and nothing while
        the credit is not kept as the page said.
        """
        order_sudo = request.env["sale.order"].sudo().browse(kwargs.get("sale_order_id"))
        if order_sudo.credit_wanted and order_sudo.state in ("draft", "sent"):
            order_sudo._check_credit_is_kept()
            asked = getattr(request, "credit_asked_amount", kwargs.get("amount"))
            left = order_sudo._get_amount_left()
            if order_sudo.currency_id.compare_amounts(asked or 0.0, left):
                raise UserError(
                    request.env._(
                        "The amount to pay changed. Open the payment page again: nothing was paid."
                    )
                )
            kwargs["amount"] = left
        return super()._create_transaction(*args, **kwargs)


class CreditCustomerPortal(CustomerPortal):
    def _get_payment_values(self, order_sudo, *args, **kwargs):
        """Override of `sale` to ask for the rest of an order that credit pays in part."""
        values = super()._get_payment_values(order_sudo, *args, **kwargs)
        if order_sudo.credit_wanted:
            values["amount"] = min(values["amount"], order_sudo._get_amount_left())
        return values
