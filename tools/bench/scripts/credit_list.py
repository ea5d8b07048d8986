"""Run in `odoo shell`: an employer's list of 2,000 people who have 20,000 vouchers already.

Half of the credit counts when it is used, and a part of it was used. Read twice: before
PostgreSQL knows anything of the tables, as after a first day of many uploads, and after.
Then the list is issued, with a notice to everybody.
"""

import json
import os
import time
from pathlib import Path

from stdnum.it import codicefiscale

PEOPLE, EACH, STEP, USED = 2000, 10, 900, 50
TABLES = (
    "linfa_beneficiary",
    "linfa_issue_batch_row",
    "linfa_ledger_account",
    "linfa_ledger_posting",
    "linfa_ledger_transaction",
    "linfa_voucher",
)

cr = env.cr  # noqa: F821  given by the shell


def make_code(number):
    letters = "BCDFGHLMNP"
    pair = letters[number // 10_000 % 10] + letters[number // 1000 % 10]
    base = f"R{pair}NNA80A41B{number % 1000:03}"
    return base + codicefiscale.calc_check_digit(base)


def make_programme(employer, event):
    programme = env["linfa.programme"].create(  # noqa: F821
        {
            "name": f"Bench {event}",
            "funder_id": employer.id,
            "date_from": "2020-01-01",
            "recognition_event": event,
        }
    )
    programme.action_activate()
    return programme


def make_people(employer):
    contacts = env["res.partner"].create(  # noqa: F821
        [{"name": f"Anna {n}", "email": f"anna{n}@example.com"} for n in range(PEOPLE)]
    )
    return env["linfa.beneficiary"].create(  # noqa: F821
        [
            {
                "employer_id": employer.id,
                "partner_id": contact.id,
                "first_name": "Anna",
                "last_name": "Rizzi",
                "fiscal_code": make_code(number),
            }
            for number, contact in enumerate(contacts)
        ]
    )


def issue(programmes, people):
    """Twenty thousand vouchers, as many uploads of less than a thousand rows issue them."""
    vouchers = env["linfa.voucher"]  # noqa: F821
    lots = [{"face_value": 5, "beneficiary_id": person.id} for person in people] * EACH
    for start in range(0, len(lots), STEP):
        programme = programmes[start // STEP % 2]
        lots_now = lots[start : start + STEP]
        vouchers |= vouchers._issue(programme, lots_now, f"list {start}")
        cr.commit()
    return vouchers


def spend(vouchers):
    used = vouchers.filtered(lambda voucher: voucher.recognition_event == "use")
    for start in range(0, len(used), USED):
        shares = [(voucher, 2) for voucher in used[start : start + USED]]
        sale = env["linfa.authorization"]._hold(shares, f"spend {start}", "Bench")  # noqa: F821
        sale._capture(f"take {start}")
    cr.commit()


def read_list(programme, people, reference):
    """Return the list of everybody, and the seconds of its dry run."""
    rows = [f"Anna;Rizzi;{person.fiscal_code};{9 if n else 8}" for n, person in people]
    content = "\n".join(["Nome;Cognome;Codice fiscale;Importo", *rows]).encode()
    batch = env["linfa.issue.batch"]._create_from_upload(  # noqa: F821
        programme,
        "persone.csv",
        content,
        env.user,  # noqa: F821
        reference,
    )
    batch.state = "check"
    cr.commit()
    env.invalidate_all()  # noqa: F821
    begin = time.monotonic()
    batch._run()
    cr.commit()
    seconds = round(time.monotonic() - begin, 2)
    if batch.state != "checked" or batch.bad_count != 0:
        raise ValueError((batch.state, batch.message))
    return batch, seconds


def issue_list(batch):
    """Seconds for each credit that is issued, with its notice in the queue."""
    mails = env["mail.mail"].search_count([])  # noqa: F821
    batch.state = "issue"
    cr.commit()
    begin = time.monotonic()
    batch._run()
    cr.commit()
    seconds = (time.monotonic() - begin) / PEOPLE
    if env["mail.mail"].search_count([]) - mails != PEOPLE:  # noqa: F821
        raise ValueError((batch.state, batch.message))
    return round(seconds, 4)


def main():
    employer = env["res.partner"].create({"name": "Bench", "is_company": True})  # noqa: F821
    for table in TABLES:  # nobody counts rows behind our back
        cr.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
    programmes = [make_programme(employer, event) for event in ("issue", "use")]
    people = make_people(employer)
    cr.commit()
    spend(issue(programmes, people))
    numbered = list(enumerate(people))
    _batch, unknown = read_list(programmes[0], numbered, "first")
    cr.execute("ANALYZE")
    cr.commit()
    batch, known = read_list(programmes[0], numbered, "second")
    return {"unknown": unknown, "known": known, "told": issue_list(batch)}


Path(os.environ["BENCH_ANSWER"]).write_text(json.dumps(main()), encoding="utf-8")
