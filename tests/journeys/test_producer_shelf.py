"""A producer keeps its shelf from a phone, and the office says yes by the back office."""

import io
from dataclasses import dataclass

import pytest
from PIL import Image

from tests.kit.axe import assert_accessible
from tests.kit.browser import DESKTOP, PHONE, shoot
from tests.kit.pages import Login, SitePage
from tests.kit.rpc import Rpc

pytestmark = pytest.mark.browser

OFFERS, IMPORT, PAGE = "/my/producer/offers", "/my/producer/import", "/my/producer/page"
HEAD = "codice;nome;prezzo;iva;giacenza\n"
SIZES = {"phone": PHONE, "desktop": DESKTOP}


@dataclass
class Maker:
    """A producer whose offers wait for approval, and how she signs in."""

    id: int
    login: str
    password: str


@pytest.fixture
def maker(data) -> Maker:
    producer_id = data.producer(name="Malga Scaffale di Prova", offers_need_approval=True)
    user = data.portal_user(partner_id=producer_id, name="Malga Scaffale di Prova")
    return Maker(producer_id, user.login, user.password)


@pytest.fixture
def back_office(server, data) -> Rpc:
    """Somebody of the cooperative's office, with the rights of the office only."""
    user = data.user("linfa_catalog.linfa_catalog_group_user")
    return Rpc.login(server, user.login, user.password)


