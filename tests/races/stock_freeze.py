"""Proof that the checkout race can fail: `python -m tests.races.stock_freeze`.

Runs the same race with `sale.async_emails` off, as stock Odoo has it, in the
environment of `./linfa test`. Each worker renders a PDF and waits for itself, so
/web/health stays silent until Odoo kills the workers. Slow by nature, hence no test.
"""

import sys

from tests.kit import settings
from tests.kit.rpc import Rpc
from tests.kit.server import OdooServer
from tests.kit.together import Watch, together
from tests.races.checkouts import HEALTH_LIMIT, Market

WORKERS = 2
#: Odoo's own limit is 120 s; a shorter one makes the same point.
WORKER_LIMIT = 40


def main() -> int:
    """Print what happened; exit code 0 when the freeze was seen."""
    options = (f"--limit-time-real={WORKER_LIMIT}",)
    with OdooServer(settings.from_env(), workers=WORKERS, options=options) as server:
        rpc = Rpc.login(server)
        rpc.call("ir.config_parameter", "set_param", "sale.async_emails", "False")
        residents = Market(server, rpc).filled_carts(WORKERS)
        with Watch(lambda: server.healthy(timeout=HEALTH_LIMIT)) as watch:
            outcomes = together(WORKERS, lambda number: residents[number].pay("demo"))
    lost = [outcome.error for outcome in outcomes if outcome.error]
    sys.stdout.write(
        f"health was silent {watch.failures} times of {len(watch.seconds)}\n"
        f"checkouts that failed: {len(lost)} of {WORKERS} {lost}\n"
        f"seconds: {[round(outcome.seconds, 1) for outcome in outcomes]}\n"
    )
    return 0 if watch.failures and lost else 1


if __name__ == "__main__":
    sys.exit(main())
