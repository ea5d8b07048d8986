"""Upgrade the addons whose code changed in the database."""

from ..progress import say
from ..update import is_current, update_if_changed
from ..workspace import workspace


def add_arguments(command) -> None:
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")


def run(settings, given) -> int:
    name = settings.database_name(given.db)
    with workspace(settings) as ready:
        ready.databases.need(name)
        if is_current(ready, name):
            say(f"The database {name} is up to date.")
        update_if_changed(ready, name)
    return 0
