"""Run in `odoo shell` with sale_loyalty: the credit part of an order, and the bare wizard."""

import json
import os
import time
from pathlib import Path

import psutil
from psycopg2.errors import UniqueViolation

SPENDS, ISSUED, TOLD = 30, 10_000, 10

cr = env.cr  # noqa: F821  given by the shell
cr.execute("SELECT pg_backend_pid()")
SESSION = psutil.Process(cr.fetchone()[0])


def cpu():
    times = SESSION.cpu_times()
    return time.process_time() + times.user + times.system


def make_program():
    product = env.ref("loyalty.ewallet_product_50")  # noqa: F821
    return env["loyalty.program"].create(  # noqa: F821
        {
            "name": "Bench",
            "program_type": "ewallet",
            "trigger": "auto",
            "applies_on": "future",
            "reward_ids": [
                (
                    0,
                    0,
                    {
                        "reward_type": "discount",
                        "discount_mode": "per_point",
                        "discount": 1,
                        "discount_applicability": "order",
                    },
                )
            ],
            "rule_ids": [
                (
                    0,
                    0,
                    {
                        "reward_point_amount": "1",
                        "reward_point_mode": "money",
                        "product_ids": product.ids,
                    },
                )
            ],
            "trigger_product_ids": product.ids,
        }
    )


def make_orders(partner):
    product = env["product.product"].search(  # noqa: F821
        [("sale_ok", "=", True), ("list_price", ">", 0)], limit=1
    )
    line = {"product_id": product.id, "product_uom_qty": 1}
    orders = env["sale.order"].create(  # noqa: F821
        [{"partner_id": partner.id, "order_line": [(0, 0, line)]}] * SPENDS
    )
    cr.commit()
    return orders


def spend(order):
    """What pressing "Pay with eWallet" does, until it is in the order."""
    order._update_programs_and_rewards()
    card, rewards = next(iter(order._get_claimable_rewards().items()))
    order._apply_program_reward(rewards[0], card)
    cr.commit()
    env.invalidate_all()  # noqa: F821


def issue(program):
    """CPU seconds of stock's wizard for many cards.

    Its codes have 32 random bits: about once in a hundred runs two are equal, and all is lost.
    """
    values = {"program_id": program.id, "mode": "anonymous"}
    values |= {"coupon_qty": ISSUED, "points_granted": 100}
    while True:
        wizard = env["loyalty.generate.wizard"].create(values)  # noqa: F821
        cr.commit()
        used = cpu()
        try:
            wizard.generate_coupons()
            cr.commit()
        except UniqueViolation:
            cr.rollback()
        else:
            return cpu() - used


def issue_and_tell(program):
    """Seconds for each credit that stock's wizard issues with its mail."""
    template = env.ref("loyalty.mail_template_gift_card")  # noqa: F821
    program.communication_plan_ids = [
        (0, 0, {"trigger": "create", "mail_template_id": template.id})
    ]
    residents = env["res.partner"].create(  # noqa: F821
        [{"name": f"R {n}", "email": f"r{n}@example.com"} for n in range(TOLD)]
    )
    wizard = env["loyalty.generate.wizard"].create(  # noqa: F821
        {
            "program_id": program.id,
            "mode": "selected",
            "customer_ids": [(6, 0, residents.ids)],
            "points_granted": 100,
        }
    )
    begin = time.monotonic()
    wizard.generate_coupons()
    cr.commit()
    return round((time.monotonic() - begin) / TOLD, 4)


def main():
    program = make_program()
    partner = env["res.partner"].create({"name": "Bench"})  # noqa: F821
    env["loyalty.card"].create(  # noqa: F821
        {"program_id": program.id, "partner_id": partner.id, "points": 100_000}
    )
    orders = make_orders(partner)
    spend(orders[0])
    begin, before = time.monotonic(), cr.sql_log_count
    for order in orders[1:]:
        spend(order)
    seconds = time.monotonic() - begin
    statements = (cr.sql_log_count - before) / (SPENDS - 1)
    return {
        "spends": round((SPENDS - 1) / seconds, 1),
        "statements": round(statements, 1),
        "issue_cpu": round(issue(program), 2),
        "told": issue_and_tell(program),
    }


Path(os.environ["BENCH_ANSWER"]).write_text(json.dumps(main()), encoding="utf-8")
