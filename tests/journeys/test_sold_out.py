"""What a resident reads when there is less than they want: in words, on every page."""

import pytest

from tests.kit.axe import assert_accessible
from tests.kit.browser import DESKTOP, PHONE, shoot
from tests.kit.pages import Address, Cart, Shop, SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.fixture(params=SIZES)
def size(request):
    return request.param


@pytest.fixture
def look(screenshots, size):
    """Check a page for everybody, and keep its picture."""

    def at(page, name):
        assert_accessible(page)
        shoot(page, screenshots, f"stock-{name}-{size}")

    return at


@pytest.fixture
def office(data):
    """Sells on the telephone what others have in their cart."""
    customer = data.rpc.create("res.partner", {"name": "Cliente al telefono"})

    def sell(offer, quantity):
        line = {"product_id": offer.variant_id, "product_uom_qty": quantity}
        order = data.rpc.create(
            "sale.order", {"partner_id": customer, "order_line": [(0, 0, line)]}
        )
        data.rpc.call("sale.order", "action_confirm", [order])

    return sell


def test_from_three_to_none(open_page, size, data, office, look, guard):
    page = open_page(SIZES[size])
    offer = data.limited(data.producer(), 3)
    carrier = data.rpc.get("delivery.carrier", data.carrier(), "name")
    office(offer, 1)

    Shop(page).open(f"?search={offer.name}").open_offer(offer.name).add_to_cart()
    cart = Cart(page).open()
    want(page, 5)
    assert_says(page, offer.name, "ne restano solo 2", "Only 2 of")
    look(page, "cart-refused")

    checkout = cart.checkout().give_address(Address()).choose_delivery(carrier)
    assert_says(page, "15", "tenute da parte", "kept aside")
    look(page, "payment")

    office(offer, 2)
    guard.allow("Odoo Server Error|ValidationError|RPC_ERROR", "the shop refuses the payment")
    checkout.choose_payment("Demo")
    page.locator("[name=o_payment_submit_button]:visible").first.click()
    page.get_by_role("dialog").wait_for()
    assert_says(page, offer.name, "è esaurito", "is sold out", where="[role=dialog]")
    look(page, "payment-refused")

    Cart(page).open()
    assert_says(page, offer.name, "è esaurito", "is sold out")
    look(page, "cart-sold-out")
    Shop(page).open(f"?search={offer.name}")
    assert page.locator(".linfa-card__sold-out").count() == 1
    look(page, "card-sold-out")
    SitePage(page).visit(data.rpc.get("product.template", offer.id, "website_url"))
    assert page.locator(".linfa-sold-out:visible").count() == 1
    look(page, "page-sold-out")


def assert_says(page, fact: str, *sentences: str, where: str = "main") -> None:
    """The fact and one of the sentences stand there, in the language of the shop."""
    text = page.locator(where).inner_text()
    assert fact in text, text
    assert any(sentence in text for sentence in sentences), text


def want(page, quantity: int) -> None:
    """Type a quantity in the cart and wait for the shop's answer."""
    field = page.locator("input.js_quantity:visible").first
    with page.expect_response("**/shop/cart/update"):
        field.fill(str(quantity))
        field.press("Tab")
    page.wait_for_load_state("networkidle")
