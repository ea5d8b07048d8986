"""Odoo as a tool: install modules, run a script inside a database."""

import subprocess
from pathlib import Path

from tests.kit import launch
from tests.kit.settings import Settings


class OdooFailedError(Exception):
    """Odoo ended with an error; the message is the end of what it said."""


def install(settings: Settings, name: str, modules: list[str], *options: str) -> None:
    """Install modules in a database, which is created when missing."""
    command = ["server", "--init", ",".join(modules), "--stop-after-init", "--workers=0"]
    _run(settings, name, [*command, *options])


def run_script(settings: Settings, name: str, script: Path, **values: str) -> None:
    """Run a file in `odoo shell`, `env` at hand and `values` in its environment."""
    _run(settings, name, ["shell"], script.read_text(encoding="utf-8"), values)


def _run(settings, name, command, script: str = "", values: dict | None = None):
    first, *rest = command
    answer = subprocess.run(
        [
            *launch.program(settings.odoo_args),
            first,
            *launch.connection(settings),
            f"--database={name}",
            "--no-http",
            "--max-cron-threads=0",
            "--log-level=warn",
            *rest,
        ],
        input=script,
        env={**launch.base_environment(settings), **(values or {})},
        cwd=launch.work_dir(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise OdooFailedError((answer.stderr or answer.stdout)[-3000:])
