"""Every page of a shopkeeper: reading a code, taking credit, undoing, waiting, the list."""

import pytest

from tests.journeys.welfare_access.look import Look
from tests.journeys.welfare_access.scene import PIN, Scene, make_code
from tests.kit.browser import DESKTOP, PHONE
from tests.kit.pages import Login, SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}
HOME = "/my/merchant"
LIMIT = "linfa_welfare.redemption_hourly_failures"


@pytest.fixture(params=SIZES)
def look(request, open_page, screenshots):
    return Look(open_page(SIZES[request.param]), screenshots, request.param)


@pytest.fixture
def scene(server, admin):
    return Scene(admin)


@pytest.fixture
def code(scene, look):
    """The number of a card, as its owner reads it; 60 euro are behind it."""
    rosa = scene.add_resident()
    scene.give(scene.add_person(rosa), 60)
    scene.add_card(rosa)
    Login(look.page).open().enter(rosa.login, rosa.password)
    SitePage(look.page).visit("/my/credits/card")
    number = look.page.locator(".linfa-code__number").inner_text()
    look.page.context.clear_cookies()
    return number


def send(page, text, field="#code"):
    """Type something and go on."""
    page.fill(field, text)
    with page.expect_navigation():
        page.locator(".linfa-till__go").first.click()
    SitePage(page).ready()


def begin(scene, look, **values):
    keeper, agreement = scene.add_shop(**values)
    Login(look.page).open().enter(keeper.login, keeper.password)
    SitePage(look.page).visit(HOME)
    return agreement


def test_a_sale(look, scene, code):
    names = [{"name": "Alimentari per tutti"}, {"name": "Libri per tutti"}]
    categories = scene.rpc.create("product.public.category", names)
    begin(scene, look, category_ids=[(6, 0, categories)])
    page = look.page
    look.at("merchant-home")
    send(page, "ABCD-EFGH-JKLM-NPQR")
    look.at("merchant-wrong-code")
    send(page, code)
    look.at("merchant-amount")
    page.select_option("#category", index=1)
    send(page, "600", "#amount")
    look.at("merchant-too-much")
    page.fill("#pin", PIN)
    page.select_option("#category", index=1)
    send(page, "30", "#amount")
    look.at("merchant-done")
    for query in ("today", "last_week"):
        SitePage(page).visit(f"{HOME}/list?period={query}")
        look.at(f"merchant-list-{query}")
    page.go_back()
    page.locator(".linfa-rows a").first.click()
    SitePage(page).ready()
    with page.expect_navigation():
        page.locator(".linfa-till__undo button").click()
    SitePage(page).ready()
    look.at("merchant-undone")
    SitePage(page).visit(f"{page.url}?late=1&again=1")
    look.at("merchant-too-late")
    look.verify(9)


def test_a_codice_fiscale_asks_for_the_pin(look, scene):
    begin(scene, look)
    send(look.page, make_code())
    assert look.page.locator("#pin").is_visible()
    look.at("merchant-pin")
    send(look.page, "1234", "#pin")
    look.at("merchant-pin-refused")
    look.verify(2)


def test_a_shop_whose_agreement_rests(look, scene):
    agreement = begin(scene, look)
    scene.rpc.call("linfa.merchant.agreement", "action_suspend", [agreement])
    SitePage(look.page).visit(HOME)
    look.at("merchant-suspended")
    look.verify(1)


def test_after_too_many_wrong_codes(look, scene, guard):
    guard.allow("429", "this test asks for it")
    begin(scene, look)
    scene.rpc.call("ir.config_parameter", "set_param", LIMIT, "1")
    try:
        for _time in range(2):
            SitePage(look.page).visit(HOME)
            send(look.page, "ABCD-EFGH-JKLM-NPQR")
    finally:
        scene.rpc.call("ir.config_parameter", "set_param", LIMIT, "500")
    assert look.page.locator("#code").count() == 0
    look.at("merchant-wait")
    look.verify(1)
