"""Residents without a browser buy as those with one, and are refused where they should be."""

import pytest

from tests.kit.people import CheckoutRefusedError, Resident
from tests.kit.together import together, values

pytestmark = pytest.mark.server


@pytest.fixture
def cheese(data):
    return data.food(data.producer())


@pytest.fixture
def carrier(data):
    return data.carrier()


def test_a_guest_buys_and_pays(server, admin, cheese, carrier):
    resident = Resident(server, name="Piera Bassi")
    order = resident.buy(cheese.variant_id, carrier)
    [row] = admin.read("sale.order", [order.id], ["state", "name", "partner_id"])
    assert row["state"] == "sale"
    assert row["name"] in order.page
    assert row["partner_id"][1] == "Piera Bassi"


def test_somebody_who_logs_in_buys_as_themselves(server, admin, data, cheese, carrier):
    user = data.portal_user()
    resident = Resident(server)
    resident.client.login(user.login, user.password)
    order = resident.buy(cheese.variant_id, carrier)
    assert admin.get("sale.order", order.id, "partner_id")[0] == user.partner_id


def test_a_bank_transfer_is_awaited(server, admin, data, cheese, carrier):
    data.enable_bank_transfer()
    order = Resident(server).buy(cheese.variant_id, carrier, payment="bank transfer")
    assert admin.get("sale.order", order.id, "state") == "sent"


def test_four_at_once_get_four_orders(server, cheese, carrier):
    orders = values(together(4, lambda n: Resident(server).buy(cheese.variant_id, carrier)))
    assert len({order.id for order in orders}) == 4


def test_an_address_without_a_street_is_refused(server, cheese):
    resident = Resident(server)
    resident.add_to_cart(cheese.variant_id)
    with pytest.raises(CheckoutRefusedError, match="street"):
        resident.give_address(street="")


def test_a_payment_that_is_not_offered_is_refused(server, cheese, carrier):
    resident = Resident(server)
    resident.add_to_cart(cheese.variant_id)
    resident.give_address()
    resident.choose_delivery(carrier)
    with pytest.raises(CheckoutRefusedError, match="on site is not offered"):
        resident.pay("on site")
