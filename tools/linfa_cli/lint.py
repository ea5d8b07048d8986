"""The linters, each run as its own command line would be."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from .node import node_program
from .progress import say, step
from .settings import Settings


@dataclass(frozen=True)
class Tool:
    """One linter; `mend` is its command with what it can repair by itself."""

    name: str
    check: list
    mend: list | None = None


def tools(settings: Settings) -> Iterator[Tool]:
    """All linters in the order of their speed."""
    bin_folder = settings.venv / "bin"
    addons = sorted(str(path.parent) for path in settings.addons.glob("*/__manifest__.py"))
    ruff = bin_folder / "ruff"
    yield Tool("ruff", [ruff, "check", "."], [ruff, "check", "--fix", "."])
    yield Tool("ruff format", [ruff, "format", "--check", "."], [ruff, "format", "."])
    oca = bin_folder / "oca-checks-odoo-module"
    yield Tool("oca-checks-odoo-module", [oca, *addons], [oca, "--fix", *addons])
    translations = sorted(str(path) for path in settings.addons.glob("*/i18n/*.po*"))
    oca_po = bin_folder / "oca-checks-po"
    yield Tool("oca-checks-po", [oca_po, *translations], [oca_po, "--fix", *translations])
    prettier = node_program(settings, "prettier")
    yield Tool("prettier", [prettier, "--check", "."], [prettier, "--write", "."])
    eslint = node_program(settings, "eslint")
    yield Tool("eslint", [eslint, "--max-warnings=0", "."], [eslint, "--fix", "."])
    yield Tool("pylint-odoo", [bin_folder / "pylint", "--rcfile=.pylintrc", *addons])


def run_lint(settings: Settings, *, fix: bool = False) -> int:
    """Run every linter and show what each found; how many found something.

    :param fix: first let the tools mend what they can.
    """
    failed = 0
    for tool in tools(settings):
        if fix and tool.mend:
            _run(settings, tool.mend)
        with step(tool.name) as current:
            done = _run(settings, tool.check)
            current.failed = done.returncode != 0
            current.note = "see below" if current.failed else "clean"
        if current.failed:
            failed += 1
            say(done.stdout + done.stderr)
    say(f"{failed} of the linters found something." if failed else "Lint is clean.")
    return failed


def _run(settings: Settings, command: list) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(part) for part in command],
        cwd=settings.root,
        capture_output=True,
        text=True,
        check=False,
    )
