"""A Python prompt inside Odoo, with `env` at hand (changes are kept only after env.cr.commit())."""

import subprocess

from ..workspace import workspace


def add_arguments(command) -> None:
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")


def run(settings, given) -> int:
    name = settings.database_name(given.db)
    with workspace(settings) as ready:
        ready.databases.need(name)
        return subprocess.call(
            ready.odoo.command("shell", "-d", name, "--no-http", "--log-level=warn"),
            cwd=ready.odoo.folder,
            env=ready.odoo.environment,
        )
