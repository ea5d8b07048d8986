"""A server that is killed in the middle of a large price list imports nothing of it."""

import base64

import pytest

from tests.kit.data import Data
from tests.kit.rpc import Rpc
from tests.kit.waiting import wait_for

pytestmark = pytest.mark.server

ROWS = 1500
PATIENCE = 240
MODEL = "linfa.offer.import"


def price_list() -> str:
    rows = (f"K{number};Oggetto di legno numero {number};7,50;22" for number in range(ROWS))
    return base64.b64encode("\n".join(["codice;nome;prezzo;iva", *rows]).encode()).decode()


def state(rpc: Rpc, record: int) -> str:
    return rpc.get(MODEL, record, "state")


def progress(rpc: Rpc, record: int) -> dict:
    domain = [("import_id", "=", record)]
    [row] = rpc.search_read("linfa.offer.import.progress", domain, ["done", "total", "attempts"])
    return row


def wait_until(rpc: Rpc, record: int, wanted: str) -> None:
    wait_for(lambda: state(rpc, record) == wanted, f"the list to be {wanted}", PATIENCE)


@pytest.mark.log_allows(r".", "the server is killed on purpose")
def test_a_killed_import_leaves_nothing_and_is_repeated(make_server):
    server = make_server(workers=2, cron=1)
    rpc = Rpc.login(server)
    producer = Data(rpc).producer(offers_need_approval=False)
    record = rpc.create(MODEL, {"producer_id": producer, "file": price_list()})
    rpc.call(MODEL, "action_check", [record])
    assert state(rpc, record) == "check"
    wait_until(rpc, record, "checked")
    rpc.call(MODEL, "action_apply", [record])
    offers = [("producer_id", "=", producer)]
    # Told while the import is still one open transaction.
    wait_for(lambda: progress(rpc, record)["done"] > 0, "the progress", PATIENCE)
    assert state(rpc, record) == "apply"
    assert rpc.search_count("product.template", offers) == 0
    server.crash()
    server.start()
    rpc = Rpc.login(server)
    assert rpc.search_count("product.template", offers) == 0
    rpc.run_cron("linfa_catalog.ir_cron_offer_import", PATIENCE)
    wait_until(rpc, record, "interrupted")
    assert rpc.search_count("product.template", offers) == 0
    rpc.call(MODEL, "action_retry", [record])
    wait_until(rpc, record, "checked")
    rpc.call(MODEL, "action_apply", [record])
    wait_until(rpc, record, "done")
    assert rpc.search_count("product.template", offers) == ROWS
