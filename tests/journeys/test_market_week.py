"""A market week: from a baker who applies to the transfer that pays her.

People click where people click; what the scheduler and the store room do is called over
RPC, with the rights of who does it. Every total is reckoned by hand in `week/money.py`.
"""

import pytest

from tests.kit import pdf
from tests.kit.browser import DESKTOP, PHONE, shoot
from tests.kit.client import Client
from tests.kit.clock import italian_today
from tests.kit.data import Data
from tests.kit.outbox import Outbox
from tests.kit.rpc import Rpc

from .week import baskets, market, settling
from .week.baskets import CHEESE, GRISSINI, KNIFE, RYE
from .week.office import Office
from .week.people import PRICE_LIST, Candidate, CandidateForm, Shelf
from .week.store_room import take_one_back, validate

pytestmark = pytest.mark.browser


@pytest.fixture
def server(make_server):
    """A server of its own: the week changes the cooperative's settings."""
    return make_server(workers=2)


@pytest.fixture
def week(server):
    return Week(server, market.prepare(server, Data(Rpc.login(server))))


class Week:
    """What the steps hand on to one another."""

    def __init__(self, server, prepared):
        self.server = server
        self.market = prepared
        self.admin = prepared.data.rpc
        self.rpc = prepared.rpc
        self.outbox = Outbox(self.admin)
        self.who = Candidate()
        self.baker = self.round = 0
        self.products: dict[str, int] = {}

    def pdf(self, report: str, record_id: int) -> str:
        """A printed list, as the manager downloads it."""
        client = Client(self.server).login(self.market.manager.login, self.market.manager.password)
        answer = client.get(f"/report/pdf/linfa_catalog.{report}/{record_id}")
        answer.raise_for_status()
        return pdf.text(answer.content)


def test_a_market_week(week, open_page, screenshots):
    desktop, phone = open_page(DESKTOP), open_page(PHONE)
    office = Office(desktop).sign_in(week.market.office.login, week.market.office.password)
    becomes_a_producer(week, phone, office)
    shelf = Shelf(open_page(PHONE)).sign_in(week.who.email, week.who.password)
    imports_her_prices(week, shelf)
    opens_the_round(week)
    orders = seven_orders(week, open_page)
    shoot(desktop, screenshots, "week-office-desktop")
    closes_the_round(week, office)
    one_is_short(week, shelf, office, orders)
    shoot(shelf.page, screenshots, "week-round-phone")
    prints_the_lists(week)
    delivers(week)
    takes_one_back(week, orders)
    settling.settles_and_pays(week, shelf, office)


def becomes_a_producer(week, phone, office):
    """Candidate -> the office completes the agreement -> approved -> invited."""
    thanks = CandidateForm(phone).open().apply(week.who)
    assert week.who.name not in thanks
    [candidate] = week.admin.search_read(
        "res.partner", [("email", "=", week.who.email)], ["producer_state", "is_producer"]
    )
    assert (candidate["producer_state"], candidate["is_producer"]) == ("candidate", False)
    week.baker = candidate["id"]
    market.bank(week.market.data, week.baker, week.who.iban)
    week.rpc.write(
        "res.partner",
        week.baker,
        {
            "food_registration": "SCIA 17058/2026",
            "seller_model": "commission",
            "commission_rate": 20,
            "contract_date_from": str(italian_today()),
            "settlement_period": "weekly",
        },
    )
    office.open_form("linfa_catalog.res_partner_action_candidate", week.baker)
    office.press("action_review")
    office.press("action_approve")
    state = week.rpc.get("res.partner", week.baker, "producer_state")
    assert state == "approved"
    assert week.outbox.mails(week.who.email)
    week.rpc.write("res.partner", week.baker, {"is_published": True})
    [user] = week.admin.search("res.users", [("partner_id", "=", week.baker)])
    week.admin.write("res.users", user, {"password": week.who.password})


def imports_her_prices(week, shelf):
    """A wrong rate of VAT stops the list; corrected, it waits for the office."""
    assert "/my/producer/import" in " ".join(shelf.sections())
    fates = shelf.send_price_list(PRICE_LIST.format(grissini_vat="7"))
    assert fates == {"error": 1, "new": 1}, shelf.problems()
    fates = shelf.send_price_list(PRICE_LIST.format(grissini_vat="10"))
    assert fates == {"new": 2}, shelf.problems()
    shelf.confirm_import()
    changes = week.rpc.search(
        "linfa.offer.change", [("producer_id", "=", week.baker), ("state", "=", "pending")]
    )
    assert len(changes) == 2
    week.rpc.call("linfa.offer.change", "action_approve", changes)
    offers = week.rpc.search_read(
        "product.template",
        [("producer_id", "=", week.baker)],
        ["name", "list_price", "is_published", "product_variant_id"],
    )
    assert {offer["name"]: offer["list_price"] for offer in offers} == {RYE: 4.5, GRISSINI: 3.2}
    assert all(offer["is_published"] for offer in offers)
    week.rpc.write("product.template", [offer["id"] for offer in offers], {"sold_in_rounds": True})
    week.products = {offer["name"]: offer["product_variant_id"][0] for offer in offers}
    week.products[CHEESE] = week.market.formaggella.variant_id
    week.products[KNIFE] = week.market.knife.variant_id


