"""Records for tests, made over RPC as the administrator. Nothing of the demo data.

Each factory fills in what the contract of linfa_catalog asks for, so that a test says
only what it is about: `data.offer(data.producer(), name="Formaggella")`.
"""

import itertools
from dataclasses import dataclass

from .rpc import Rpc

_numbers = itertools.count(1)
COLLIO = "017058"


@dataclass
class Offer:
    """A published product: template for the pages, variant for the cart."""

    id: int
    variant_id: int
    name: str


@dataclass
class User:
    """Somebody who can log in."""

    id: int
    login: str
    password: str
    partner_id: int


class Data:
    """Factories bound to one server. Names are unique: tests may share a database."""

    def __init__(self, rpc: Rpc):
        self.rpc = rpc

    def municipality(self, istat: str = COLLIO) -> int:
        return self.rpc.ref(f"linfa_catalog.municipality_{istat}")

    def producer(self, **values) -> int:
        """A published producer of Collio with an e-mail address."""
        number = next(_numbers)
        name = values.pop("name", f"Azienda Agricola Prova {number}")
        return self.rpc.create(
            "res.partner",
            {
                "name": name,
                "is_company": True,
                "email": f"produttore{number}@example.com",
                "is_producer": True,
                "is_published": True,
                "municipality_id": self.municipality(),
                "producer_makes": "Formaggi di malga",
                "producer_story": "<p>Una storia di prova.</p>",
                **values,
            },
        )

    def offer(self, producer_id: int, **values) -> Offer:
        """A published offer; a craft object unless the test says it is food."""
        name = values.pop("name", f"Offerta di prova {next(_numbers)}")
        template_id = self.rpc.create(
            "product.template",
            {
                "name": name,
                "list_price": 10.0,
                "type": "consu",
                "producer_id": producer_id,
                "offer_line": "product",
                "is_published": True,
                **values,
            },
        )
        return self._offer(template_id, name)

    def food(self, producer_id: int, **values) -> Offer:
        """A prepacked cheese with everything the law wants shown."""
        milk = self.rpc.ref("linfa_catalog.allergen_milk")
        return self.offer(
            producer_id,
            **{
                "name": f"Formaggella di prova {next(_numbers)}",
                "is_food": True,
                "food_presentation": "prepacked",
                "legal_name": "Formaggio a pasta semidura",
                "ingredients": "LATTE vaccino, caglio, sale",
                "allergen_ids": [(6, 0, [milk])],
                "allergens_declared": True,
                "origin": "Latte: Italia",
                "storage_instructions": "In frigorifero, da 4 a 8 gradi",
                "base_unit_count": 0.5,
                "base_unit_id": self.rpc.ref("linfa_catalog.base_unit_kg"),
                "public_categ_ids": [(6, 0, [self.rpc.ref("linfa_catalog.category_cheese")])],
                **values,
            },
        )

    def user(self, *groups: str, **values) -> User:
        """An internal user with these groups (external identifiers), in Italian."""
        return self._user(["base.group_user", *groups], values)

    def portal_user(self, **values) -> User:
        """A resident, producer or merchant with access to the website only."""
        return self._user(["base.group_portal"], values)

    def carrier(self, **values) -> int:
        """A published delivery method with a fixed price."""
        product_id = self.rpc.create(
            "product.product", {"name": "Consegna di prova", "type": "service"}
        )
        return self.rpc.create(
            "delivery.carrier",
            {
                "name": f"Consegna di prova {next(_numbers)}",
                "delivery_type": "fixed",
                "fixed_price": 4.0,
                "product_id": product_id,
                "is_published": True,
                **values,
            },
        )

    def enable_bank_transfer(self) -> int:
        """Switch the bank transfer on, as the back office does; return its provider."""
        domain = [("custom_mode", "=", "wire_transfer")]
        provider_id = self.rpc.search("payment.provider", domain, limit=1)[0]
        self.rpc.write("payment.provider", provider_id, {"state": "enabled", "is_published": True})
        return provider_id

    def limited(self, producer_id: int, on_hand: int, **values) -> Offer:
        """An offer that runs out, with so many on the shelf of the main warehouse."""
        limits = {"is_storable": True, "allow_out_of_stock_order": False}
        offer = self.offer(producer_id, **limits, **values)
        self.put_on_shelf(offer, on_hand)
        return offer

    def put_on_shelf(self, offer: Offer, on_hand: int) -> None:
        """So many lie there, the ones that are promised to somebody included."""
        warehouse = self.rpc.search("stock.warehouse", [], limit=1)[0]
        values = {
            "product_id": offer.variant_id,
            "location_id": self.rpc.get("stock.warehouse", warehouse, "lot_stock_id")[0],
            "inventory_quantity": on_hand,
        }
        quant = self.rpc.create("stock.quant", values, context={"inventory_mode": True})
        self.rpc.call("stock.quant", "action_apply_inventory", [quant])

    def _offer(self, template_id: int, name: str) -> Offer:
        field = "product_variant_id"
        variant = self.rpc.get("product.template", template_id, field)
        return Offer(template_id, variant[0], name)

    def _user(self, groups: list[str], values: dict) -> User:
        login = values.pop("login", f"utente{next(_numbers)}@example.com")
        password = values.pop("password", login)
        user_id = self.rpc.create(
            "res.users",
            {
                "name": f"Utente {login}",
                "login": login,
                "email": login,
                "password": password,
                "lang": "it_IT",
                "group_ids": [(6, 0, [self.rpc.ref(group) for group in groups])],
                **values,
            },
            context={"no_reset_password": True},
        )
        partner = self.rpc.get("res.users", user_id, "partner_id")
        return User(user_id, login, password, partner[0])
