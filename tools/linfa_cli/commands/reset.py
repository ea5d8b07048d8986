"""Remove the database and its files, so that the next `up` builds them anew.

Backups, downloads and the Python environment stay.
"""

import sys

from ..errors import USAGE, LinfaError
from ..progress import say, step
from ..workspace import workspace


def add_arguments(command) -> None:
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")
    command.add_argument("--yes", action="store_true", help="do not ask")


def run(settings, given) -> int:
    name = settings.database_name(given.db)
    if not given.yes:
        confirm(name)
    with workspace(settings) as ready:
        ready.databases.drop(f"{name}_building")
        if not ready.databases.exists(name):
            say(f"There is no database {name}.")
            return 0
        ready.databases.is_ours(name)
        with step(f"Removing the database {name}"):
            ready.databases.drop(name)
    return 0


def confirm(name: str) -> None:
    """Ask for the database's name, as a slip of the hand must not remove it."""
    if not sys.stdin.isatty():
        raise LinfaError("Nobody is here to confirm: add --yes to remove the database.", USAGE)
    if input(f"Type the name of the database to remove ({name}): ").strip() != name:
        raise LinfaError("Nothing was removed.", USAGE)
