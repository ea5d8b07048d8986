"""JavaScript tools (prettier, eslint, axe), installed from the lock file by npm."""

import hashlib
import os
from pathlib import Path

from .processes import need_program, run_logged
from .progress import step
from .settings import Settings


def ensure_node_packages(settings: Settings) -> None:
    """`npm ci` when the lock file changed since the last time.

    :raises LinfaError: no npm, or no network.
    """
    lock = settings.root / "package-lock.json"
    mark = settings.root / "node_modules" / ".linfa-lock"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text() == wanted:
        return
    npm = need_program("npm", "install it with apt install npm (Node.js 20 or newer).")
    with step("JavaScript tools"):
        run_logged(
            [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
            settings.logs / "npm.log",
            failure="npm could not install the JavaScript tools: check the network.",
            cwd=settings.root,
            env={**os.environ, "npm_config_update_notifier": "false"},
        )
        mark.write_text(wanted)


def node_program(settings: Settings, name: str) -> Path:
    """Path of an installed JavaScript tool."""
    return settings.root / "node_modules" / ".bin" / name
