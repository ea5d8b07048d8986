"""Residents who buy on the website over HTTP, as a phone's browser would."""

import itertools
import json
from dataclasses import dataclass

from .client import Client, RpcError
from .waiting import wait_for

_numbers = itertools.count(1)
HIDDEN = ".//input[@type='hidden' and @name]"

#: Radio buttons of the payment page, by how people call them.
PAYMENTS = {
    "demo": {"provider-code": "demo"},
    "bank transfer": {"provider-code": "custom", "payment-method-code": "wire_transfer"},
    "on site": {"provider-code": "custom", "payment-method-code": "pay_on_site"},
}


class CheckoutRefusedError(Exception):
    """The shop sent the resident back, with its own words."""


@dataclass
class Order:
    """What the resident holds at the end: enough to find the order in the office."""

    id: int
    transaction: str
    page: str


class Resident:
    """A guest of the shop; `login` makes them a known one. One thread at a time."""

    def __init__(self, server, name: str = "", **client_options):
        number = next(_numbers)
        self.name = name or f"Residente {number} di Prova"
        self.email = f"residente{number}@example.com"
        self.client = Client(server, **client_options)

    def buy(self, product_id: int, delivery: int | None = None, payment="demo") -> Order:
        """The whole way from the shelf to the confirmation page."""
        self.add_to_cart(product_id)
        self.give_address()
        self.choose_delivery(delivery)
        return self.pay(payment)

    def add_to_cart(self, product_id: int, quantity: int = 1) -> dict:
        """Put a variant (product.product) in the cart."""
        return self.client.json(
            "/shop/cart/add",
            product_template_id=None,
            product_id=product_id,
            quantity=quantity,
        )

    def give_address(self, **values) -> None:
        """Send the address form where the shop asks for it; refused fields are an error."""
        page = self.client.page("/shop/checkout")
        for form in page.xpath("//form[contains(@class, 'address_autoformat')]"):
            hidden = {i.get("name"): i.get("value", "") for i in form.xpath(HIDDEN)}
            self._send_address({**hidden, **self._address(form), **values})

    def _send_address(self, address: dict) -> None:
        answer = self.client.post("/shop/address/submit", address)
        answer.raise_for_status()
        feedback = json.loads(answer.text)
        if feedback.get("invalid_fields"):
            raise CheckoutRefusedError(f"{feedback['messages']}: {feedback['invalid_fields']}")

    def choose_delivery(self, carrier_id: int | None = None) -> None:
        """Take this delivery method; none: the one the shop proposes."""
        self.client.page("/shop/checkout")
        if carrier_id:
            self.client.json("/shop/set_delivery_method", dm_id=carrier_id)

    def pay(self, payment: str = "demo") -> Order:
        """Choose a payment, go through it and land on the confirmation page."""
        page = self.client.page("/shop/payment")
        form = _one(page, "//form[@id='o_payment_form']", "no payment form")
        option = self._option(page, payment)
        values = self.client.json(
            form.get("data-transaction-route"),
            provider_id=int(option.get("data-provider-id")),
            payment_method_id=int(option.get("data-payment-option-id")),
            token_id=None,
            amount=None,
            flow="direct" if payment == "demo" else "redirect",
            tokenization_requested=False,
            landing_route=form.get("data-landing-route"),
            is_validation=False,
            access_token=form.get("data-access-token"),
        )
        self._process(values["reference"], payment)
        order_id = int(form.get("data-transaction-route").rsplit("/", 1)[1])
        return Order(order_id, values["reference"], self._land())

    def _process(self, reference: str, payment: str) -> None:
        """What the provider would do: the demo one says "paid", the others note it."""
        if payment == "demo":
            self.client.json(
                "/payment/demo/simulate_payment",
                reference=reference,
                payment_details="1234",
                simulated_state="done",
            )
        else:
            self.client.post("/payment/custom/process", {"reference": reference})

    def _land(self) -> str:
        status = wait_for(self._poll, "the shop to take note of the payment")
        answer = self.client.get(status["landing_route"])
        answer.raise_for_status()
        if "/shop/confirmation" not in answer.url:
            raise CheckoutRefusedError(f"landed on {answer.url}")
        return answer.text

    def _poll(self) -> dict | None:
        """What became of the payment; nothing yet while the shop says "retry", which it does
        where two payments meet and the browser asks again."""
        try:
            return self.client.json("/payment/status/poll")
        except RpcError as error:
            if error.message == "retry":
                return None
            raise

    def _option(self, page, payment: str):
        wanted = " and ".join(
            f"@data-{name}='{value}'" for name, value in PAYMENTS[payment].items()
        )
        xpath = f"//input[@name='o_payment_radio'][{wanted}]"
        return _one(page, xpath, f"payment {payment} is not offered")

    def _address(self, form) -> dict:
        """A plausible address of the valley, with the ids that the form offers."""
        country = _option_value(form, "country_id", "Italia", "Italy")
        return {
            "name": self.name,
            "email": self.email,
            "phone": "+39 030 000000",
            "street": "Via della Prova 1",
            "zip": "25060",
            "city": "Collio",
            "country_id": country,
            "state_id": self._state(country, "BS"),
        }

    def _state(self, country: str, code: str) -> int:
        """Provinces come by a call of their own once the country is chosen."""
        info = self.client.json(f"/my/address/country_info/{country}", address_type="billing")
        return next(state[0] for state in info["states"] if state[2] == code)


def _option_value(form, field: str, *labels: str) -> str:
    for option in form.xpath(f"//select[@name='{field}']/option"):
        if (option.text or "").strip().startswith(labels):
            return option.get("value")
    return ""


def _one(page, xpath: str, complaint: str):
    found = page.xpath(xpath)
    if not found:
        raise CheckoutRefusedError(complaint)
    return found[0]
