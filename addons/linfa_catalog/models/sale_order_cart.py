"""A cart may hold an offer that was withdrawn, or whose producer was hidden, after it
was put there: the cart says so, and cannot be paid."""

from odoo import models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _is_cart_ready(self):
        """Override of `website_sale` to stop at the cart, where the warning is read."""
        return super()._is_cart_ready() and not self._get_sale_issues()

    def _get_shop_warning(self, clear=True):
        """Override of `website_sale` to say first what cannot be sold."""
        warning = super()._get_shop_warning(clear=clear)
        return "\n".join(filter(None, (*self._get_sale_issues(), warning)))

    def _check_cart_is_ready_to_be_paid(self):
        """Override of `website_sale` to name what cannot be sold, because a payment may
        begin long after the cart was looked at.
        """
        self._check_sale_issues()
        return super()._check_cart_is_ready_to_be_paid()


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _get_sale_issues(self):
        """Override of `linfa_catalog` to name the offers of a cart that were withdrawn.

        The back office may sell an offer that is not on the website, and a cart that was
        paid keeps what it paid for.
        """
        issues = super()._get_sale_issues()
        withdrawn = self.filtered(lambda line: line._is_cart_line() and line._is_withdrawn())
        if withdrawn:
            sentence = self.env._(
                "These are no longer on sale: %(offers)s. Remove them from your cart to go on.",
                offers=", ".join(withdrawn.sudo().product_id.mapped("name")),
            )
            for line in withdrawn:
                line._add_sale_issue(issues, sentence)
        return issues

    def _is_cart_line(self):
        self.ensure_one()
        return bool(self.order_id.website_id) and self.order_id.state == "draft"

    def _is_withdrawn(self):
        """Tell whether this line holds an offer that the shop no longer sells."""
        self.ensure_one()
        product_sudo = self.product_id.sudo()
        return bool(self.producer_id) and not (
            product_sudo.active and product_sudo.website_published
        )

    def _is_sellable(self):
        """Override of `website_sale` to not link a page that is not there."""
        return super()._is_sellable() and not self._is_withdrawn()
