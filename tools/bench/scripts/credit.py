"""Run in `odoo shell`: spend and issue credit, beside plain inserts in the same PostgreSQL.

Every spend is committed, as every sale is. CPU is that of Odoo and of its database session.
"""

import json
import os
import time
from pathlib import Path

import psutil

SPENDS, ISSUED, BATCHES = 300, 10_000, 10

cr = env.cr  # noqa: F821  given by the shell
cr.execute("SELECT pg_backend_pid()")
SESSION = psutil.Process(cr.fetchone()[0])


def cpu():
    times = SESSION.cpu_times()
    return time.process_time() + times.user + times.system


def make_programme(name):
    programme = env["linfa.programme"].create(  # noqa: F821
        {
            "name": name,
            "funder_id": env.company.partner_id.id,  # noqa: F821
            "date_from": "2020-01-01",
        }
    )
    programme.action_activate()
    return programme


def issue(programme, count, key):
    lots = [{"face_value": 100}] * count
    return env["linfa.voucher"]._issue(programme, lots, key)  # noqa: F821


def spend(voucher, number):
    sale = env["linfa.authorization"]._hold([(voucher, 0.1)], f"h{number}", "Bench")  # noqa: F821
    sale._capture(f"c{number}")
    cr.commit()
    env.invalidate_all()  # noqa: F821


def plain(number):
    cr.execute("INSERT INTO bench_transaction(key) VALUES (%s) RETURNING id", (f"k{number}",))
    entry = cr.fetchone()[0]
    cr.execute(
        "INSERT INTO bench_posting(transaction_id, account, amount) VALUES (%s, 1, 1), (%s, 2, -1)",
        (entry, entry),
    )
    cr.commit()


def per_second(action):
    action(-1)
    begin = time.monotonic()
    for number in range(SPENDS):
        action(number)
    return round(SPENDS / (time.monotonic() - begin), 1)


def count_statements(voucher):
    before = cr.sql_log_count
    spend(voucher, "counted")
    return cr.sql_log_count - before


def main():
    programme = make_programme("Bench")
    vouchers = issue(programme, 10, "few")
    cr.commit()
    figures = {"spends": per_second(lambda number: spend(vouchers[0], number))}
    figures["statements"] = count_statements(vouchers[1])
    cr.execute("CREATE TABLE bench_transaction (id serial PRIMARY KEY, key text UNIQUE)")
    cr.execute(
        "CREATE TABLE bench_posting (id serial PRIMARY KEY, account int, amount numeric,"
        " transaction_id int REFERENCES bench_transaction)"
    )
    figures["plain"] = per_second(plain)
    begin, used = time.monotonic(), cpu()
    issue(programme, ISSUED, "many")
    cr.commit()
    figures["issue_cpu"] = round(cpu() - used, 2)
    figures["issue_seconds"] = round(time.monotonic() - begin, 2)
    begin = time.monotonic()
    for number in range(BATCHES):
        issue(programme, ISSUED, f"batch {number}")
        cr.commit()
        env.invalidate_all()  # noqa: F821
    figures["codes_seconds"] = round(time.monotonic() - begin, 2)
    begin = time.monotonic()
    figures["differences"] = len(env["linfa.ledger"]._find_differences())  # noqa: F821
    figures["proof_seconds"] = round(time.monotonic() - begin, 2)
    return figures


Path(os.environ["BENCH_ANSWER"]).write_text(json.dumps(main()), encoding="utf-8")
