"""The cart."""

from .checkout import Checkout
from .site import SitePage


class Cart(SitePage):
    path = "/shop/cart"

    def text(self) -> str:
        return self.page.locator("#shop_cart").inner_text()

    def checkout(self) -> Checkout:
        """Go on to the address (a guest) or to the delivery (who is known)."""
        with self.page.expect_navigation():
            self.page.locator("[name=website_sale_main_button]:visible").first.click()
        return Checkout(self.page).ready()
