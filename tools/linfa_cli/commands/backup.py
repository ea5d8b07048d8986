"""Write database and files into one checked file."""

import json
import subprocess
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from .. import archive
from ..errors import DATABASE, USAGE, LinfaError
from ..odoo_tree import SERIES
from ..progress import say, step
from ..workspace import Workspace, workspace

ADDON_VERSIONS = (
    "SELECT json_object_agg(name, latest_version) FROM ir_module_module "
    "WHERE state = 'installed' AND name LIKE 'linfa%'"
)


def add_arguments(command) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="the backup to write")
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")


def run(settings, given) -> int:
    if given.file.exists():
        raise LinfaError(f"{given.file} exists: choose another name for the backup.", USAGE)
    name = settings.database_name(given.db)
    with workspace(settings) as ready:
        ready.databases.need(name)
        with step(f"Backup of {name}") as current:
            write_backup(ready, name, given.file.resolve())
            current.note = f"{given.file}, {given.file.stat().st_size / 1e6:.1f} MB"
    say("Restore it with ./linfa restore FILE; keep a copy on another machine.")
    return 0


def write_backup(ready: Workspace, name: str, target: Path) -> None:
    """Dump first, then the filestore: Odoo adds files and rarely removes them."""
    ready.settings.state.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ready.settings.state) as folder:
        dump = Path(folder) / archive.DUMP
        dump_database(ready, name, dump)
        archive.write(target, manifest_of(ready, name), dump, ready.databases.filestore(name))


def dump_database(ready: Workspace, name: str, target: Path) -> None:
    """pg_dump in its own format; a failing dump leaves no backup."""
    done = subprocess.run(
        [ready.connection.program("pg_dump"), "--format=custom", "--no-owner", "-f", str(target)],
        env=ready.connection.environment(name),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise LinfaError(f"The database could not be dumped: {done.stderr.strip()}", DATABASE)


def manifest_of(ready: Workspace, name: str) -> archive.Manifest:
    """Versions that a restoring machine must not be older than."""
    return archive.Manifest(
        format=archive.FORMAT,
        database=name,
        created=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        odoo_series=SERIES,
        postgres_major=int(ready.databases.server_version().split(".")[0]),
        addons=json.loads(ready.databases.query(ADDON_VERSIONS, name) or "{}"),
    )
