"""Bring a backup back; the old database is touched only when the new one is whole.

The database that was there before is kept as NAME_replaced until the next restore.
"""

import ast
import subprocess
import tempfile
from pathlib import Path

from .. import archive
from ..errors import DATABASE, USAGE, LinfaError
from ..odoo_tree import SERIES
from ..progress import say, step
from ..workspace import Workspace, workspace


def add_arguments(command) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="a backup of ./linfa backup")
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")


def run(settings, given) -> int:
    if not given.file.is_file():
        raise LinfaError(f"There is no file {given.file}: name a backup.", USAGE)
    name = settings.database_name(given.db)
    with step("Checking the backup"):
        manifest = archive.check(given.file)
        check_addons(manifest, settings.addons)
    with workspace(settings) as ready:
        check_server(manifest, int(ready.databases.server_version().split(".")[0]))
        check_unused(ready, name)
        with step(f"Restoring {name}"):
            restore(ready, given.file, name)
    say(f"The database {name} is that of {manifest.created}.")
    return 0


def check_addons(manifest: archive.Manifest, addons: Path) -> None:
    """Refuse a backup made by newer addons or another Odoo."""
    if manifest.odoo_series != SERIES:
        raise LinfaError(
            f"The backup is of Odoo {manifest.odoo_series}, this is {SERIES}: it needs a "
            "migration, not a restore.",
            DATABASE,
        )
    for addon, version in manifest.addons.items():
        here = version_of(addons / addon / "__manifest__.py")
        if as_numbers(version) > as_numbers(here):
            raise LinfaError(
                f"The backup holds {addon} {version}, here is {here or 'none'}: "
                "update LINFA first, then restore.",
                DATABASE,
            )


def check_server(manifest: archive.Manifest, major: int) -> None:
    if manifest.postgres_major > major:
        raise LinfaError(
            f"The backup is of PostgreSQL {manifest.postgres_major}, this server is {major}: "
            "restore on a server as new.",
            DATABASE,
        )


def check_unused(ready: Workspace, name: str) -> None:
    """Refuse to swap a database under a running Odoo."""
    if ready.databases.exists(name):
        ready.databases.is_ours(name)
        if ready.databases.connections(name):
            raise LinfaError(f"The database {name} is in use: stop ./linfa up first.", DATABASE)


def restore(ready: Workspace, source: Path, name: str) -> None:
    """Load into a database of its own, then swap the names."""
    part, replaced = f"{name}_restoring", f"{name}_replaced"
    ready.databases.drop(part)
    with tempfile.TemporaryDirectory(dir=ready.settings.state) as folder:
        archive.extract(source, Path(folder))
        ready.databases.create(part)
        try:
            load_dump(ready, part, Path(folder) / archive.DUMP)
        except LinfaError:
            ready.databases.drop(part)
            raise
        store = Path(folder) / archive.FILESTORE
        if store.is_dir():
            target = ready.databases.filestore(part)
            target.parent.mkdir(parents=True, exist_ok=True)
            store.rename(target)
    swap(ready, part, name, replaced)


def swap(ready: Workspace, part: str, name: str, replaced: str) -> None:
    """Give the restored database the name; if that fails the old one gets it back."""
    had_one = ready.databases.exists(name)
    if had_one:
        ready.databases.drop(replaced)
        ready.databases.rename(name, replaced)
    try:
        ready.databases.rename(part, name)
    except LinfaError:
        if had_one:
            ready.databases.rename(replaced, name)
        raise


def load_dump(ready: Workspace, database: str, dump: Path) -> None:
    done = subprocess.run(
        [
            ready.connection.program("pg_restore"),
            "--no-owner",
            "--no-comments",
            "--exit-on-error",
            f"--dbname={database}",
            str(dump),
        ],
        env=ready.connection.environment(database),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise LinfaError(
            f"The backup could not be loaded, the old database is untouched: "
            f"{done.stderr.strip()[-300:]}",
            DATABASE,
        )


def version_of(manifest: Path) -> str:
    """Version that an addon's manifest states; empty when there is no such addon."""
    try:
        return ast.literal_eval(manifest.read_text()).get("version", "")
    except (OSError, ValueError, SyntaxError):
        return ""


def as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
