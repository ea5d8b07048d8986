"""From the address to the confirmation."""

from dataclasses import dataclass

from .site import SitePage


@dataclass
class Address:
    """What a guest types."""

    name: str = "Piera Bassi"
    email: str = "piera@example.com"
    phone: str = "030 1234567"
    street: str = "Via Roma 1"
    zip: str = "25060"
    city: str = "Collio"
    country: str = "Italia"
    state: str = "Brescia"


class Checkout(SitePage):
    def give_address(self, address: Address) -> "Checkout":
        """Fill the form as a person does, top to bottom, and go on."""
        form = self.page.locator("form.address_autoformat")
        country = form.locator("[name=country_id]")
        if country.locator("option:checked").inner_text().strip() != address.country:
            country.select_option(label=address.country)
        for field in ("name", "email", "phone", "street", "zip", "city"):
            form.locator(f"[name={field}]").fill(getattr(address, field))
        form.locator("[name=state_id]").select_option(label=address.state)
        return self._go_on()

    def choose_delivery(self, name: str) -> "Checkout":
        """Choose a delivery method by its name and go on to the payment."""
        with self.page.expect_response("**/shop/set_delivery_method"):
            self.page.get_by_role("radio", name=name).check()
        return self._go_on()

    def choose_payment(self, name: str) -> "Checkout":
        """Choose a payment by its name: the label, because it covers the button."""
        self.page.locator("label.o_payment_option_label", has_text=name).click()
        return self

    def pay(self) -> str:
        """Press the button that obliges to pay; return the confirmation's words."""
        self.page.locator("[name=o_payment_submit_button]:visible").first.click()
        self.page.wait_for_url("**/shop/confirmation", timeout=60_000)
        self.ready()
        return self.page.locator("main").inner_text()

    def _go_on(self) -> "Checkout":
        with self.page.expect_navigation():
            self.page.locator("[name=website_sale_main_button]:visible").first.click()
        return self.ready()
