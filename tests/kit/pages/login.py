"""The login page."""

from .site import SitePage


class Login(SitePage):
    path = "/web/login"

    def enter(self, login: str, password: str) -> None:
        """Type and go in; somebody of the website lands on their own page."""
        form = self.page.locator("form.oe_login_form")
        form.locator("[name=login]").fill(login)
        form.locator("[name=password]").fill(password)
        with self.page.expect_navigation():
            form.locator("button[type=submit]").first.click()
