"""The home page with the four lines."""

from .shop import Shop
from .site import SitePage


class Home(SitePage):
    path = "/"

    def choose_line(self, line: str) -> Shop:
        """Touch one of the four lines: product, tourism, service, voucher."""
        self.page.locator(f"main a.linfa-line__name[href='/shop?line={line}']").click()
        self.page.wait_for_url(f"**/shop?line={line}*")
        return Shop(self.page).ready()
