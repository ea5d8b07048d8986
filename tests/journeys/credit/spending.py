"""How credit is spent: on the website, half by card; in a shop; as a gift."""

from tests.journeys.week.office import Office
from tests.journeys.week.store_room import take_one_back
from tests.kit.axe import assert_accessible
from tests.kit.browser import DESKTOP, PHONE, shoot
from tests.kit.pages import Checkout

from . import money, office
from .people import HOME, LEO, MARTA, PIN, Buyer, Resident, Till, make_fiscal_code
from .proof import assert_agreed


def buys_half_by_credit(world, marta: Resident, screenshots) -> int:
    """Two cheeses: 50 by credit, 50 by card; the VAT is that of an order without credit."""
    assert "120,00" in marta.open().text()
    checkout = marta.fill_cart(world.cheese.name, 2).give_address(HOME)
    checkout.choose_delivery(world.delivery)
    marta.want_credit("50,00")
    assert_accessible(marta.page)
    shoot(marta.page, screenshots, "credit-part-phone", full_page=True)
    marta.use_credit()
    assert "50,00" in marta.page.locator(".linfa-credit-left").first.inner_text()
    shoot(marta.page, screenshots, "credit-payment-phone", full_page=True)
    words = Checkout(marta.page).choose_payment("Demo").pay()
    assert world.cheese.name in words
    [order] = find_orders(world, world.rpc.search("res.partner", [("email", "=", MARTA["email"])]))
    assert world.rpc.get("sale.order", order, "state") == "sale"
    contact = world.rpc.get("sale.order", order, "partner_id")[0]
    assert world.rpc.get("res.partner", contact, "l10n_it_codice_fiscale") == make_fiscal_code(1)
    assert office.paid(world, order) == {"credit": money.BY_CREDIT, "card": money.BY_CARD}
    without = world.rpc.call("sale.order", "copy", [order])[0]
    assert world.rpc.get("sale.order", without, "credit_paid_amount") == 0
    assert office.amounts(world, "sale.order", order) == money.SOLD
    assert office.amounts(world, "sale.order", without) == money.SOLD
    world.rpc.call("sale.order", "action_cancel", [without])
    assert_agreed(world, money.AFTER_PURCHASE)
    return order


def find_orders(world, partners: list[int]) -> list[int]:
    return world.rpc.search("sale.order", [("partner_id", "in", partners)])


def is_invoiced(world, order: int) -> int:
    """The invoice posts, says nothing of credit, is paid, and FatturaPA takes it."""
    invoice = office.invoice(world, order)
    assert office.amounts(world, "account.move", invoice) == money.SOLD
    office.assert_electronic(world, invoice, money.SOLD)
    assert_agreed(world, money.AFTER_PURCHASE)
    assert world.rpc.get("account.move", invoice, "amount_residual") == 0
    return invoice


def takes_half_back(world, order: int, invoice: int, screens) -> None:
    """One cheese comes back: half of it to the credit, half to the card."""
    office.deliver(world, order)
    take_one_back(world.rpc, order, world.cheese.variant_id)
    note = office.credit_one_back(world, invoice, world.cheese.variant_id)
    assert office.amounts(world, "account.move", note) == money.RETURNED
    office.assert_electronic(world, note, money.RETURNED)
    desk = Office(screens(DESKTOP)).sign_in(world.manager.login, world.manager.password)
    desk.open_form("account.action_move_out_refund_type", note)
    desk.press("action_refund_credit", confirm=True)
    assert office.paid(world, order) == {
        "credit": money.BY_CREDIT - money.BACK_TO_CREDIT,
        "card": money.BY_CARD - money.BACK_TO_CARD,
    }
    assert_agreed(world, money.AFTER_RETURN)
    assert world.rpc.get("account.move", note, "amount_residual") == 0
    assert world.rpc.get("account.move", note, "credit_to_refund") == 0


def pays_in_the_shop(world, marta: Resident, film, screenshots) -> None:
    """The shopkeeper films Marta's phone, types 30, and Marta types her PIN."""
    picture = marta.show_card()
    shoot(marta.page, screenshots, "credit-card-phone")
    till = Till(film(picture)).sign_in(world.keeper.login, world.keeper.password)
    assert "95,00" in till.film().available()
    shoot(till.page, screenshots, "credit-till-phone", full_page=True)
    assert "30,00" not in till.take("30,00")  # above 25 euro without a PIN: nothing is taken
    assert "30,00" in till.take("30,00", PIN)
    shoot(till.page, screenshots, "credit-till-done-phone")
    till.page.context.close()
    assert f"{money.MARTA_LEFT:.2f}".replace(".", ",") in marta.open().text()
    assert_agreed(world, money.AFTER_SHOP)


def gives_a_voucher(world, screens) -> str:
    """A resident buys a gift of 40 for Leo, who finds its code in his mail."""
    url = world.rpc.get("product.template", world.gift.id, "website_url")
    words = Buyer(screens(PHONE)).buy_gift(url, "40,00")
    assert "40,00" in words
    [sold] = world.rpc.search(
        "sale.order.line", [("product_id", "=", world.gift.variant_id), ("state", "=", "sale")]
    )
    order = world.rpc.get("sale.order.line", sold, "order_id")[0]
    invoice = office.invoice(world, order)
    assert office.amounts(world, "account.move", invoice) == money.GIFT_SOLD
    assert_agreed(world, money.AFTER_GIFT)
    return office.read_code(world, LEO["email"])


def spends_the_gift(world, code: str, screens) -> None:
    """Leo looks at what is on it, and spends a part; the shopkeeper types the code."""
    leo = Buyer(screens(PHONE))
    assert "40,00" in leo.balance(code)
    till = Till(screens(PHONE)).sign_in(world.keeper.login, world.keeper.password)
    assert "40,00" in till.enter_code(code).available()
    assert "15,00" in till.take("15,00")
    assert "25,00" in leo.balance(code)
    assert_agreed(world, money.AFTER_GIFT_SPENT)
