"""The page of one offer (a stock product page with the producer beside it)."""

from .site import SitePage


class OfferPage(SitePage):
    @property
    def label(self):
        """What the law wants shown before the purchase."""
        return self.page.locator(".linfa-label")

    def open_producer(self):
        """Touch the producer's name under the title."""
        from .producer import ProducerPage

        self.page.locator(".linfa-maker").get_by_role("link").click()
        self.page.wait_for_url("**/produttori/*")
        return ProducerPage(self.page).ready()

    def add_to_cart(self) -> "OfferPage":
        """Put it in the cart and wait until the shop has answered."""
        with self.page.expect_response("**/shop/cart/add"):
            self.page.locator("#add_to_cart").click()
        return self
