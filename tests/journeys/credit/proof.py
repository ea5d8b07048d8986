"""Ledger = vouchers = accounts, asked after every step."""

from .money import Standing

#: Runs in the server: what no client may call.
COMPARE = """
rows = env["linfa.ledger"]._compare_accounting(env.company)
action = {
    "unexplained": [
        row["code"] for row in env["linfa.ledger"]._find_accounting_differences(env.company)
    ],
    "broken": [claim for claim, _rows in env["linfa.ledger"]._find_differences()],
    "rows": {
        row["code"]: {
            "books": float(row["books"]),
            "ledger": float(row["ledger"]),
            "explained": [(text, float(amount)) for text, amount in row["explained"]],
        }
        for row in rows
    },
}
"""


def ask(admin, model: str, code: str):
    """Run code in the server, as the administrator may; it leaves its answer in `action`."""
    model_id = admin.search("ir.model", [("model", "=", model)])[0]
    values = {"name": "Domanda", "model_id": model_id, "state": "code", "code": code}
    action = admin.create("ir.actions.server", values)
    return admin.call("ir.actions.server", "run", [action])


def assert_agreed(world, standing: Standing, uninvoiced: float = 0.0) -> None:
    """Book what is open; then the ledger, the vouchers and the books say this, and nothing
    is left to explain but what was issued and wants an invoice.
    """
    world.admin.run_cron("payment.cron_post_process_payment_tx")
    world.rpc.call("linfa.ledger.booking", "action_book")
    assert_page_agrees(world)
    found = ask(world.admin, "linfa.programme", COMPARE)
    assert (found["broken"], found["unexplained"]) == ([], []), found
    rows = found["rows"]
    wanted = {"multi": standing.vouchers, "merchants": standing.shops}
    for code, row in rows.items():
        amount, late = wanted.get(code, 0.0), uninvoiced if code == "multi" else 0.0
        assert (row["ledger"], row["books"]) == (amount, amount - late), rows
        assert [amount for _text, amount in row["explained"]] == ([late] if late else []), rows
    assert count_vouchers(world) == standing.vouchers


def assert_page_agrees(world) -> None:
    """The manager asks the page "Quadratura" to look again."""
    world.rpc.call("linfa.ledger.proof", "action_check")
    fields = ["name", "is_agreeing", "details", "checked_at"]
    proofs = world.rpc.search_read("linfa.ledger.proof", [], fields)
    assert len(proofs) >= 6
    assert [proof for proof in proofs if not proof["is_agreeing"]] == []


def count_vouchers(world) -> float:
    """What all vouchers have, each as the office reads it."""
    amounts = world.rpc.search_read("linfa.voucher", [], ["available_amount", "held_amount"])
    return round(sum(row["available_amount"] + row["held_amount"] for row in amounts), 2)
