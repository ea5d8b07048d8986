"""No serious or critical violation of accessibility on any page a resident meets."""

import pytest

from tests.kit.axe import assert_accessible
from tests.kit.browser import DESKTOP, PHONE
from tests.kit.pages import Address, Cart, Login, Shop, SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}
#: Stock Odoo's own markup that we neither write nor override, with the reason.
ALLOWED: dict[str, str] = {}


@pytest.fixture(params=SIZES)
def page(request, open_page):
    """Every page is looked at on a phone and on a large screen."""
    return open_page(SIZES[request.param])


@pytest.fixture(scope="module")
def place(shared_server, admin):
    """One producer with one cheese, and a way to have it at home."""
    from tests.kit.data import Data

    data = Data(admin)
    producer = data.producer(name="Malga Accessibile", opening_hours="sabato 9-12")
    offer = data.food(producer, name="Formaggella Accessibile")
    wine = data.food(producer, name="Rosso Accessibile", age_restriction="18")
    data.carrier(name="Consegna accessibile")
    data.enable_bank_transfer()
    return {
        "producer": admin.get("res.partner", producer, "website_url"),
        "offer": admin.get("product.template", offer.id, "website_url"),
        "name": offer.name,
        "wine": wine.name,
    }


@pytest.mark.parametrize(
    "path", ["/", "/shop", "/produttori", "/valli", "/web/login", "/terms", "/privacy"]
)
def test_pages_for_everybody(page, place, path):
    SitePage(page).visit(path)
    assert_accessible(page, ALLOWED)


@pytest.mark.parametrize("which", ["producer", "offer"])
def test_an_offer_and_its_producer(page, place, which):
    SitePage(page).visit(place[which])
    assert_accessible(page, ALLOWED)


def test_filters_and_an_empty_result(page, place):
    Shop(page).open("?line=voucher&search=nessuno")
    assert_accessible(page, ALLOWED)
    Shop(page).open("?line=product").filter_by_valley("Valle Trompia")
    Shop(page).open_filters()
    assert_accessible(page, ALLOWED)


def test_a_page_that_does_not_exist(page, guard):
    guard.allow("404", "this test asks for it")
    SitePage(page).visit("/produttori/nessuno-0")
    assert_accessible(page, ALLOWED)


def test_from_the_cart_to_the_confirmation(page, place):
    Shop(page).open().open_offer(place["name"]).add_to_cart()
    cart = Cart(page).open()
    assert_accessible(page, ALLOWED)
    checkout = cart.checkout()
    assert_accessible(page, ALLOWED)
    checkout.give_address(Address())
    assert_accessible(page, ALLOWED)
    checkout.choose_delivery("Consegna accessibile")
    checkout.choose_payment("Bonifico")
    assert_accessible(page, ALLOWED)
    checkout.pay()
    assert_accessible(page, ALLOWED)


def test_the_age_of_who_buys_wine(page, place):
    Shop(page).open().open_offer(place["wine"])
    assert_accessible(page, ALLOWED)
    Shop(page).open().open_offer(place["wine"]).add_to_cart()
    Cart(page).open().checkout()
    page.locator("#linfa_age_code").fill("RCCMNL83SMUD969Q")
    assert_accessible(page, ALLOWED)


def test_an_empty_cart(page):
    Cart(page).open()
    assert_accessible(page, ALLOWED)


def test_the_resident_s_own_pages(page, data):
    resident = data.portal_user()
    Login(page).open().enter(resident.login, resident.password)
    SitePage(page).visit("/my/home")
    assert_accessible(page, ALLOWED)
