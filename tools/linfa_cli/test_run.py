"""Databases for the tests, and what the test runner is told.

Three layers, so that a second run is quick: the stock modules that LINFA builds on
(`linfa_deps_*`), LINFA installed from scratch on top of them (`linfa_template_*`), and the
copy that a run may change (`linfa_test`).
"""

import ast
import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from .build import LANGUAGE, SCRIPTS, Builder
from .errors import FAILED, LinfaError
from .processes import run_logged
from .progress import step
from .settings import ADDONS
from .update import code_fingerprint
from .workspace import Workspace

TEST_DATABASE = "linfa_test"
#: What pytest is given when nobody wishes for less.
EVERYTHING = ["addons", "tests"]
#: How much of a failed test's trace is shown: where it was asked, and what was wrong.
TRACE_LINES = 6
#: Test files that are run where LINFA was just installed, by Odoo's own runner.
NATIVE_TESTS = ("test_install.py", "test_translation.py")
DEPS, TEMPLATE = "linfa_deps_", "linfa_template_"


def manifest(addon: Path) -> dict:
    return ast.literal_eval((addon / "__manifest__.py").read_text())


def stock_dependencies(addons: Path) -> list[str]:
    """Modules outside LINFA that LINFA's manifests name."""
    named = {name for addon in ADDONS for name in manifest(addons / addon)["depends"]}
    return sorted(name for name in named if name not in ADDONS)


def short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def ensure_template(ready: Workspace) -> str:
    """Name of an untouched database with all addons, no demonstration data.

    Installing LINFA there is Odoo's own install-and-test run: Odoo's runner runs the tests
    of the installation, and any warning in the log fails it.
    """
    base = _ensure_dependencies(ready)
    name = TEMPLATE + short(base + _code_with_tests(ready.settings.addons))
    if ready.databases.exists(name):
        return name
    _drop_others(ready, TEMPLATE, name)
    part = f"{TEST_DATABASE}_building"
    ready.databases.drop(part)
    with step("LINFA installed from scratch, with Odoo's own test runner") as current:
        ready.databases.create(part, base)
        log = ready.settings.logs / "test-install.log"
        try:
            ready.odoo.modules(
                part,
                "-i",
                ",".join(ADDONS),
                "--test-tags",
                native_tags(ready.settings.addons),
                current=current,
                log=log,
            )
        except LinfaError as error:
            raise LinfaError(failed_tests(log) or str(error), FAILED) from error
        refuse_warnings(ready, log)
        builder = Builder(ready.databases, ready.odoo)
        builder.script(part, "italian_website")
        builder.script(part, "website_assets")
    ready.databases.rename(part, name)
    return name


def native_tags(addons: Path) -> str:
    """What Odoo's own runner tests: that the addons are installed, and speak Italian.

    The others run once, under pytest, on a copy of the same database.
    """
    return ",".join(f"/{path.relative_to(addons).as_posix()}" for path in native_tests(addons))


def native_tests(addons: Path) -> list[Path]:
    return [path for name in NATIVE_TESTS for path in sorted(addons.glob(f"*/tests/{name}"))]


def failed_tests(log: Path) -> str:
    """A sentence that names the failed tests of a log, with the end of each one's trace;
    empty when none failed.

    Whoever reads the output of a machine that is gone has nothing else to go by.
    """
    failed = re.findall(
        r"(?:FAIL|ERROR): (?:Subtest )?(Test.*)\n((?:(?!\d{4}-\d\d-\d\d ).*\n)*)",
        log.read_text(errors="replace"),
    )
    if not failed:
        return ""
    names = ", ".join(dict.fromkeys(name.strip() for name, _trace in failed))
    traces = "\n".join(
        "\n".join([name.strip(), *trace.rstrip().splitlines()[-TRACE_LINES:]])
        for name, trace in failed
    )
    return f"Odoo's own test run failed ({log}): {names}\n{traces}"


