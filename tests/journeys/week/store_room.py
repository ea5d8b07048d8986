"""The store room: what comes in, goes out and comes back, with the rights of who does it."""

from tests.kit.rpc import Rpc


def validate(rpc: Rpc, pickings: list[int]) -> None:
    """Everything that these transfers ask for is there."""
    for picking in pickings:
        moves = rpc.search_read(
            "stock.move",
            [("picking_id", "=", picking), ("state", "!=", "cancel")],
            ["product_uom_qty"],
        )
        for move in moves:
            values = {"quantity": move["product_uom_qty"], "picked": True}
            rpc.write("stock.move", move["id"], values)
        answer = rpc.call("stock.picking", "button_validate", [picking])
        assert rpc.get("stock.picking", picking, "state") == "done", (answer, moves)


def take_one_back(rpc: Rpc, order: int, product: int) -> None:
    """A customer brings one of these back; its producer bears it."""
    reason = rpc.search("linfa.return.reason", [("bearer", "=", "producer")], limit=1)[0]
    [picking] = rpc.search(
        "stock.picking", [("sale_id", "=", order), ("picking_type_code", "=", "outgoing")]
    )
    wizard = rpc.create(
        "stock.return.picking",
        {"picking_id": picking, "return_reason_id": reason},
        context={"active_id": picking, "active_model": "stock.picking"},
    )
    for line in rpc.search_read(
        "stock.return.picking.line", [("wizard_id", "=", wizard)], ["product_id"]
    ):
        values = {"quantity": int(line["product_id"][0] == product), "to_refund": True}
        rpc.write("stock.return.picking.line", line["id"], values)
    action = rpc.call("stock.return.picking", "action_create_returns", [wizard])
    validate(rpc, [action["res_id"]])
