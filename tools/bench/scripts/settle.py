"""Run in `odoo shell`: a month of deliveries, then the time that settling them takes."""

import json
import os
import time
from datetime import date
from pathlib import Path

LINES = int(os.environ["BENCH_LINES"])
PRODUCERS, PER_ORDER = 60, 20
MODELS = ("commission", "resale", "intermediation")
DAY = date(2026, 3, 31)

env = env(context={**env.context, "tracking_disable": True})  # noqa: F821
cr = env.cr


def producers():
    return env["res.partner"].create(
        [
            {
                "name": f"Produttore {number}",
                "is_company": True,
                "is_producer": True,
                "seller_model": MODELS[number % len(MODELS)],
                "commission_rate": 10 + number % 15,
            }
            for number in range(PRODUCERS)
        ]
    )


def offers(makers):
    return (
        env["product.template"]
        .create(
            [
                {
                    "name": f"Offerta {number}",
                    "producer_id": makers[number % PRODUCERS].id,
                    "list_price": 1.17 + number % 90 / 7,
                    "type": "consu",
                }
                for number in range(PRODUCERS * 5)
            ]
        )
        .product_variant_id
    )


def orders(products):
    customers = env["res.partner"].create([{"name": f"Cliente {n}"} for n in range(100)])
    values = [
        {
            "partner_id": customers[number % len(customers)].id,
            "order_line": [
                (
                    0,
                    0,
                    {
                        "product_id": products[(number * 7 + place) % len(products)].id,
                        "product_uom_qty": 1 + place % 3,
                    },
                )
                for place in range(PER_ORDER)
            ],
        }
        for number in range(LINES // PER_ORDER)
    ]
    return env["sale.order"].create(values)


def deliver(sold):
    """Confirmed and delivered by SQL: what is measured is only the settling."""
    env.flush_all()
    ids = sold.ids
    cr.execute(
        "UPDATE sale_order SET state = 'sale', date_order = '2026-03-02 09:00' WHERE id = ANY(%s)",
        [ids],
    )
    cr.execute(
        "UPDATE sale_order_line SET state = 'sale', qty_delivered = product_uom_qty"
        " WHERE order_id = ANY(%s)",
        [ids],
    )
    warehouse = env["stock.warehouse"].search([], limit=1)
    customers = env.ref("stock.stock_location_customers")
    cr.execute(
        """
        INSERT INTO stock_move (product_id, product_uom, product_uom_qty, quantity,
               location_id, location_dest_id, company_id, state, date, sale_line_id,
               procure_method)
        SELECT l.product_id, l.product_uom_id, l.product_uom_qty, l.product_uom_qty,
               %s, %s, l.company_id, 'done', '2026-03-10 09:00', l.id, 'make_to_stock'
          FROM sale_order_line l WHERE l.order_id = ANY(%s)
        """,
        [warehouse.lot_stock_id.id, customers.id, ids],
    )
    cr.execute("ANALYZE sale_order, sale_order_line, stock_move")
    env.invalidate_all()
    cr.commit()


def timed(action):
    env.invalidate_all()
    started = time.perf_counter()
    answer = action()
    env.flush_all()
    cr.commit()
    return round(time.perf_counter() - started, 2), answer


def measure():
    sold = orders(offers(producers()))
    deliver(sold)
    company = env.company
    settle = env["linfa.settlement"]._run
    cpu = time.process_time()
    run, drafts = timed(lambda: settle(company, DAY, "monthly"))
    cpu = round(time.process_time() - cpu, 2)
    again, none = timed(lambda: settle(company, DAY, "monthly"))
    confirm, _done = timed(drafts.action_confirm)
    lines = sum(drafts.mapped("line_count"))
    if lines < LINES or none:
        raise SystemExit(f"settled {lines} lines, and again {len(none)} settlements")
    figures = {"run": run, "run_cpu": cpu, "again": again, "confirm": confirm, "lines": lines}
    Path(os.environ["BENCH_ANSWER"]).write_text(json.dumps(figures))


measure()
