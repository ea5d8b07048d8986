"""The list of offers with its filters."""

from .offer import OfferPage
from .site import SitePage


class Shop(SitePage):
    path = "/shop"

    @property
    def cards(self):
        return self.page.locator("#products_grid .linfa-card")

    def offers(self) -> list[str]:
        """The names on the cards, in their order."""
        names = self.cards.locator(".linfa-card__name").all_inner_texts()
        return [name.strip() for name in names]

    def filter_by_valley(self, name: str) -> "Shop":
        """Open the filters, choose a valley, ask for the offers."""
        self.open_filters()
        filters = self.page.locator(".linfa-filters")
        filters.locator("select[name=valley]").select_option(label=name)
        with self.page.expect_navigation(url="**valley=*"):
            filters.locator("button[type=submit]").click()
        return self.ready()

    def open_filters(self) -> None:
        """On a phone they are folded; on a large screen they are always open."""
        box = self.page.locator(".linfa-filters details")
        summary = box.locator("summary")
        if summary.is_visible() and box.get_attribute("open") is None:
            summary.click()

    def chosen_filters(self) -> list[str]:
        return self.page.locator(".linfa-chip").all_inner_texts()

    def open_offer(self, name: str) -> OfferPage:
        """Touch a card's name."""
        with self.page.expect_navigation():
            self.cards.get_by_role("link", name=name, exact=True).click()
        return OfferPage(self.page).ready()
