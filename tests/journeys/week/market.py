"""What is there before the week begins: the cooperative's settings and two producers."""

from dataclasses import dataclass, field

from tests.kit.data import Data, Offer, User
from tests.kit.rpc import Rpc

COOPERATIVE_IBAN = "IT65P9999954560000000067890"
IBANS = ("IT42Q9999954560000000067891", "IT19R9999954560000000067892")


@dataclass
class Market:
    """Ids and people that the steps of the week need."""

    data: Data
    office: User
    manager: User
    home_delivery: str
    formaggella: Offer
    knife: Offer
    dairy_id: int
    smith_id: int
    rpc: Rpc = field(repr=False, default=None)


def prepare(server, data: Data) -> Market:
    """Italian prices with VAT in them, a bank, an office, a dairy and a smith."""
    company = data.rpc.search("res.company", [], limit=1)[0]
    data.rpc.write("res.company", company, {"account_price_include": "tax_included"})
    prepare_bank(data, company)
    office = data.user("linfa_catalog.linfa_catalog_group_user", "stock.group_stock_user")
    manager = data.user(
        "linfa_catalog.linfa_catalog_group_manager",
        "account.group_account_user",
        "account_payment_batch_oca.group_account_payment",
        "stock.group_stock_user",
    )
    dairy = producer(data, "Malga della Settimana", IBANS[0], "resale", 25)
    smith = producer(data, "Fucina della Settimana", IBANS[1], "intermediation", 15)
    return Market(
        data=data,
        office=office,
        manager=manager,
        home_delivery=data.rpc.get("delivery.carrier", data.carrier(), "name"),
        formaggella=data.food(
            dairy,
            name="Formaggella della settimana",
            list_price=9.9,
            taxes_id=[(6, 0, [sale_tax(data, 4)])],
            sold_in_rounds=True,
        ),
        knife=data.offer(
            smith,
            name="Coltellino della settimana",
            list_price=35,
            taxes_id=[(6, 0, [sale_tax(data, 22)])],
            sold_in_rounds=True,
        ),
        dairy_id=dairy,
        smith_id=smith,
        rpc=Rpc.login(server, manager.login, manager.password),
    )


def producer(data: Data, name: str, iban: str, model: str, share: float) -> int:
    producer_id = data.producer(
        name=name, seller_model=model, commission_rate=share, settlement_period="weekly"
    )
    bank(data, producer_id, iban)
    return producer_id


def bank(data: Data, partner_id: int, iban: str) -> int:
    values = {"partner_id": partner_id, "acc_number": iban, "allow_out_payment": True}
    return data.rpc.create("res.partner.bank", values)


def sale_tax(data: Data, rate: float) -> int:
    """The chart's ordinary tax of this rate on goods, switched on."""
    xml_id = f"account.1_{rate}v"
    tax = data.rpc.ref(xml_id)
    data.rpc.write("account.tax", tax, {"active": True})
    return tax


def prepare_bank(data: Data, company: int) -> None:
    """The cooperative's account, from which SEPA transfers leave."""
    partner = data.rpc.get("res.company", company, "partner_id")[0]
    account = bank(data, partner, COOPERATIVE_IBAN)
    domain = [("type", "=", "bank"), ("company_id", "=", company)]
    journal = data.rpc.search("account.journal", domain, limit=1)[0]
    data.rpc.write("account.journal", journal, {"bank_account_id": account})
    method = data.rpc.search(
        "account.payment.method",
        [("code", "=", "sepa_credit_transfer"), ("payment_type", "=", "outbound")],
    )[0]
    transfer_account = data.rpc.get("res.company", company, "transfer_account_id")[0]
    data.rpc.create(
        "account.payment.method.line",
        {
            "name": "Bonifico SEPA",
            "payment_method_id": method,
            "journal_id": journal,
            "company_id": company,
            "selectable": True,
            "bank_account_link": "fixed",
            "payment_account_id": transfer_account,
        },
    )
