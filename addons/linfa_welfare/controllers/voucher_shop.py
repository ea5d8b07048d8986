from werkzeug.exceptions import NotFound

from odoo.http import Controller, request, route

from odoo.addons.linfa_catalog.controllers.params import parse_id
from odoo.addons.website_sale.controllers.cart import Cart
from odoo.addons.website_sale.controllers.main import WebsiteSale

from ..models.sale_order_line_voucher import GIFT_WAYS
from ..models.voucher_form import VoucherForm


def get_gift_page_values(product, form=None):
    """Return what the form of a gift voucher shows; nothing for any other offer."""
    if not product._is_gift_voucher():
        return {"gift_ways": False}
    ways = request.env["sale.order.line"]._fields["gift_way"]
    names = ("recipient", "email", "day", "message")
    raw = {**dict.fromkeys(names, ""), "way": GIFT_WAYS[0][0], "quantity": "1"}
    raw["amount"] = f"{product.list_price:g}"
    return {
        "gift_ways": ways._description_selection(request.env),
        "gift_today": request.env["linfa.voucher"]._get_today().isoformat(),
        "is_free_amount": product._is_free_amount(),
        "raw": {**raw, **(form.raw if form else {})},
        "errors": form.errors if form else {},
    }


class VoucherProductPage(WebsiteSale):
    def _prepare_product_values(self, product, category, **kwargs):
        """Override of `linfa_catalog` to ask for whom a gift voucher is."""
        values = super()._prepare_product_values(product, category, **kwargs)
        form = getattr(request, "gift_form", None)
        return {**values, **get_gift_page_values(product, form)}


class VoucherCart(Cart):
    @route()
    def add_to_cart(self, *args, **kwargs):
        """Override of `website_sale` to take what a gift is from our form alone."""
        kwargs.pop("gift_values", None)
        return super().add_to_cart(*args, **kwargs)


class VoucherShop(Controller):
    @route(
        "/shop/voucher/add",
        type="http",
        auth="public",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def add_gift(self, **post):
        """Put a gift voucher into the cart, or show the page again with what is wrong."""
        product = self._find_product(post.get("product_template_id"))
        today = request.env["linfa.voucher"]._get_today()
        form = VoucherForm(request.env, product, post, today)
        variant = (
            product.product_variant_ids.filtered(
                lambda one: one.id == parse_id(post.get("product_id"))
            )
            or product.product_variant_id
        )
        if form.errors:
            request.gift_form = form
            values = VoucherProductPage()._prepare_product_values(product, category=None)
            return request.render("website_sale.product", values)
        cart = request.cart or request.website._create_cart()
        cart._cart_add(variant.id, form.quantity, gift_values=form.values)
        return request.redirect("/shop/cart", code=303)

    def _find_product(self, text):
        """Return the gift voucher a visitor may see.

        :raises NotFound: for any other offer as for a missing one
        """
        domain = request.website.sale_product_domain()
        product = request.env["product.template"].search(
            [("id", "=", parse_id(text)), *domain], limit=1
        )
        if not (product and product._is_gift_voucher() and product._is_add_to_cart_possible()):
            raise NotFound()
        return product
