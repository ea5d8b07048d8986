"""Look at machine, Odoo, addons and database, and say how to mend what is amiss."""

from .. import checks, checks_database
from ..errors import MACHINE
from ..progress import say


def add_arguments(command) -> None:
    command.add_argument("--port", type=int, default=8069, help="port of the shop (8069)")
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")


def run(settings, given) -> int:
    bad = 0
    for finding in findings(settings, given):
        bad += finding.mark == checks.BAD
        say(f"{finding.mark} {finding.what}")
        if finding.remedy:
            say(f"    -> {finding.remedy}")
    return MACHINE if bad else 0


def findings(settings, given):
    """All checks in order; each is an iterator of findings."""
    yield from checks.machine(settings, given.port)
    yield from checks.programs()
    yield from checks.python_environment(settings)
    yield from checks.odoo(settings)
    yield from checks.addons_path(settings)
    yield from checks_database.database(settings, settings.database_name(given.db))
