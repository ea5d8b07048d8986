"""Bring a database up to the addons' code, and only what changed (click-odoo-update)."""

import hashlib
import json
from pathlib import Path

from .processes import run_logged
from .progress import step
from .workspace import Workspace

CODE = {".py", ".xml", ".csv", ".po", ".js", ".scss", ".json"}


def code_fingerprint(addons: Path) -> str:
    """Changes when code or data of an addon changes; tests and documents do not count."""
    digest = hashlib.sha256()
    for path in sorted(addons.rglob("*")):
        if path.suffix in CODE and "tests" not in path.parts and path.is_file():
            digest.update(str(path.relative_to(addons)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _seen_file(ready: Workspace) -> Path:
    return ready.odoo.data_dir.parent / "updated.json"


def _seen(ready: Workspace) -> dict[str, str]:
    try:
        return json.loads(_seen_file(ready).read_text())
    except (OSError, ValueError):
        return {}


def is_current(ready: Workspace, database: str) -> bool:
    """Whether the database was last updated with this very code."""
    return _seen(ready).get(database) == code_fingerprint(ready.settings.addons)


def update_if_changed(ready: Workspace, database: str, *, fresh: bool = False) -> None:
    """Upgrade changed addons; a fresh database only has its state noted."""
    if is_current(ready, database):
        return
    title = "Noting the addons' state" if fresh else "Updating changed addons"
    only_note = ["--only-compute-hashes"] if fresh else []
    with step(title):
        run_logged(
            [
                ready.settings.venv / "bin" / "click-odoo-update",
                "-c",
                ready.odoo.config_file(),
                "-d",
                database,
                "--ignore-core-addons",
                "--log-level=warn",
                *only_note,
            ],
            ready.settings.logs / "update.log",
            failure="The update failed: mend the addon and run ./linfa update again.",
            cwd=ready.odoo.folder,
            env=ready.odoo.environment,
        )
    known = {**_seen(ready), database: code_fingerprint(ready.settings.addons)}
    _seen_file(ready).write_text(json.dumps(known))
