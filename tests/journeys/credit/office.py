"""What the cooperative's office does with credit, with its own rights."""

import re

from tests.journeys.week.store_room import validate
from tests.kit.data import User

from .people import HOME, MARTA, PIN
from .proof import ask

CODE = re.compile(r"\b(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}\b")
AMOUNTS = {"untaxed": "amount_untaxed", "tax": "amount_tax", "total": "amount_total"}

#: Runs in the server: the check before an electronic invoice leaves, and its file.
EXPORT = """
move = env["account.move"].browse({move})
action = {{
    "errors": sorted(move._l10n_it_edi_export_data_check()),
    "file": str(move._l10n_it_edi_render_xml()),
}}
"""


def invite(world) -> User:
    """Marta gets an account of the website, and a card with a PIN that she types herself."""
    [contact] = world.rpc.search("res.partner", [("email", "=", MARTA["email"])])
    user = world.data.portal_user(partner_id=contact, login=MARTA["email"], name=HOME.name)
    wizard = world.rpc.create(
        "linfa.resident.card.issue",
        {"partner_id": contact, "what": "card", "pin_way": "typed", "pin": PIN, "pin_again": PIN},
    )
    world.rpc.call("linfa.resident.card.issue", "action_issue", [wizard])
    return user


def charge_employer(world) -> int:
    """The employer's invoice for what was issued."""
    wizard = world.rpc.create("linfa.issue.invoice", {"programme_ids": [(6, 0, [world.plan])]})
    world.rpc.call("linfa.issue.invoice", "action_invoice", [wizard])
    [move] = world.rpc.search("account.move", [("partner_id", "=", world.employer.partner_id)])
    world.rpc.call("account.move", "action_post", [move])
    return move


def invoice(world, order: int) -> int:
    """A posted invoice of what was ordered."""
    wizard = world.rpc.create(
        "sale.advance.payment.inv",
        {"advance_payment_method": "delivered", "sale_order_ids": [(6, 0, [order])]},
    )
    world.rpc.call("sale.advance.payment.inv", "create_invoices", [wizard])
    [move] = world.rpc.get("sale.order", order, "invoice_ids")
    world.rpc.call("account.move", "action_post", [move])
    return move


def credit_one_back(world, move: int, product: int) -> int:
    """A posted credit note for one of what was invoiced."""
    journal = world.rpc.get("account.move", move, "journal_id")[0]
    wizard = world.rpc.create(
        "account.move.reversal", {"move_ids": [(6, 0, [move])], "journal_id": journal}
    )
    note = world.rpc.call("account.move.reversal", "refund_moves", [wizard])["res_id"]
    lines = world.rpc.search_read(
        "account.move.line",
        [("move_id", "=", note), ("display_type", "=", "product")],
        ["product_id"],
    )
    commands = [
        (1, line["id"], {"quantity": 1})
        if line["product_id"] and line["product_id"][0] == product
        else (2, line["id"])
        for line in lines
    ]
    world.rpc.write("account.move", note, {"invoice_line_ids": commands})
    world.rpc.call("account.move", "action_post", [note])
    return note


def deliver(world, order: int) -> None:
    """The store room hands everything over."""
    outgoing = [("sale_id", "=", order), ("picking_type_code", "=", "outgoing")]
    validate(world.rpc, world.rpc.search("stock.picking", outgoing))


def amounts(world, model: str, record: int) -> dict[str, float]:
    """What an order or an invoice comes to: without VAT, VAT, together."""
    [row] = world.rpc.read(model, [record], list(AMOUNTS.values()))
    return {name: round(row[field], 2) for name, field in AMOUNTS.items()}


def paid(world, order: int) -> dict[str, float]:
    """What credit and card paid of an order, less what they gave back."""
    rows = world.admin.search_read(
        "payment.transaction",
        [
            ("state", "=", "done"),
            "|",
            ("sale_order_ids", "in", [order]),
            ("source_transaction_id.sale_order_ids", "in", [order]),
        ],
        ["provider_code", "amount"],
    )
    found = {"credit": 0.0, "card": 0.0}
    for row in rows:
        found["credit" if row["provider_code"] == "linfa_credit" else "card"] += row["amount"]
    return found


def assert_electronic(world, move: int, wanted: dict | None = None) -> None:
    """FatturaPA takes the document, with this base and this VAT."""
    found = ask(world.admin, "account.move", EXPORT.format(move=move))
    assert not found["errors"], found["errors"]
    for tag, name in (("ImponibileImporto", "untaxed"), ("Imposta", "tax")):
        assert not wanted or f"<{tag}>{wanted[name]:.2f}</{tag}>" in found["file"], found["file"]


def read_code(world, email: str) -> str:
    """The code in the mail of a gift; its subject says nothing of it."""
    world.admin.run_cron("linfa_welfare.ir_cron_gift_deliver")
    mail = world.outbox.one(email)
    assert mail.state == "outgoing"
    [code] = CODE.findall(mail.text)
    assert code not in mail.subject
    return code


def settle(world) -> dict[int, dict]:
    """The scheduler settles the week, the manager confirms and posts; rows by partner."""
    world.admin.run_cron("linfa_catalog.ir_cron_settlement_run")
    fields = ["partner_id", "gross", "sale_net", "commission_net", "commission_vat", "to_pay"]
    rows = world.rpc.search_read("linfa.settlement", [], fields)
    ids = [row["id"] for row in rows]
    world.rpc.call("linfa.settlement", "action_confirm", ids)
    world.rpc.call("linfa.settlement", "action_post_documents", ids)
    return {row["partner_id"][0]: row for row in rows}
