"""A resident on a phone finds a cheese, reads who makes it, and buys it as a guest."""

from dataclasses import dataclass

import pytest

from tests.kit.browser import shoot
from tests.kit.data import Offer
from tests.kit.pages import Address, Cart, Checkout, Home, OfferPage, Shop
from tests.kit.rpc import Rpc

pytestmark = pytest.mark.browser

VESTONE = "017197"
DEMO, BANK_TRANSFER = "Demo", "Bonifico"


@dataclass
class Producer:
    """Who makes something, and where the orders are written to."""

    id: int
    name: str
    email: str
    offer: Offer


@dataclass
class Market:
    """A malga of Valle Trompia, a mill of Valle Sabbia, and somebody who delivers."""

    malga: Producer
    mill: Producer
    home_delivery: str


@pytest.fixture
def market(data) -> Market:
    """New ones for each test, since tests share a database."""
    data.enable_bank_transfer()
    valley_sabbia = data.municipality(VESTONE)
    return Market(
        malga=producer_with_one_offer(data),
        mill=producer_with_one_offer(data, municipality_id=valley_sabbia),
        home_delivery=data.rpc.get("delivery.carrier", data.carrier(), "name"),
    )


def producer_with_one_offer(data, **values) -> Producer:
    producer_id = data.producer(**values)
    [row] = data.rpc.read("res.partner", [producer_id], ["name", "email"])
    return Producer(producer_id, row["name"], row["email"], data.food(producer_id))


@pytest.fixture
def back_office(server, data) -> Rpc:
    """Somebody of the cooperative's office, with the rights of the office only."""
    user = data.user("linfa_catalog.linfa_catalog_group_user")
    return Rpc.login(server, user.login, user.password)


def test_a_guest_buys_from_two_producers(phone, market, back_office, outbox, screenshots):
    find_cheese_by_line_and_valley(phone, market).add_to_cart()
    Shop(phone).open().open_offer(market.mill.offer.name).add_to_cart()
    checkout = Cart(phone).open().checkout()
    thanks = order(checkout, market.home_delivery, DEMO)
    shoot(phone, screenshots, "confirmation-phone")
    assert market.malga.name in thanks
    [found] = orders_of(back_office, market.malga)
    assert found["name"] in thanks
    assert (found["state"], found["channel"]) == ("sale", "website")
    assert_told_of_own_lines_only(outbox, market, market.malga, found["name"])
    assert_told_of_own_lines_only(outbox, market, market.mill, found["name"])
    assert_lines_are_under_their_producer(back_office, found["id"], market)


def test_with_a_bank_transfer_the_producer_hears_when_the_money_came(
    phone, market, back_office, outbox
):
    Shop(phone).open("?line=product").open_offer(market.malga.offer.name).add_to_cart()
    checkout = Cart(phone).open().checkout()
    order(checkout, market.home_delivery, BANK_TRANSFER)
    [found] = orders_of(back_office, market.malga)
    assert found["state"] == "sent"
    assert outbox.mails(market.malga.email) == []
    back_office.call("sale.order", "action_confirm", [found["id"]])
    assert_told_of_own_lines_only(outbox, market, market.malga, found["name"])


def find_cheese_by_line_and_valley(phone, market: Market) -> OfferPage:
    """Home -> line -> valley -> offer -> its producer -> back to the offer."""
    shop = Home(phone).open().choose_line("product")
    shop.filter_by_valley("Valle Trompia")
    assert market.malga.offer.name in shop.offers()
    assert market.mill.offer.name not in shop.offers()
    offer = shop.open_offer(market.malga.offer.name)
    assert offer.title() == market.malga.offer.name
    assert "LATTE" in offer.label.inner_text()
    producer = offer.open_producer()
    assert producer.title() == market.malga.name
    assert producer.offers() == [market.malga.offer.name]
    return producer.open_offer(market.malga.offer.name)


def order(checkout: Checkout, delivery: str, payment: str) -> str:
    """Address, home delivery, payment; returns the words of the confirmation."""
    checkout.give_address(Address(name="Piera Bassi")).choose_delivery(delivery)
    return checkout.choose_payment(payment).pay()


def orders_of(back_office: Rpc, producer: Producer) -> list[dict]:
    """The office's list of orders under this producer."""
    domain = [("producer_ids", "in", [producer.id])]
    return back_office.search_read("sale.order", domain, ["name", "state", "channel"])


def assert_told_of_own_lines_only(outbox, market: Market, told: Producer, order_name: str):
    """One mail, waiting in the queue, about their own things and nobody's address."""
    [other] = [each for each in (market.malga, market.mill) if each is not told]
    mail = outbox.one(told.email)
    assert mail.state == "outgoing"
    assert order_name in mail.subject + mail.text
    assert told.offer.name in mail.text
    assert market.home_delivery in mail.text
    for secret in (other.offer.name, other.name, "Bassi", "Via Roma", "piera@"):
        assert secret not in mail.text


def assert_lines_are_under_their_producer(back_office: Rpc, order_id: int, market: Market):
    domain = [("order_id", "=", order_id), ("producer_id", "!=", False)]
    lines = back_office.search_read("sale.order.line", domain, ["name", "producer_id"])
    found = {line["producer_id"][0]: line["name"] for line in lines}
    assert set(found) == {market.malga.id, market.mill.id}
    assert market.malga.offer.name in found[market.malga.id]
