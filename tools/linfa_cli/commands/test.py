"""Lint, then run all tests on a database of their own.

Name addons or paths to run only those; options after -- go to pytest, for example
./linfa test linfa_catalog -- -k publish.
"""

import subprocess

from ..apt import ensure_program
from ..errors import FAILED, USAGE, LinfaError
from ..lint import run_lint
from ..node import ensure_node_packages
from ..progress import say, step
from ..test_run import (
    TEST_DATABASE,
    chromium,
    ensure_template,
    fresh_copy,
    test_environment,
    test_paths,
)
from ..workspace import Workspace, workspace

SLOW = "not server and not browser"
TIMEOUT_SECONDS = 600


def add_arguments(command) -> None:
    command.add_argument("wished", nargs="*", metavar="PATH|ADDON", help="what to test (all)")
    command.add_argument("--fast", action="store_true", help="without real servers and browsers")
    command.add_argument("--no-lint", action="store_true", help="tests only")
    command.set_defaults(after=[])


def run(settings, given) -> int:
    wished, options = given.wished, given.after
    if given.fast and any(option.startswith("-m") for option in options):
        raise LinfaError("--fast chooses the marks itself: leave out -m.", USAGE)
    paths = test_paths(settings.root, wished)
    with workspace(settings, cluster="test", develop=True) as ready:
        ensure_node_packages(settings)
        if not given.no_lint and not wished and run_lint(settings):
            return FAILED
        ensure_browser(settings)
        template = ensure_template(ready)
        with step("A copy of the database for this run"):
            fresh_copy(ready, template)
        return run_pytest(ready, template, [*paths, *options], fast=given.fast)


def ensure_browser(settings) -> None:
    """Chromium for the browser tests, through apt where that is allowed."""
    if chromium():
        return
    with step("Browser"):
        if not ensure_program("chromium", "chromium", settings.logs / "apt-chromium.log"):
            raise LinfaError("The browser tests need Chromium: apt install chromium.")


def run_pytest(ready: Workspace, template: str, arguments: list[str], *, fast: bool) -> int:
    """pytest-odoo on the copy; 0 when every test passed."""
    marks = ["-m", SLOW] if fast else []
    code = subprocess.call(
        [
            str(ready.settings.python),
            "-m",
            "pytest",
            f"--odoo-database={TEST_DATABASE}",
            f"--odoo-config={ready.odoo.config_file()}",
            "--odoo-http",
            "--odoo-log-level=error",
            f"--timeout={TIMEOUT_SECONDS}",
            *marks,
            *arguments,
        ],
        cwd=ready.settings.root,
        env=test_environment(ready, template),
    )
    if code:
        say(f"Screenshots and logs: {ready.settings.state / 'output'}, {ready.settings.logs}")
    return FAILED if code else 0
