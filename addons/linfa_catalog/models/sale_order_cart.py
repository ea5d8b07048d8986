"""A cart may hold an offer that was withdrawn, or whose producer was hidden, after it
was put there: the cart says so, and cannot be paid."""

from odoo import models
from odoo.exceptions import ValidationError


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _is_cart_ready(self):
        """Override of `website_sale` to stop at the cart, where the warning is read."""
        return super()._is_cart_ready() and not self._get_withdrawn_warning()

    def _get_shop_warning(self, clear=True):
        """Override of `website_sale` to say first what is no longer on sale."""
        warning = super()._get_shop_warning(clear=clear)
        return "\n".join(filter(None, (self._get_withdrawn_warning(), warning)))

    def _check_cart_is_ready_to_be_paid(self):
        """Override of `website_sale` to name what was withdrawn, because a payment may
        begin long after the cart was looked at.
        """
        if warning := self._get_withdrawn_warning():
            raise ValidationError(warning)
        return super()._check_cart_is_ready_to_be_paid()

    def _get_withdrawn_warning(self):
        """Return what to do with the offers of this cart that are not sold any more."""
        withdrawn = self.order_line.filtered(lambda line: line._is_withdrawn())
        if not withdrawn:
            return ""
        return self.env._(
            "These are no longer on sale: %(offers)s. Remove them from your cart to go on.",
            offers=", ".join(withdrawn.sudo().product_id.mapped("name")),
        )


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

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
