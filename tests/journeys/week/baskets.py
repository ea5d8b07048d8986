"""What the seven customers of the week order."""

from dataclasses import dataclass

from tests.kit.pages import Address, Cart, OfferPage, Shop

RYE, GRISSINI = "Pane di segale", "Grissini al burro"
CHEESE, KNIFE = "Formaggella della settimana", "Coltellino della settimana"

#: Five on the web, in the order in which they pay.
WEB = [
    ("Anna Prima", {RYE: 2, CHEESE: 1}),
    ("Bruno Secondo", {GRISSINI: 3}),
    ("Carla Terza", {CHEESE: 2, KNIFE: 1}),
    ("Dario Quarto", {RYE: 1, GRISSINI: 1}),
    ("Elsa Quinta", {KNIFE: 1}),
]
#: Two by the office, for people who telephone; they are confirmed before the others.
OFFICE = [("Fausto Sesto", {RYE: 5}), ("Gina Settima", {CHEESE: 1, GRISSINI: 2})]


@dataclass
class Guest:
    """A visitor with a phone of her own."""

    page: object
    name: str

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@example.com"

    def buy(self, basket: dict[str, int], delivery: str) -> str:
        """Put everything in the cart, pay with the demonstration card; return the words."""
        for name, quantity in basket.items():
            self._take(name, quantity)
        checkout = Cart(self.page).open().checkout()
        checkout.give_address(Address(name=self.name, email=self.email))
        checkout.choose_delivery(delivery)
        return checkout.choose_payment("Demo").pay()

    def _take(self, name: str, quantity: int) -> OfferPage:
        offer = Shop(self.page).open(f"?search={name}").open_offer(name)
        if quantity > 1:
            self.page.locator("input[name=add_qty]").fill(str(quantity))
        return offer.add_to_cart()


def book_in_office(market, products: dict[str, int], round_id: int) -> list[int]:
    """The office writes down two orders and confirms them, with its own rights."""
    orders = []
    for name, basket in OFFICE:
        customer = market.rpc.create("res.partner", {"name": name, "city": "Collio"})
        lines = [
            (0, 0, {"product_id": products[what], "product_uom_qty": quantity})
            for what, quantity in basket.items()
        ]
        values = {"partner_id": customer, "order_line": lines, "round_id": round_id}
        order = market.rpc.create("sale.order", values)
        market.rpc.call("sale.order", "action_confirm", [order])
        orders.append(order)
    return orders
