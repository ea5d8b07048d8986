"""The back office on a desktop: forms are opened, buttons are pressed."""

from tests.kit.pages import Login

WEB_CLIENT = ".o_action_manager"


class Office:
    """Somebody of the cooperative who clicks."""

    def __init__(self, page):
        self.page = page

    def sign_in(self, login: str, password: str) -> "Office":
        Login(self.page).open().enter(login, password)
        return self

    def open_form(self, action: str, record_id: int) -> "Office":
        """Open a record through the action of a menu, as a click in its list would."""
        self.page.goto(f"/odoo/action-{action}/{record_id}")
        self.page.wait_for_selector(f"{WEB_CLIENT} .o_form_view")
        return self

    def press(self, button: str, confirm: bool = False) -> "Office":
        """Press a button of the form by its name, and wait for the server's answer."""
        with self.page.expect_response("**/web/dataset/call_button/**") as answer:
            self.page.locator(f".o_form_view button[name={button}]:visible").first.click()
            if confirm:
                self.page.locator(".modal-footer .btn-primary").click()
        body = answer.value.json()
        assert "error" not in body, body["error"]["data"]["message"]
        return self