def photo() -> dict:
    stream = io.BytesIO()
    Image.new("RGB", (1200, 900), "#8F4216").save(stream, "JPEG")
    return {"name": "ciotola.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def price_list(*rows: str) -> dict:
    text = HEAD + "\n".join(rows)
    return {"name": "listino.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}


def enter(page, maker: Maker) -> SitePage:
    Login(page).open().enter(maker.login, maker.password)
    return SitePage(page)


def submit(page, form: str = ".linfa-form") -> SitePage:
    """Press the form's button, which leads to another page."""
    with page.expect_navigation():
        page.locator(f"{form} button[type=submit]").last.click()
    return SitePage(page).ready()


def approve(back_office: Rpc, maker: Maker) -> None:
    """The office says yes to what waits."""
    domain = [("producer_id", "=", maker.id), ("state", "=", "pending")]
    [change] = back_office.search("linfa.offer.change", domain)
    back_office.call("linfa.offer.change", "action_approve", [change])


def find(rpc: Rpc, maker: Maker, name: str) -> dict:
    domain = [("producer_id", "=", maker.id), ("name", "=", name)]
    fields = ["list_price", "is_published", "is_paused", "qty_available", "producer_code"]
    [offer] = rpc.search_read("product.template", domain, fields)
    return offer


def test_a_producer_keeps_its_shelf(phone, maker, back_office, admin, screenshots):
    site = enter(phone, maker)
    offer = make_an_offer(site, screenshots)
    assert find(admin, maker, "Ciotola di larice")["is_published"] is False
    approve(back_office, maker)
    assert find(admin, maker, "Ciotola di larice")["is_published"] is True
    change_the_price(site, offer, screenshots)
    assert find(admin, maker, "Ciotola di larice")["list_price"] != pytest.approx(21)
    before = find(admin, maker, "Ciotola di larice")["list_price"]
    approve(back_office, maker)
    assert find(admin, maker, "Ciotola di larice")["list_price"] > before
    one_more_then_a_number_then_pause(site, screenshots)
    found = find(admin, maker, "Ciotola di larice")
    assert (found["qty_available"], found["is_paused"]) == (7.5, True)


def make_an_offer(site: SitePage, screenshots) -> str:
    """Fill the form, with a photo; return the address of the offer."""
    page = site.visit(f"{OFFERS}/new").page
    shoot(page, screenshots, "producer-offer-new-phone", full_page=True)
    assert_accessible(page)
    page.locator("[name=name]").fill("Ciotola di larice")
    page.locator("[name=price]").fill("18,50")
    page.locator("[name=vat]").select_option("22")
    page.locator("[name=unit]").select_option("piece")
    page.locator("[name=stock]").fill("4")
    page.locator("[name=picture]").set_input_files(photo())
    assert not page.locator("[name=ingredients]").is_visible()
    submit(page)
    assert "done=waiting" in page.url
    return page.url.partition("?")[0]


def change_the_price(site: SitePage, offer: str, screenshots) -> None:
    page = site.visit(offer).page
    assert page.locator("[name=price]").input_value() == "18,50"
    page.locator("[name=price]").fill("21")
    submit(page)
    assert "21" in page.locator(".linfa-waits").inner_text()
    shoot(page, screenshots, "producer-offer-waits-phone", full_page=True)
    assert_accessible(page)


def one_more_then_a_number_then_pause(site: SitePage, screenshots) -> None:
    page = site.visit(OFFERS).page
    with page.expect_navigation():
        page.locator(".linfa-stock [value=more]").click()
    site.ready()
    stock = page.locator(".linfa-stock [name=quantity]")
    assert stock.input_value() == "5"
    with page.expect_navigation():
        stock.fill("7,5")
        stock.press("Tab")
    site.ready()
    assert stock.input_value() == "7,5"
    submit(page, ".linfa-goods__tools form:last-child")
    shoot(page, screenshots, "producer-offers-phone", full_page=True)
    assert_accessible(page)


def test_a_price_list_with_a_bad_row_is_corrected_and_imported(phone, maker, admin, screenshots):
    site = enter(phone, maker)
    page = site.visit(IMPORT).page
    shoot(page, screenshots, "producer-import-phone", full_page=True)
    assert_accessible(page)
    send(page, price_list("T1;Tagliere;12,50;22;3", "T2;Tagliere più grande;nan;22;1"))
    assert page.locator(".linfa-rows__item").first.get_attribute("class").endswith("--error")
    assert page.locator("form[action$=confirm]").count() == 0
    shoot(page, screenshots, "producer-import-errors-phone", full_page=True)
    assert_accessible(page)
    site.visit(IMPORT)
    send(page, price_list("T1;Tagliere;12,50;22;3", "T2;Tagliere più grande;19;22;1"))
    shoot(page, screenshots, "producer-import-checked-phone", full_page=True)
    submit(page, "form[action$=confirm]")
    assert page.locator(".linfa-rows__item--new").count() == 2
    assert_accessible(page)
    assert find(admin, maker, "Tagliere più grande")["producer_code"] == "T2"
    assert find(admin, maker, "Tagliere")["qty_available"] == 3


def send(page, file: dict) -> None:
    page.locator("[name=file]").set_input_files(file)
    submit(page)


def test_it_works_without_javascript(open_page, maker, admin, data):
    data.offer(maker.id, name="Vaso semplice", is_storable=True)
    signed_in = enter(open_page(PHONE), maker).page.context.storage_state()
    page = open_page(PHONE, java_script_enabled=False, storage_state=signed_in)
    page.goto(OFFERS)
    page.locator(".linfa-stock [name=quantity]").fill("2,5")
    page.locator(".linfa-stock__save").click()
    assert find(admin, maker, "Vaso semplice")["qty_available"] == 2.5
    page.locator(".linfa-goods__tools form:last-child button").click()
    assert find(admin, maker, "Vaso semplice")["is_paused"] is True


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_are_accessible(open_page, maker, data, size, screenshots):
    food = data.food(maker.id, is_storable=True)
    data.offer(maker.id, name="Vaso in pausa", is_paused=True)
    data.offer(maker.id, name="Senza prezzo", is_published=False, list_price=0)
    page = open_page(SIZES[size])
    site = enter(page, maker)
    for name, path in (
        ("home", "/my/producer"),
        ("offers", OFFERS),
        ("offers-none", f"{OFFERS}?search=nessuna"),
        ("offer", f"{OFFERS}/{food.id}"),
        ("import", IMPORT),
        ("page", PAGE),
    ):
        site.visit(path)
        shoot(page, screenshots, f"producer-{name}-{size}", full_page=True)
        assert_accessible(page)


def test_a_paused_offer_is_in_sight_and_cannot_be_bought(phone, maker, data, admin, screenshots):
    offer = data.offer(maker.id, name="Vaso Fermo di Prova", is_paused=True)
    site = SitePage(phone).visit(admin.get("product.template", offer.id, "website_url"))
    assert phone.locator(".linfa-unavailable").is_visible()
    assert phone.locator("#add_to_cart").count() == 0
    shoot(phone, screenshots, "offer-paused-phone", full_page=True)
    assert_accessible(phone)
    site.visit("/shop?search=Vaso+Fermo+di+Prova")
    assert phone.locator(".linfa-card__sold-out").is_visible()
    assert phone.locator(".linfa-card__add").count() == 0
