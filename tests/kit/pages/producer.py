"""The page of one producer."""

from .offer import OfferPage
from .site import SitePage


class ProducerPage(SitePage):
    @property
    def story(self):
        return self.page.locator(".linfa-story")

    def offers(self) -> list[str]:
        names = self.page.locator("#products_grid .linfa-card__name").all_inner_texts()
        return [name.strip() for name in names]

    def open_offer(self, name: str) -> OfferPage:
        cards = self.page.locator("#products_grid")
        with self.page.expect_navigation():
            cards.get_by_role("link", name=name, exact=True).click()
        return OfferPage(self.page).ready()
