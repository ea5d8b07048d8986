"""An order round as people meet it: the shelf before, during and after, and the producer's
own page on a phone."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.kit.axe import assert_accessible
from tests.kit.browser import DESKTOP, PHONE, shoot
from tests.kit.pages import Cart, Login, Shop, SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}
#: Stock Odoo's own markup that we neither write nor override, with the reason.
ALLOWED: dict[str, str] = {}


@pytest.fixture(params=SIZES)
def size(request):
    return request.param


@pytest.fixture
def market(data, admin):
    """A producer with a login, a cheese sold in rounds, and an open round for it."""
    partner = data.producer(name="Malga del Giro")
    user = data.portal_user()
    admin.write("res.partner", user.partner_id, {"parent_id": partner})
    offer = data.food(partner, sold_in_rounds=True)
    sale_round = create_round(admin, partner, 0)
    admin.call("linfa.round", "action_open", [sale_round])
    return {"producer": partner, "user": user, "offer": offer, "round": sale_round}


def create_round(admin, producer: int, days: int) -> int:
    start = datetime.now(UTC) + timedelta(days=days)
    return admin.create(
        "linfa.round",
        {
            "open_at": f"{start - timedelta(hours=1):%Y-%m-%d %H:%M:%S}",
            "close_at": f"{start + timedelta(days=1):%Y-%m-%d %H:%M:%S}",
            "delivery_date": f"{start + timedelta(days=3):%Y-%m-%d}",
            "producer_ids": [(6, 0, [producer])],
        },
    )


def confirm_order(admin, market, quantity: int) -> int:
    customer = admin.create("res.partner", {"name": "Rosa Giro", "email": "rosa@example.com"})
    line = {"product_id": market["offer"].variant_id, "product_uom_qty": quantity}
    order = admin.create("sale.order", {"partner_id": customer, "order_line": [(0, 0, line)]})
    admin.call("sale.order", "action_confirm", [order])
    return order


def test_the_shelf_of_a_round(open_page, size, market, admin, screenshots):
    page = open_page(SIZES[size])
    name = market["offer"].name
    shop = Shop(page).open(f"?search={name}")
    assert "Malga del Giro" in page.content()
    assert page.locator(".linfa-round-when").count() == 1
    shoot(page, screenshots, f"round-shop-open-{size}")
    shop.open_offer(name).add_to_cart()
    shoot(page, screenshots, f"round-offer-open-{size}")
    assert_accessible(page, ALLOWED)
    Cart(page).open()
    assert page.locator(".linfa-round-cart").is_visible()
    admin.call("linfa.round", "action_close", [market["round"]])
    next_round = create_round(admin, market["producer"], 2)
    check_cart_after_closing(page, size, screenshots)
    check_shelf_before_opening(page, size, name, screenshots)
    move_cart(page, admin, next_round, size, screenshots)


def check_cart_after_closing(page, size, screenshots):
    Cart(page).open()
    assert page.locator(".linfa-round-cart form").count() == 1
    shoot(page, screenshots, f"round-cart-closed-{size}", full_page=True)
    assert_accessible(page, ALLOWED)


def check_shelf_before_opening(page, size, name, screenshots):
    """The next round is named, and nothing can be put in the cart."""
    shop = Shop(page).open(f"?search={name}")
    assert page.locator(".linfa-round-when--closed").count() == 1
    assert page.locator(".linfa-card__add").count() == 0
    assert_accessible(page, ALLOWED)
    shoot(page, screenshots, f"round-shop-closed-{size}")
    shop.open_offer(name)
    assert not page.locator("#add_to_cart").is_visible()
    shoot(page, screenshots, f"round-offer-closed-{size}")
    assert_accessible(page, ALLOWED)


def move_cart(page, admin, next_round, size, screenshots):
    admin.call("linfa.round", "action_open", [next_round])
    Cart(page).open()
    shoot(page, screenshots, f"round-cart-move-{size}", full_page=True)
    page.locator("form[action='/shop/round/move'] button").click()
    page.wait_for_load_state()
    assert page.locator(".linfa-round-cart form").count() == 0
    assert page.locator(".linfa-round-cart").is_visible()


def test_the_page_of_a_producer(open_page, size, market, admin, screenshots):
    page = open_page(SIZES[size])
    confirm_order(admin, market, 5)
    admin.call("linfa.round", "action_close", [market["round"]])
    login = Login(page)
    login.open()
    login.enter(market["user"].login, market["user"].password)
    SitePage(page).visit("/my/producer/round")
    shoot(page, screenshots, f"round-portal-list-{size}")
    assert_accessible(page, ALLOWED)
    page.locator(f"a[href='/my/producer/round/{market['round']}']").click()
    page.wait_for_load_state()
    assert_accessible(page, ALLOWED)
    shoot(page, screenshots, f"round-portal-new-{size}", full_page=True)
    report_short(page, size, screenshots)
    page.locator("form[action$='/ready'] button").click()
    page.wait_for_load_state()
    shoot(page, screenshots, f"round-portal-ready-{size}", full_page=True)
    domain = [("round_id", "=", market["round"])]
    [request] = admin.search_read("linfa.round.request", domain, ["state", "confirmed_qty"])
    assert (request["state"], request["confirmed_qty"]) == ("ready", 3)


def report_short(page, size, screenshots):
    page.locator("details summary").click()
    page.locator("[name=quantity]").fill("3")
    page.locator("[name=reason]").fill("La mucca è malata")
    shoot(page, screenshots, f"round-portal-short-{size}", full_page=True)
    assert_accessible(page, ALLOWED)
    page.locator("form[action$='/short'] button").click()
    page.wait_for_load_state()
    assert page.locator(".linfa-shelf__notice").is_visible()
