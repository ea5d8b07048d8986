"""PostgreSQL's own prompt on the database; further arguments go to psql."""

import subprocess

from ..workspace import workspace


def add_arguments(command) -> None:
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")
    command.add_argument("arguments", nargs="*", help="for psql, after --")
    command.set_defaults(after=[])


def run(settings, given) -> int:
    name = settings.database_name(given.db)
    with workspace(settings) as ready:
        connection = ready.connection
        return subprocess.call(
            [connection.program("psql"), *given.arguments, *given.after],
            env=connection.environment(name),
        )
