"""Run in `odoo shell`: a price list of many rows, read and then imported.

First every offer is new, then every price changes, then the same list changes nothing; at
the end a tenth of the rows declares its stock, whose moves cost more than all the rest.
Writes the seconds of each step as JSON to the file named in BENCH_RESULT. Nothing is kept.
"""

import base64
import json
import os
import time

ROWS = int(os.environ["BENCH_ROWS"])
COLUMNS = (
    "codice;nome;prezzo;iva;um;quantita netta;giacenza;denominazione legale;ingredienti;"
    "allergeni;origine;conservazione"
)

env = env(context={**env.context, "lang": "it_IT"})  # noqa: F821  given by the shell


def price_list(cents, rows, stock=""):
    lines = (
        f"F{n:05};Formaggella {n};{3 + n % 40},{cents};10;g;{250 + n % 500};{stock};"
        "Formaggio a pasta semidura;LATTE vaccino, caglio, sale;latte;Italia;In frigorifero"
        for n in range(rows)
    )
    return "\n".join([COLUMNS, *lines]).encode()


def timed(work):
    begin = time.monotonic()
    work()
    env.flush_all()
    return round(time.monotonic() - begin, 1)


def import_list(producer, cents, rows=ROWS, stock=""):
    content = base64.b64encode(price_list(cents, rows, stock))
    record = env["linfa.offer.import"].create({"producer_id": producer.id, "file": content})
    return {"read": work(record, "check", "checked"), "applied": work(record, "apply", "done")}


def work(record, state, wanted):
    record.state = state
    seconds = timed(record._run)
    if record.state != wanted or record.error_count:
        raise ValueError(record.message or record.row_ids[:1].problem)
    return seconds


def measure():
    producer = env["res.partner"].create(
        {
            "name": "Azienda dei Diecimila",
            "is_company": True,
            "is_producer": True,
            "is_published": True,
            "offers_need_approval": False,
            "municipality_id": env["linfa.municipality"].search([], limit=1).id,
        }
    )
    return {
        "new": import_list(producer, "50"),
        "changed": import_list(producer, "75"),
        "unchanged": import_list(producer, "75"),
        "stock of a tenth": import_list(producer, "75", rows=ROWS // 10, stock=7),
    }


result = measure()
env.cr.rollback()
with open(os.environ["BENCH_RESULT"], "w", encoding="utf-8") as file:
    json.dump(result, file)
