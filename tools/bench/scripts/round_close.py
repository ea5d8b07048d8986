"""Run in `odoo shell`: close a round of 2,000 orders, print how long it took, keep nothing.

The first orders are made by Odoo; the others are copies of them made in SQL, with their
deliveries, because it is the closing that is measured and not the confirming.
"""

import json
import os
import time
from pathlib import Path

from odoo import fields
from odoo.tools import SQL

ORDERS = int(os.environ.get("BENCH_ORDERS", "2000"))
OUTPUT = os.environ.get("BENCH_OUTPUT", "")
MADE, PRODUCERS, LINES = 60, 60, 5
STEP = 1_000_000
#: Table, columns that point to copied rows, columns that must stay unique.
TABLES = (
    ("sale_order", (), ("name",)),
    ("sale_order_line", ("order_id",), ()),
    ("stock_picking", ("sale_id",), ("name",)),
    ("stock_move", ("picking_id", "sale_line_id"), ()),
    ("stock_move_line", ("picking_id", "move_id"), ()),
)

env = env(context={**env.context, "lang": "it_IT", "tracking_disable": True})  # noqa: F821
places = env["linfa.municipality"].search([], limit=40)


def make_round():
    now = fields.Datetime.now()
    return env["linfa.round"].create(
        {
            "open_at": fields.Datetime.subtract(now, hours=1),
            "close_at": fields.Datetime.add(now, days=1),
            "delivery_date": fields.Datetime.add(now, days=3).date(),
            "state": "open",
        }
    )


def make_offers():
    producers = env["res.partner"].create(
        [
            {
                "name": f"Azienda del giro {number}",
                "is_company": True,
                "is_producer": True,
                "email": f"giro{number}@example.com",
                "municipality_id": places[number % len(places)].id,
            }
            for number in range(PRODUCERS)
        ]
    )
    return env["product.template"].create(
        [
            {
                "name": f"Offerta del giro {number}",
                "list_price": 3 + number % 20,
                "type": "consu",
                "is_storable": True,
                "producer_id": producers[number % PRODUCERS].id,
                "sold_in_rounds": True,
            }
            for number in range(MADE * LINES)
        ]
    )


def make_carrier():
    product = env["product.product"].create({"name": "Furgone", "type": "service"})
    return env["delivery.carrier"].create(
        {"name": "Furgone", "delivery_type": "fixed", "product_id": product.id}
    )


def make_orders(offers, carrier, sale_round):
    customers = env["res.partner"].create(
        [
            {
                "name": f"Residente {number}",
                "email": f"residente{number}@example.com",
                "municipality_id": places[number % len(places)].id,
                **places[number % len(places)]._prepare_address_vals(),
            }
            for number in range(MADE)
        ]
    )
    orders = env["sale.order"].create(
        [
            {
                "partner_id": customers[number].id,
                "carrier_id": carrier.id,
                "round_id": sale_round.id,
                "order_line": [
                    fields.Command.create(
                        {
                            "product_id": offer.product_variant_id.id,
                            "product_uom_qty": 1 + number % 3,
                        }
                    )
                    for offer in offers[number * LINES : (number + 1) * LINES]
                ],
            }
            for number in range(MADE)
        ]
    )
    orders.action_confirm()
    return orders


def copy_rows(orders):
    """Copy the orders and all that hangs on them until there are enough."""
    env.flush_all()
    wanted = [
        ("sale_order", orders.ids),
        ("sale_order_line", orders.order_line.ids),
        ("stock_picking", orders.picking_ids.ids),
        ("stock_move", orders.picking_ids.move_ids.ids),
        ("stock_move_line", orders.picking_ids.move_line_ids.ids),
    ]
    ids = dict(wanted)
    for table, links, unique in TABLES:
        env.cr.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
            " AND NOT attisdropped AND attgenerated = ''",
            [table],
        )
        names = [row[0] for row in env.cr.fetchall()]
        env.cr.execute(
            SQL(
                "INSERT INTO %s (%s) SELECT %s FROM %s AS old"
                " CROSS JOIN generate_series(1, %s) AS k WHERE old.id = ANY(%s)",
                SQL.identifier(table),
                SQL(", ").join(SQL.identifier(name) for name in names),
                SQL(", ").join(copied(name, links, unique) for name in names),
                SQL.identifier(table),
                -(-ORDERS // MADE) - 1,
                ids[table],
            )
        )
    env.cr.execute("ANALYZE")
    env.invalidate_all()


def copied(name, links, unique):
    column = SQL.identifier("old", name)
    if name == "id" or name in links:
        return SQL("%s + k * %s", column, STEP)
    if name in unique:
        return SQL("%s || '-' || k", column)
    return column


def measure():
    sale_round = make_round()
    copy_rows(make_orders(make_offers(), make_carrier(), sale_round))
    domain = [("order_id.round_id", "=", sale_round.id)]
    counts = {
        "orders": env["sale.order"].search_count([("round_id", "=", sale_round.id)]),
        "lines": env["sale.order.line"].search_count(domain),
    }
    sale_round._claim_closing()
    started = time.monotonic()
    if not sale_round._prepare_closed():
        raise SystemExit("The round was closed before.")
    env.flush_all()
    return {
        **counts,
        "seconds": round(time.monotonic() - started, 2),
        "requests": len(sale_round.request_ids),
        "collections": len(sale_round.receipt_ids),
        "destinations": len(sale_round.batch_ids),
        "deliveries": len(sale_round.batch_ids.picking_ids),
    }


result = measure()
env.cr.rollback()
if OUTPUT:
    Path(OUTPUT).write_text(json.dumps(result), encoding="utf-8")
else:
    print(result)