def opens_the_round(week):
    """The scheduler makes this week's round and opens it."""
    today = italian_today()
    week.rpc.create(
        "linfa.round.template",
        {
            "name": "Giro di prova",
            "open_weekday": str(today.weekday()),
            "open_hour": 0,
            "close_weekday": str((today.weekday() + 4) % 7),
            "delivery_weekday": str((today.weekday() + 6) % 7),
            "producer_ids": [(6, 0, [week.baker, week.market.dairy_id, week.market.smith_id])],
        },
    )
    week.admin.run_cron("linfa_catalog.ir_cron_round_make")
    week.admin.run_cron("linfa_catalog.ir_cron_round_open_close")
    [found] = week.rpc.search("linfa.round", [("state", "=", "open")])
    week.round = found


def seven_orders(week, open_page) -> dict[str, int]:
    """Two by the office first, then five guests, each on her own phone."""
    baskets.book_in_office(week.market, week.products, week.round)
    for name, basket in baskets.WEB:
        words = baskets.Guest(open_page(PHONE), name).buy(basket, week.market.home_delivery)
        assert "S0" in words
    rows = week.rpc.search_read(
        "sale.order", [("round_id", "=", week.round)], ["partner_id", "state", "channel"]
    )
    assert sorted((row["state"], row["channel"]) for row in rows) == [
        *[("sale", "back_office")] * 2,
        *[("sale", "website")] * 5,
    ]
    # Nobody is told before the round closes.
    assert week.outbox.mails("malga") == []
    return {row["partner_id"][1].rpartition(", ")[2]: row["id"] for row in rows}


def closes_the_round(week, office):
    """The office presses the button; each producer hears once, of its own things only."""
    office.open_form("linfa_catalog.linfa_round_action", week.round)
    office.press("action_close", confirm=True)
    rows = week.rpc.search_read(
        "linfa.round.request", [("round_id", "=", week.round)], ["product_id", "ordered_qty"]
    )
    names = {week.products[name]: name for name in week.products}
    asked = {names[row["product_id"][0]]: row["ordered_qty"] for row in rows}
    assert asked == {RYE: 8, GRISSINI: 6, CHEESE: 4, KNIFE: 2}
    told = [mail for mail in week.outbox.mails(week.who.email) if RYE in mail.text]
    assert len(told) == 1
    assert "8" in told[0].text
    assert CHEESE not in told[0].text
    assert not any(name.split()[1] in told[0].text for name, _basket in baskets.WEB)


def one_is_short(week, shelf, office, orders):
    """Four packets of six: the last two orders lose one each, and have it back."""
    shelf.open_round(week.round).report_short(GRISSINI, "4", "Il forno si è rotto")
    shortages = week.rpc.search("linfa.shortage", [("round_id", "=", week.round)])
    assert len(shortages) == 2
    week.rpc.call("linfa.shortage", "action_tell", shortages)
    for name in ("Bruno Secondo", "Dario Quarto"):
        mail = next(
            mail
            for mail in week.outbox.mails(baskets.Guest(None, name).email)
            if GRISSINI in mail.text and "Il forno si è rotto" in mail.text
        )
        assert "3,20" in mail.text
        order = orders[name]
        assert week.rpc.get("sale.order", order, "amount_to_refund") == 3.2
        week.rpc.call("sale.order", "action_refund", [order])
        assert week.rpc.get("sale.order", order, "amount_to_refund") == 0
    shelf.open_round(week.round).confirm_round().ready_for_collection()


def prints_the_lists(week):
    """Labels and lists say who gets what; the text can be read from the PDF."""
    preparation = week.pdf("report_round_preparation", week.round)
    assert week.who.name in preparation
    labels = week.pdf("report_round_labels", week.round)
    assert "Anna P." in labels
    assert RYE in labels
    assert "Prima" not in labels
    delivery = week.pdf("report_round_delivery", week.round)
    assert all(name in delivery for name, _basket in baskets.WEB)
    assert CHEESE in week.pdf("report_round_picking", week.round)


def delivers(week):
    """The store room receives what the producers bring and hands everything over."""
    receipts = week.rpc.search(
        "stock.picking",
        [("round_id", "=", week.round), ("picking_type_code", "=", "incoming")],
    )
    assert len(receipts) == 3
    validate(week.rpc, receipts)
    outgoing = [("round_id", "=", week.round), ("picking_type_code", "=", "outgoing")]
    validate(week.rpc, week.rpc.search("stock.picking", [*outgoing, ("state", "!=", "cancel")]))
    lines = week.rpc.search_read(
        "sale.order.line",
        [("order_id.round_id", "=", week.round), ("is_round_line", "=", True)],
        ["product_uom_qty", "qty_delivered"],
    )
    assert all(line["product_uom_qty"] == line["qty_delivered"] for line in lines)
    week.rpc.call("linfa.round", "action_done", [week.round])
    assert week.rpc.get("linfa.round", week.round, "state") == "done"


def takes_one_back(week, orders):
    """Carla brings one cheese back: the dairy bears it."""
    take_one_back(week.rpc, orders["Carla Terza"], week.products[CHEESE])
