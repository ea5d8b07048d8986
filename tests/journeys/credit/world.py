"""What is there before the year begins: the cooperative, its people, a dairy and a shop."""

from dataclasses import dataclass, field

from tests.journeys.week.market import bank, producer, sale_tax
from tests.kit.data import Data, Offer, User
from tests.kit.outbox import Outbox
from tests.kit.rpc import Rpc

from . import money

MANAGER = (
    "linfa_welfare.linfa_welfare_group_manager",
    "linfa_catalog.linfa_catalog_group_manager",
    "account.group_account_user",
    "stock.group_stock_user",
)
DAIRY_IBAN, SHOP_IBAN = "IT42Q9999954560000000067891", "IT19R9999954560000000067892"
COMPANY = {"name": "Officine dell'Anno", "vat": "IT12345670017", "street": "Via Fucina 2"}
PLACE = {"zip": "25060", "city": "Collio"}


@dataclass
class World:
    """Ids and people that the steps of the year need."""

    server: object = field(repr=False)
    admin: Rpc = field(repr=False)
    rpc: Rpc = field(repr=False)
    data: Data = field(repr=False)
    manager: User
    employer: User
    keeper: User
    plan: int
    cheese: Offer
    gift: Offer
    dairy: int
    shop: int
    delivery: str

    @classmethod
    def prepare(cls, server) -> "World":
        admin = Rpc.login(server)
        data = Data(admin)
        prepare_company(admin)
        manager = data.user(*MANAGER)
        rpc = Rpc.login(server, manager.login, manager.password)
        employer = data.portal_user(name=COMPANY["name"])
        italy = {**PLACE, "country_id": admin.ref("base.it"), "is_company": True}
        admin.write("res.partner", employer.partner_id, {**COMPANY, **italy})
        dairy = producer(data, "Malga dell'Anno", DAIRY_IBAN, "resale", 25)
        shop, keeper = prepare_shop(data, rpc)
        carrier = data.carrier(fixed_price=0)
        return cls(
            server=server,
            admin=admin,
            rpc=rpc,
            data=data,
            manager=manager,
            employer=employer,
            keeper=keeper,
            plan=prepare_plan(rpc, employer),
            cheese=data.food(
                dairy,
                name="Formaggio dell'Anno",
                list_price=money.CHEESE,
                taxes_id=[(6, 0, [sale_tax(data, 10)])],
            ),
            gift=prepare_gift(data, rpc),
            dairy=dairy,
            shop=shop,
            delivery=admin.get("delivery.carrier", carrier, "name"),
        )

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.admin)

    def restart(self, moment: str) -> None:
        """The same cooperative on another day."""
        self.server.restart(clock=moment)
        self.admin = self.data.rpc = Rpc.login(self.server)
        self.rpc = Rpc.login(self.server, self.manager.login, self.manager.password)


def prepare_company(admin: Rpc) -> None:
    """Prices with VAT in them, and what an electronic invoice says of its sender."""
    company = admin.search("res.company", [], limit=1)[0]
    admin.write(
        "res.company",
        company,
        {
            "account_price_include": "tax_included",
            "vat": "IT99000110173",
            "street": "Via Roma 1",
            "country_id": admin.ref("base.it"),
            "l10n_it_codice_fiscale": "99000110173",
            "l10n_it_tax_system": "RF01",
            **PLACE,
        },
    )


def prepare_plan(rpc: Rpc, employer: User) -> int:
    """The employer's programme: credit of it lasts to the end of November."""
    plan = rpc.create(
        "linfa.programme",
        {
            "name": "Piano dell'Anno",
            "funder_id": employer.partner_id,
            "date_from": "2026-01-01",
            "date_to": "2026-11-30",
            "service_fee_rate": 2,
        },
    )
    rpc.call("linfa.programme", "action_activate", [plan])
    return plan


def prepare_gift(data: Data, rpc: Rpc) -> Offer:
    """Gift vouchers that the cooperative sells, of 10 to 100 euro."""
    seller = rpc.search_read("res.company", [], ["partner_id"], limit=1)[0]["partner_id"][0]
    gifts = rpc.create(
        "linfa.programme",
        {"name": "Buoni dell'Anno", "kind": "gift", "funder_id": seller, "date_from": "2026-01-01"},
    )
    rpc.call("linfa.programme", "action_activate", [gifts])
    return data.offer(
        data.producer(name="Cooperativa dell'Anno"),
        name="Buono dell'Anno",
        offer_line="voucher",
        type="service",
        voucher_programme_id=gifts,
        voucher_min_amount=10,
        voucher_max_amount=100,
    )


def prepare_shop(data: Data, rpc: Rpc) -> tuple[int, User]:
    """A shop with an agreement, and who stands at its till."""
    shop = data.rpc.create("res.partner", {"name": "Bottega dell'Anno", "is_company": True})
    agreement = rpc.create(
        "linfa.merchant.agreement",
        {
            "partner_id": shop,
            "signed_date": "2026-01-01",
            "date_from": "2026-01-01",
            "bank_id": bank(data, shop, SHOP_IBAN),
            "commission_rate": 4,
            "settlement_period": "weekly",
        },
    )
    rpc.call("linfa.merchant.agreement", "action_activate", [agreement])
    keeper = data.portal_user(name="Cassa della Bottega")
    data.rpc.write("res.partner", keeper.partner_id, {"parent_id": shop})
    return shop, keeper
