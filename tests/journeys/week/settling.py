"""The end of the week: everybody is settled with, once, and paid."""

import base64

from lxml import etree

from tests.kit.clock import italian_today

from . import money
from .baskets import CHEESE, GRISSINI, KNIFE, RYE
from .market import IBANS

FIELDS = ["partner_id", "gross", "sale_net", "commission_net", "owed_net", "owed_vat"]
FIELDS += ["commission_vat", "owed", "vat_to_state", "to_pay", "state", "payment_state", "name"]
#: What each order line came to in the end: the short packets and the cheese are gone.
BAKER_LINES = [(RYE, 5), (RYE, 2), (RYE, 1), (GRISSINI, 2), (GRISSINI, 2)]
DAIRY_LINES = [(CHEESE, 1), (CHEESE, 1), (CHEESE, 1)]
SMITH_LINES = [(KNIFE, 1), (KNIFE, 1)]


def settles_and_pays(week, shelf, office):
    """Settle twice, confirm, post, pay by SEPA; the producer reads her statement."""
    first = run(week)
    assert len(first) == 3
    assert run(week) == first
    expected = {
        week.baker: money.sold(BAKER_LINES),
        week.market.dairy_id: money.sold(DAIRY_LINES),
        week.market.smith_id: money.collected(SMITH_LINES),
    }
    for partner, amounts in expected.items():
        assert_totals(find(first, partner), amounts)
    ids = sorted(row["id"] for row in first)
    confirm(week, office, ids)
    assert_documents(week, first)
    pays_by_sepa(week, ids, expected)
    reads_her_statement(week, shelf, find(first, week.baker))


def run(week) -> list[dict]:
    """The wizard "settle now", up to today."""
    wizard = week.rpc.create("linfa.settlement.run.wizard", {"date_to": str(italian_today())})
    week.rpc.call("linfa.settlement.run.wizard", "action_run", [wizard])
    return week.rpc.search_read("linfa.settlement", [], FIELDS, order="id")


def find(rows: list[dict], partner: int) -> dict:
    [row] = [row for row in rows if row["partner_id"][0] == partner]
    return row


def assert_totals(row: dict, expected: dict) -> None:
    """To the cent, and what customers paid is what everybody has together."""
    said = {
        "gross": row["gross"],
        "net": row["sale_net"],
        "share": row["commission_net"],
        "owed": row["to_pay"],
    }
    wanted = {name: float(expected[name]) for name in said}
    settled = {name: round(value, 2) for name, value in said.items()}
    assert settled == wanted, (settled, wanted, row)
    parts = row["owed"] + row["commission_net"] + row["commission_vat"] + row["vat_to_state"]
    assert round(parts, 2) == round(row["gross"], 2)


def confirm(week, office, ids: list[int]) -> None:
    """The office confirms the first on the screen, the manager the others; posts all."""
    week.rpc.call("linfa.settlement", "action_confirm", ids)
    week.rpc.call("linfa.settlement", "action_confirm", ids)
    week.rpc.call("linfa.settlement", "action_post_documents", ids)


def assert_documents(week, rows: list[dict]) -> None:
    """A vendor bill for the baker and the dairy, a fee invoice for the smith; no more."""
    moves = week.rpc.search_read(
        "account.move",
        [("linfa_settlement_id", "in", [row["id"] for row in rows])],
        ["move_type", "state", "amount_total", "linfa_settlement_id"],
    )
    kinds = {}
    for move in moves:
        kinds.setdefault(move["linfa_settlement_id"][0], []).append(move["move_type"])
    baker, dairy = find(rows, week.baker), find(rows, week.market.dairy_id)
    smith = find(rows, week.market.smith_id)
    assert kinds[baker["id"]] == ["in_invoice"]
    assert kinds[dairy["id"]] == ["in_invoice"]
    assert sorted(kinds[smith["id"]]) == ["entry", "out_invoice"]
    assert all(move["state"] == "posted" for move in moves)


def pays_by_sepa(week, ids: list[int], expected: dict) -> None:
    """One file, one transfer each, the amounts that the statements promise."""
    week.rpc.call("linfa.settlement", "action_add_to_payment_order", ids)
    [order] = week.rpc.search("account.payment.order", [("state", "=", "draft")])
    week.rpc.call("account.payment.order", "draft2open", [order])
    week.rpc.call("account.payment.order", "open2generated", [order])
    content = week.rpc.get("account.payment.order", order, "payment_file_datas")
    root = etree.fromstring(base64.b64decode(content))
    transfers = {
        transfer.findtext(".//{*}CdtrAcct//{*}IBAN"): transfer.findtext(".//{*}InstdAmt")
        for transfer in root.iter("{*}CdtTrfTxInf")
    }
    assert transfers == {
        week.who.iban: str(expected[week.baker]["owed"]),
        IBANS[0]: str(expected[week.market.dairy_id]["owed"]),
        IBANS[1]: str(expected[week.market.smith_id]["owed"]),
    }


def reads_her_statement(week, shelf, row: dict) -> None:
    """The baker's portal, the mail and the paper say the same amount."""
    week.admin.run_cron("linfa_catalog.ir_cron_settlement_statement")
    shelf.visit("/my/producer/statements")
    shelf.page.get_by_text(row["name"]).first.click()
    shelf.ready()
    amount = f"{row['to_pay']:.2f}".replace(".", ",")
    assert amount in shelf.page.locator("main").inner_text()
    mail = next(m for m in week.outbox.mails(week.who.email) if row["name"] in m.subject)
    [paper] = mail.pdfs.values()
    assert amount in paper
    assert RYE in paper
