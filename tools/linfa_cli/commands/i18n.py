"""Refresh every addon's translation template (.pot) and merge it into it.po."""

import subprocess
from pathlib import Path

from ..errors import FAILED
from ..processes import run_logged
from ..progress import step
from ..settings import ADDONS
from ..test_run import ensure_template
from ..workspace import workspace

MERGE = Path(__file__).parents[1] / "merge_translations.py"


def add_arguments(command) -> None:
    """No arguments: all addons, always."""


def run(settings, given) -> int:
    with workspace(settings, cluster="test", develop=True) as ready:
        template = ensure_template(ready)
        with step("Exporting terms"):
            run_logged(
                ready.odoo.command("i18n", "export", *ADDONS, "-d", template, "-l", "pot"),
                settings.logs / "i18n.log",
                failure="Odoo could not export the terms.",
                cwd=ready.odoo.folder,
                env=ready.odoo.environment,
            )
    folders = [settings.addons / addon for addon in ADDONS]
    return FAILED if subprocess.call([settings.python, MERGE, *folders]) else 0
