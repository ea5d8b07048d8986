"""What a producer learns of another producer, and the public of anybody: nothing.

Every model of LINFA is tried, also those that somebody adds later: a model that is not
named in `PUBLIC` below must stay closed to the portal and to visitors.
"""

import re

import pytest

from tests.kit.client import RpcError
from tests.kit.rpc import REFUSALS, Rpc, leaks

pytestmark = pytest.mark.server

#: What residents and visitors read in the shop, with nothing of anybody's in it.
PUBLIC = {
    "linfa.valley",
    "linfa.municipality",
    "linfa.allergen",
    "linfa.quality.mark",
}
#: Stock models in which the work of a producer leaves traces.
STOCK = ["stock.quant", "stock.picking", "stock.move", "account.move", "res.partner.bank"]
WRITES = {
    "linfa.offer.change": {"state": "approved"},
    "linfa.round.request": {"confirmed_qty": 0},
    "linfa.settlement": {"state": "confirmed"},
    "linfa.round": {"state": "closed"},
}


@pytest.fixture
def other(data):
    """A producer with an offer that is not on sale, and with stock."""
    producer = data.producer(name="Malga degli altri")
    hidden = data.offer(producer, name="Segreto degli altri", is_published=False)
    return {"producer": producer, "offer": hidden}


@pytest.fixture
def mine(server, data):
    """Somebody who signs in for a producer of her own."""
    producer = data.producer(name="Malga mia")
    user = data.portal_user(partner_id=producer)
    return Rpc.login(server, user.login, user.password)


@pytest.fixture
def models(admin) -> list[str]:
    """All tables of LINFA."""
    domain = [("model", "=like", "linfa.%"), ("transient", "=", False), ("abstract", "=", False)]
    return [row["model"] for row in admin.search_read("ir.model", domain, ["model"])]


def test_no_model_answers_a_producer(models, mine, admin):
    assert len(models) > 15
    for model in sorted(set(models) - PUBLIC):
        found = admin.search(model, [], limit=3, context={"active_test": False})
        assert leaks(mine, model, found or [1]) == {}, model


def test_no_model_can_be_written_or_created_by_a_producer(models, mine):
    for model in sorted(models):
        for call in (
            lambda model=model: mine.write(model, 1, WRITES.get(model, {"write_uid": 1})),
            lambda model=model: mine.create(model, {}),
            lambda model=model: mine.unlink(model, 1),
        ):
            with pytest.raises(RpcError) as refused:
                call()
            assert refused.value.is_a(*REFUSALS), (model, refused.value.name)


def test_stock_and_accounts_of_others_are_closed(mine, admin):
    for model in STOCK:
        found = admin.search(model, [], limit=5)
        assert leaks(mine, model, found or [1]) == {}, model


def test_an_offer_that_is_not_on_sale_is_unknown(mine, other):
    assert leaks(mine, "product.template", [other["offer"].id]) == {}
    assert leaks(mine, "product.product", [other["offer"].variant_id]) == {}
    for values in ({"name": "Mio"}, {"list_price": 1}, {"producer_id": 1}):
        with pytest.raises(RpcError) as refused:
            mine.write("product.template", other["offer"].id, values)
        assert refused.value.is_a(*REFUSALS)


def test_the_contact_of_another_producer_keeps_its_agreement(mine, other):
    for field in ("bank_ids", "commission_rate", "contract_date_to", "food_registration"):
        with pytest.raises(RpcError) as refused:
            mine.read("res.partner", [other["producer"]], [field])
        assert refused.value.is_a(*REFUSALS), field


def test_guessed_addresses_answer_like_missing_ones(mine, other):
    """A foreign offer, round, list or statement is as unknown as one that never was."""
    missing, foreign = 2**30, other["offer"].id
    for path in (
        "/my/producer/offers/{}",
        "/my/producer/import/{}",
        "/my/producer/import/{}/rows.csv",
        "/my/producer/round/{}",
        "/my/producer/statements/{}",
    ):
        answers = [mine.client.get(path.format(number)) for number in (missing, foreign)]
        assert [answer.status_code for answer in answers] == [404, 404], path
        bodies = [
            re.sub(rf"/{number}\b", "", answer.text)
            for answer, number in zip(answers, (missing, foreign), strict=True)
        ]
        assert len({len(body) for body in bodies}) == 1, path


def test_visitors_read_what_is_published_and_nothing_else(server, models, admin, other):
    from tests.kit.client import Client

    visitor = Rpc(Client(server))
    for model in sorted(set(models) - PUBLIC):
        found = admin.search(model, [], limit=3)
        for way in ("read", "search_read", "web_search_read"):
            with pytest.raises(RpcError):
                visitor.call(model, way, found or [1])
    assert Client(server).get(f"/shop/segreto-{other['offer'].id}").status_code in (403, 404)
