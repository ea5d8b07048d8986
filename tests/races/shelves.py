"""Shared by the races for the last piece: a shelf, shoppers who stand before the button
that pays, and what the books say afterwards."""

from tests.kit.client import RpcError
from tests.kit.data import Data
from tests.kit.people import Resident, _one
from tests.kit.rpc import Rpc

#: How often the payment page asks for the end of a payment.
PATIENCE = 10
#: What the customers and the office read when somebody else was faster.
SOLD_OUT = ("è esaurito", "is sold out")


class Shopper(Resident):
    """Stands at the payment page with everything filled in, then presses."""

    def stand_at_payment(self, offer, carrier: int) -> "Shopper":
        self.add_to_cart(offer.variant_id)
        self.give_address()
        self.choose_delivery(carrier)
        page = self.client.page("/shop/payment")
        form = _one(page, "//form[@id='o_payment_form']", "no payment form")
        option = self._option(page, "demo")
        self._route = form.get("data-transaction-route")
        self._values = {
            "provider_id": int(option.get("data-provider-id")),
            "payment_method_id": int(option.get("data-payment-option-id")),
            "token_id": None,
            "amount": None,
            "flow": "direct",
            "tokenization_requested": False,
            "landing_route": form.get("data-landing-route"),
            "is_validation": False,
            "access_token": form.get("data-access-token"),
        }
        return self

    @property
    def order_id(self) -> int:
        return int(self._route.rsplit("/", 1)[1])

    def press(self) -> str:
        """Begin to pay; return the reference, or raise RpcError with the shop's words."""
        return self.client.json(self._route, **self._values)["reference"]

    def _land(self, patience: int = PATIENCE) -> str:
        """The payment page asks again while the server says "retry"; so do we."""
        try:
            return super()._land()
        except RpcError as error:
            if "retry" not in error.message or not patience:
                raise
        return self._land(patience - 1)

    def press_and_pay(self) -> int:
        """Begin to pay and go through with it; return the order."""
        self._process(self.press(), "demo")
        self._land()
        return self.order_id


class Shelf:
    """One offer that runs out, and those who want it."""

    def __init__(self, server):
        self.server = server
        self.rpc = Rpc.login(server)
        self.data = data = Data(self.rpc)
        self.offer = data.limited(data.producer(), 0, name="Ultimo pezzo")
        self.carrier = data.carrier()
        self.customer = self.rpc.create("res.partner", {"name": "Cliente al telefono"})

    def put(self, on_hand: int) -> None:
        """So many lie on the shelf, the ones that are promised included."""
        self.data.put_on_shelf(self.offer, on_hand)

    def shopper(self) -> Shopper:
        return Shopper(self.server, timeout=120).stand_at_payment(self.offer, self.carrier)

    def quotation(self) -> int:
        """An order the office makes on the telephone, not confirmed yet."""
        line = {"product_id": self.offer.variant_id, "product_uom_qty": 1}
        values = {"partner_id": self.customer, "order_line": [(0, 0, line)]}
        return self.rpc.create("sale.order", values)

    def confirm(self, rpc: Rpc, order_id: int) -> int:
        rpc.call("sale.order", "action_confirm", [order_id])
        return order_id

    def sold(self) -> int:
        """Pieces on confirmed orders."""
        query = "SELECT coalesce(sum(product_uom_qty), 0) FROM sale_order_line"
        where = " WHERE product_id = %s AND state = 'sale'"
        return int(self.server.sql(query + where, (self.offer.variant_id,))[0][0])

    def held(self) -> int:
        query = "SELECT coalesce(sum(quantity), 0) FROM linfa_stock_hold WHERE product_id = %s"
        return int(self.server.sql(query, (self.offer.variant_id,))[0][0])

    def left(self) -> float:
        """What stock Odoo says is there less what it says is promised."""
        fields = ["qty_available", "outgoing_qty"]
        [row] = self.rpc.read("product.product", self.offer.variant_id, fields)
        return row["qty_available"] - row["outgoing_qty"]


def winners(outcomes) -> list:
    """What came of those who were served; everybody else was told that it is sold out."""
    served = [outcome.value for outcome in outcomes if not outcome.error]
    for outcome in outcomes:
        if outcome.error:
            assert isinstance(outcome.error, RpcError), outcome.error
            assert any(words in str(outcome.error) for words in SOLD_OUT), outcome.error
    return served
