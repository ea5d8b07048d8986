from odoo.exceptions import UserError
from odoo.http import Controller, request, route


class RoundCart(Controller):
    @route(
        "/shop/round/move",
        type="http",
        auth="public",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def move_cart(self, **kwargs):
        """Move the cart to the next round that takes everything in it."""
        if cart_sudo := request.cart:
            try:
                cart_sudo.action_next_round()
            except UserError as error:
                cart_sudo.shop_warning = str(error)
        return request.redirect("/shop/cart")

    @route(
        "/shop/round/remove",
        type="http",
        auth="public",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def remove_from_cart(self, **kwargs):
        """Take out of the cart what its round cannot deliver."""
        if cart_sudo := request.cart:
            cart_sudo._remove_round_lines_with_issues()
        return request.redirect("/shop/cart")
