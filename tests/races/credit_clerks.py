"""Run by Odoo's Python: clerks who work with credit, each a process with its own registry.

The registry is loaded once; every connection to the socket forks one clerk, who answers one
question a line. A clerk is only told what to do with the engine of credit: there is no route.
"""

import json
import os
import random
import signal
import socket
import sys

import redemption_acts  # beside this file, which is run and not imported

import odoo
from odoo.api import Environment
from odoo.modules.registry import Registry
from odoo.service.model import retrying
from odoo.tools import config


def main():
    database, address, *options = sys.argv[1:]
    config.parse_config([*options, f"--database={database}"])
    registry = Registry(database)
    odoo.sql_db.close_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        while True:
            connection, _address = listener.accept()
            if not os.fork():
                listener.close()
                serve(registry, connection)
                os._exit(0)
            connection.close()


def serve(registry, connection):
    random.seed()
    with connection, connection.makefile("rw") as stream:
        stream.write(f"{os.getpid()}\n")
        stream.flush()
        for line in stream:
            stream.write(json.dumps(answer(registry, json.loads(line))) + "\n")
            stream.flush()


def answer(registry, question):
    """What was done, or why it was refused; told after the commit."""
    try:
        with registry.cursor() as cr:
            return {"done": run(Environment(cr, odoo.SUPERUSER_ID, {}), **question)}
    except Exception as error:  # noqa: BLE001  the test decides
        name = type(error).__name__
        return {"error": name, "code": getattr(error, "code", ""), "text": str(error)}


def run(env, act, way="retrying", vouchers=(), **values):
    action = ACTS[act]
    if way == "in_turn":
        spent = env["linfa.voucher"].browse(vouchers)
        return env["linfa.ledger"]._in_turn(
            spent, lambda other: action(other, vouchers=vouchers, **values)
        )
    return retrying(lambda: action(env, vouchers=vouchers, **values), env)


def prepare(env, vouchers, amount, count, **values):
    """A programme and so many vouchers of one resident."""
    if values.get("kind") == "municipal":
        act = {"act_number": "12", "act_date": "2020-01-01", "funding_source": "Fondi propri"}
        values = {**act, "one_per_household": False, **values}
    programme = env["linfa.programme"].create(
        {
            "name": "Gara",
            "funder_id": env.company.partner_id.id,
            "date_from": "2020-01-01",
            **values,
        }
    )
    programme.action_activate()
    if programme.has_budget:
        programme._grant(amount, f"grant {programme.id}")
        return [programme.id]
    lots = [{"face_value": amount, "partner_id": env.user.partner_id.id}] * count
    return env["linfa.voucher"]._issue(programme, lots, f"prepare {programme.id}").ids


def issue(env, vouchers, programme, amount, key):
    lots = [{"face_value": amount}]
    return env["linfa.voucher"]._issue(env["linfa.programme"].browse(programme), lots, key).ids


def hold(env, vouchers, amount, key, late=False, **_values):
    shares = [(env["linfa.voucher"].browse(voucher), amount) for voucher in vouchers]
    details = {"expires_at": "2020-01-01 00:00:00"} if late else {}
    return env["linfa.authorization"]._hold(shares, key, "Gara", **details).id


def pay(env, vouchers, amount, key, dies=False):
    sale = hold(env, vouchers, amount, key)
    if dies:
        env.flush_all()
        os.kill(os.getpid(), signal.SIGKILL)
    env["linfa.authorization"].browse(sale)._capture(f"{key},capture")
    return sale


def settle(env, vouchers, sale, operation, key, amount=None):
    authorization = env["linfa.authorization"].browse(sale)
    getattr(authorization, f"_{operation}")(key, amount)
    return authorization.state


def transfer(env, vouchers, amount, key):
    source, target = env["linfa.voucher"].browse(vouchers)
    source._transfer(target, amount, key)
    return True


def time_out(env, vouchers):
    env["linfa.authorization"]._release_timed_out()
    return True


def cancel(env, vouchers, key):
    env["linfa.voucher"].browse(vouchers)._cancel(key)
    return True


def look(env, vouchers):
    """What each voucher has, and whether the books agree."""
    found = env["linfa.voucher"].browse(vouchers)
    return {
        "available": found.mapped("available_amount"),
        "held": found.mapped("held_amount"),
        "differences": [claim for claim, _rows in env["linfa.ledger"]._find_differences()],
    }


ACTS = redemption_acts.ACTS | {
    act.__name__: act
    for act in (prepare, issue, hold, pay, settle, transfer, time_out, cancel, look)
}

if __name__ == "__main__":
    main()
