"""Every page on which residents meet credit: at the checkout, under "My credit", as a gift."""

import pytest

from tests.journeys.welfare_access.look import Look
from tests.journeys.welfare_access.scene import PIN, Scene
from tests.kit.browser import DESKTOP, PHONE
from tests.kit.pages import Cart, Checkout, Login, OfferPage, SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}
CARD = "/my/credits/card"
BALANCE = "/buono"


@pytest.fixture(params=SIZES)
def look(request, open_page, screenshots):
    """Every page is looked at on a phone and on a large screen."""
    return Look(open_page(SIZES[request.param]), screenshots, request.param)


@pytest.fixture
def scene(server, admin):
    return Scene(admin)


def enter(page, user):
    Login(page).open().enter(user.login, user.password)


def press(page, selector):
    """Press what sends a form, and wait for the answer."""
    with page.expect_navigation():
        page.locator(selector).first.click()
    SitePage(page).ready()


def test_my_credit(look, scene):
    rosa = scene.add_resident()
    enter(look.page, rosa)
    site = SitePage(look.page)
    for path in ("/my/credits", "/my/credits/movements", "/my/credits/where", CARD):
        site.visit(path)
        look.at(f"nothing{path.replace('/', '-')}")
    voucher = scene.give(scene.add_person(rosa), 60)
    scene.add_card(rosa)
    for path in ("/my", "/my/credits", "/my/credits/movements", "/my/credits/where"):
        site.visit(path)
        look.at(f"credit{path.replace('/', '-')}")
    site.visit(f"/my/credits/voucher/{voucher}")
    look.at("credit-voucher")
    look.verify(9)


def test_my_card(look, scene):
    rosa = scene.add_resident()
    scene.add_card(rosa)
    enter(look.page, rosa)
    page = look.page
    SitePage(page).visit(CARD)
    look.at("card")
    for new in ("7351", "7352"):  # The second differs, the first time.
        page.locator("details").first.evaluate("one => { one.open = true; }")
        page.fill("#pin", PIN)
        page.fill("#new_pin", "7351")
        page.fill("#new_pin_again", "7352" if new == "7351" else "7351")
        press(page, "form[action$='/pin'] button")
        look.at("card-wrong" if new == "7351" else "card-changed")
    page.locator("details").last.evaluate("one => { one.open = true; }")
    look.at("card-lost")
    press(page, "form[action$='/block'] button")
    look.at("card-blocked")
    look.verify(5)


def fill_cart(scene, page, offer):
    """Go with one offer to where it is paid."""
    SitePage(page).visit(scene.rpc.get("product.template", offer.id, "website_url"))
    OfferPage(page).add_to_cart()
    return Cart(page).open().checkout().choose_delivery(scene.carrier)


def test_paying_a_part_with_credit(look, scene):
    rosa = scene.add_resident()
    scene.give(scene.add_person(rosa), 60)
    page = look.page
    enter(page, rosa)
    fill_cart(scene, page, scene.cheese)
    look.at("checkout-credit")
    page.fill("#linfa_credit_amount", "tanto")
    press(page, "form[action$='/use'] button")
    look.at("checkout-wrong-amount")
    page.fill("#linfa_credit_amount", "60")
    press(page, "form[action$='/use'] button")
    look.at("checkout-credit-kept")
    press(page, "form[action$='/drop'] button")
    look.at("checkout-credit-left-out")
    press(page, "form[action$='/use'] button")
    Checkout(page).choose_payment("Bonifico").pay()
    look.at("checkout-confirmed")
    mine = [("partner_id", "=", rosa.partner_id)]
    number = scene.rpc.search("sale.order", mine, order="id desc", limit=1)[0]
    SitePage(page).visit(f"/my/orders/{number}")
    look.at("order-with-credit", is_stock=True)
    SitePage(page).visit("/my/credits")
    look.at("credit-held")
    look.verify(7)


def test_paying_all_with_credit(look, scene):
    rosa = scene.add_resident()
    scene.give(scene.add_person(rosa), 60)
    page = look.page
    enter(page, rosa)
    fill_cart(scene, page, scene.honey)
    look.at("checkout-all-credit")
    press(page, "form[action$='/pay'] button")
    look.at("checkout-all-confirmed")
    SitePage(page).visit("/my/credits/movements")
    look.at("movements")
    look.verify(3)


def test_a_gift_from_the_form_to_its_balance(look, scene):
    page = look.page
    enter(page, scene.add_resident())
    SitePage(page).visit(scene.add_gift_offer())
    look.at("gift-form")
    page.check("#gift_way_mail")
    assert page.locator("#linfa_email").is_visible()
    look.at("gift-form-mail")
    page.fill("#linfa_amount", "5")
    page.click("#gift button[type=submit]")
    page.wait_for_selector(".linfa-field__error")
    look.at("gift-form-wrong")
    page.check("#gift_way_print")
    page.fill("#linfa_amount", "30")
    press(page, "#gift button[type=submit]")
    look.at("gift-cart")
    Cart(page).checkout()
    Checkout(page).choose_payment("Demo").pay()
    look.at("gift-confirmed")
    number = scene.rpc.search("sale.order", [], order="id desc", limit=1)[0]
    SitePage(page).visit(f"/my/orders/{number}/vouchers")
    look.at("gift-to-print")
    code = page.locator(".linfa-gift__digits").first.inner_text()
    SitePage(page).visit(BALANCE)
    look.at("gift-balance-empty")
    for text, name in (("ABCD-EFGH-JKLM-NPQR", "wrong"), (code, "found")):
        page.fill("#linfa_code", text)
        press(page, "form.linfa-form button[type=submit]")
        look.at(f"gift-balance-{name}")
    look.verify(9)
