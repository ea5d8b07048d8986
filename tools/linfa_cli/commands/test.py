"""Lint, then run all tests on a database of their own.

Name addons or paths to run only those; options after -- go to pytest, for example
./linfa test linfa_catalog -- -k publish.
"""

import subprocess
from contextlib import contextmanager

from ..apt import ensure_program
from ..errors import FAILED, USAGE, LinfaError
from ..lint import run_lint
from ..node import ensure_node_packages
from ..processes import end
from ..progress import say, step
from ..test_run import (
    EVERYTHING,
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
#: What pytest says when the options leave no test.
NOTHING_CHOSEN = 5
JOURNEYS, JOURNEYS_DATABASE = "tests/journeys", f"{TEST_DATABASE}_journeys"


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
        if paths == EVERYTHING and not given.fast:
            return run_everything(ready, template, options)
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
    with pytest(ready, template, ["--odoo-http", *marks, *arguments]) as process:
        code = process.wait()
    return say_result(ready, code)


def run_everything(ready: Workspace, template: str, options: list[str]) -> int:
    """All tests, those in a browser beside the others: they mostly wait for each other's pages.

    Their output follows that of the others.
    """
    fresh_copy(ready, template, JOURNEYS_DATABASE)
    log = ready.settings.logs / "test-journeys.log"
    others = [*EVERYTHING, f"--ignore={JOURNEYS}", "--odoo-http", *options]
    with (
        log.open("w") as out,
        pytest(ready, template, [JOURNEYS, *options], JOURNEYS_DATABASE, stdout=out) as beside,
        pytest(ready, template, others) as process,
    ):
        say(f"Journeys in a browser run beside, see {log}")
        codes = {process.wait(), beside.wait()}
    say(log.read_text(errors="replace"))
    if codes != {NOTHING_CHOSEN}:  # Options may choose tests of one part only.
        codes.discard(NOTHING_CHOSEN)
    return say_result(ready, any(codes))


@contextmanager
def pytest(ready: Workspace, template: str, arguments, database=TEST_DATABASE, **options):
    """A running pytest on this database; it ends with the block."""
    command = [
        str(ready.settings.python),
        "-m",
        "pytest",
        f"--odoo-database={database}",
        f"--odoo-config={ready.odoo.config_file()}",
        "--odoo-log-level=error",
        f"--timeout={TIMEOUT_SECONDS}",
        *arguments,
    ]
    environment = test_environment(ready, template, database)
    process = subprocess.Popen(
        command, cwd=ready.settings.root, env=environment, stderr=subprocess.STDOUT, **options
    )
    try:
        yield process
    finally:
        end(process)


def say_result(ready: Workspace, failed) -> int:
    if failed:
        say(f"Screenshots and logs: {ready.settings.state / 'output'}, {ready.settings.logs}")
    return FAILED if failed else 0
