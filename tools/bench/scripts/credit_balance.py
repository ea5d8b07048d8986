"""Run in `odoo shell`: how long a resident's balance takes, with few and with many postings.

The postings are made in SQL, through the same triggers as all others: credit that is held
and released, again and again, of a thousand vouchers.
"""

import json
import os
import time
from pathlib import Path
from statistics import median

VOUCHERS, LOOKS = 1000, 300
SIZES = (1000, 1_000_000)
STEP = 10_000

cr = env.cr  # noqa: F821  given by the shell


def prepare():
    company = env.company  # noqa: F821
    programme = env["linfa.programme"].create(  # noqa: F821
        {"name": "Bench", "funder_id": company.partner_id.id, "date_from": "2020-01-01"}
    )
    programme.action_activate()
    lots = [{"face_value": 100, "partner_id": company.partner_id.id}] * VOUCHERS
    vouchers = env["linfa.voucher"]._issue(programme, lots, "bench")  # noqa: F821
    cr.commit()
    return vouchers


def move(vouchers, count, key):
    """Hold and release one euro of voucher after voucher, `count` postings in all."""
    for operation, source, target in (
        ("hold", "available", "held"),
        ("release", "held", "available"),
    ):
        transaction, _is_new = env["linfa.ledger"]._begin(  # noqa: F821
            operation,
            f"{key},{operation}",
            [],
            env.company,  # noqa: F821
        )
        cr.execute(
            """
            INSERT INTO linfa_ledger_posting
                   (transaction_id, company_id, debit_account_id, credit_account_id, amount)
            SELECT %s, %s, d.id, c.id, 1
              FROM generate_series(1, %s) AS number
              JOIN unnest(%s) WITH ORDINALITY AS v(id, place)
                ON v.place = 1 + (number - 1) %% %s
              JOIN linfa_ledger_account d ON d.voucher_id = v.id AND d.kind = %s
              JOIN linfa_ledger_account c ON c.voucher_id = v.id AND c.kind = %s
            """,
            (
                transaction.id,
                env.company.id,  # noqa: F821
                count // 2,
                vouchers.ids,
                VOUCHERS,
                source,
                target,
            ),
        )
    cr.commit()


def look(vouchers):
    """Milliseconds for what one voucher has, which the till asks."""
    times = []
    for number in range(LOOKS):
        voucher = vouchers[number % VOUCHERS]
        env.invalidate_all()  # noqa: F821
        begin = time.perf_counter()
        if voucher.available_amount != 100:
            raise ValueError(voucher.available_amount)
        times.append(1000 * (time.perf_counter() - begin))
    return round(median(times), 3)


def main():
    vouchers = prepare()
    figures, present = {}, VOUCHERS
    for size in SIZES:
        while present < size:
            move(vouchers, STEP, f"step {present}")
            present += STEP
        cr.execute("ANALYZE")
        cr.commit()
        look(vouchers)
        figures[str(size)] = look(vouchers)
    return figures


Path(os.environ["BENCH_ANSWER"]).write_text(json.dumps(main()), encoding="utf-8")
