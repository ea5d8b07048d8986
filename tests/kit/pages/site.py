"""What all pages of the website have in common."""

from typing import TypeVar

Self = TypeVar("Self", bound="SitePage")


class SitePage:
    """A page of the website; steps return the page they lead to."""

    path = "/"

    def __init__(self, page):
        self.page = page

    def open(self: Self, query: str = "") -> Self:
        self.page.goto(self.path + query)
        return self.ready()

    def ready(self: Self) -> Self:
        """Wait until the page's scripts listen and nothing moves any more.

        A touch before that is lost: nobody hears it, or the button slides away under
        the finger when the price arrives.
        """
        self.page.wait_for_selector("body[is-ready=true]", state="attached")
        self.page.wait_for_load_state("networkidle")
        return self

    def visit(self: Self, path: str) -> Self:
        """Any other page of the website."""
        self.page.goto(path)
        return self.ready()

    def title(self) -> str:
        return self.page.locator("h1").first.inner_text().strip()