def refuse_warnings(ready: Workspace, log: Path) -> None:
    """checklog-odoo on an install's log.

    :raises LinfaError: the log holds a warning or an error.
    """
    checked = log.with_suffix(".checked")
    try:
        run_logged(
            [ready.settings.venv / "bin" / "checklog-odoo", log],
            checked,
            failure=f"Installing LINFA left warnings in {log}.",
            cwd=ready.settings.root / "config",
        )
    except LinfaError as error:
        raise LinfaError(str(error), FAILED) from error


def _ensure_dependencies(ready: Workspace) -> str:
    """The stock modules, installed once for a tree and a set of dependencies."""
    modules = stock_dependencies(ready.settings.addons)
    tree = ready.odoo.tree
    script = (SCRIPTS / "italian_company.py").read_text()
    name = DEPS + short(f"{modules} {tree.version} {tree.date} {tree.path} {script}")
    if ready.databases.exists(name):
        return name
    _drop_others(ready, DEPS, name)
    builder = Builder(ready.databases, ready.odoo)
    part = "linfa_deps_building"
    ready.databases.drop(part)
    with step("Stock Odoo for the tests") as current:
        ready.databases.create(part)
        logs = ready.settings.logs
        language = f"--load-language={LANGUAGE}"
        ready.odoo.modules(
            part, "-i", "base", language, current=current, log=logs / "test-base.log"
        )
        builder.script(part, "italian_company")
        ready.odoo.modules(
            part, "-i", ",".join(modules), current=current, log=logs / "test-deps.log"
        )
    ready.databases.rename(part, name)
    return name


def _drop_others(ready: Workspace, prefix: str, keep: str) -> None:
    """Remove databases of earlier code, which would only fill the disk."""
    names = ready.databases.query(
        "SELECT datname FROM pg_database WHERE starts_with(datname, :'prefix')", prefix=prefix
    )
    for name in names.split():
        if name != keep:
            ready.databases.drop(name)


def _code_with_tests(addons: Path) -> str:
    """The tests that ran when the template was made count with the code."""
    tests = native_tests(addons)
    return code_fingerprint(addons) + short("".join(path.read_text() for path in tests))


def fresh_copy(ready: Workspace, template: str, database: str = TEST_DATABASE) -> None:
    """A new copy of the template for this run."""
    ready.databases.drop(database)
    ready.databases.create(database, template)


def chromium() -> str:
    """Path of a browser; empty when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), "")


def test_environment(
    ready: Workspace, template: str = "", database: str = TEST_DATABASE
) -> dict[str, str]:
    """What tests/kit and tools/bench read: server, databases, Odoo, browser, output."""
    connection = ready.connection
    output = ready.settings.state / "output"
    output.mkdir(parents=True, exist_ok=True)
    return {
        **ready.odoo.environment,
        **connection.environment(),
        "LINFA_TEST_DB": database,
        "LINFA_TEMPLATE_DB": template,
        "LINFA_TEST_DATA_DIR": str(ready.odoo.data_dir),
        "LINFA_ODOO_ARGS": json.dumps(ready.odoo.program),
        "LINFA_ODOO_CONF": str(ready.odoo.config_file()),
        "LINFA_ADDONS_PATH": ready.odoo.addons_path,
        "LINFA_CHROMIUM": chromium(),
        "LINFA_OUTPUT_DIR": str(output),
        "LINFA_PG_BIN": str(connection.bin or ""),
        "PATH": f"{ready.settings.venv / 'bin'}:{os.environ.get('PATH', '')}",
    }


def test_paths(root: Path, wished: list[str]) -> list[str]:
    """pytest's arguments: all tests, or those of the named addons and paths.

    :raises LinfaError: a name that is neither.
    """
    if not wished:
        return EVERYTHING
    paths = []
    for wish in wished:
        addon_tests = root / "addons" / wish / "tests"
        if addon_tests.is_dir():
            paths.append(str(addon_tests.relative_to(root)))
        elif Path(wish.split("::")[0]).exists():
            paths.append(wish)
        else:
            raise LinfaError(f"There is no addon or path {wish} to test.", FAILED)
    return paths
