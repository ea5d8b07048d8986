"""The project's Python environment: pinned, hashed, made once, completed when pins change."""

import hashlib
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from .errors import LinfaError
from .odoo_tree import OdooTree
from .processes import run_logged
from .progress import Step
from .settings import Settings

RUN_LOCKS = ("odoo", "db", "cli", "oca")
DEVELOP_LOCKS = (*RUN_LOCKS, "test", "lint")
POLL_SECONDS = 0.5


def lock_files(settings: Settings, names: tuple[str, ...]) -> list[Path]:
    """Lock files that hold at least one requirement."""
    files = [settings.requirements / f"{name}.txt" for name in names]
    return [path for path in files if path.exists() and "==" in path.read_text()]


def fingerprint(files: list[Path]) -> str:
    """Changes when a pin or the interpreter changes."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def ensure(settings: Settings, current: Step, develop: bool = False) -> None:
    """Make the environment, or complete it; nothing happens when it is as pinned.

    :param develop: with the tools for tests and lint.
    :raises LinfaError: no venv module, no network, or a download that does not match its hash.
    """
    if is_as_pinned(settings, develop=develop):
        current.note = "as pinned"
        return
    files = lock_files(settings, DEVELOP_LOCKS if develop else RUN_LOCKS)
    if not settings.python.exists():
        _make(settings)
    _install(settings, files, current)
    _mark(settings, develop=develop).write_text(fingerprint(files))


def is_as_pinned(settings: Settings, *, develop: bool = False) -> bool:
    """Whether the environment holds what the lock files say; with the tools or without."""
    wanted = {True: DEVELOP_LOCKS} if develop else {False: RUN_LOCKS, True: DEVELOP_LOCKS}
    for with_tools, names in wanted.items():
        mark = _mark(settings, develop=with_tools)
        if mark.exists() and mark.read_text() == fingerprint(lock_files(settings, names)):
            return True
    return False


def _mark(settings: Settings, *, develop: bool) -> Path:
    return settings.venv / f".linfa-{'develop' if develop else 'run'}"


def _make(settings: Settings) -> None:
    """Create the virtual environment under its final name only when whole."""
    shutil.rmtree(settings.venv, ignore_errors=True)
    settings.state.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(settings.venv)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(settings.venv, ignore_errors=True)
        raise LinfaError(
            "Python cannot make a virtual environment here: install it with "
            "apt install python3-venv, then run the command again."
        )


def _install(settings: Settings, files: list[Path], current: Step) -> None:
    """Install the locked packages with uv, itself pinned and fetched by pip."""
    site = _site_packages(settings)
    total = sum(path.read_text().count("==") for path in files)
    finished = threading.Event()

    def watch() -> None:
        while not finished.wait(POLL_SECONDS):
            current.show(len(list(site.glob("*.dist-info"))), total, "packages")

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        for command in _install_commands(settings, files):
            run_logged(
                command,
                settings.logs / "python-environment.log",
                failure="The Python packages could not be installed: check network and disk.",
                env={**os.environ, "UV_NO_CONFIG": "1", "VIRTUAL_ENV": str(settings.venv)},
            )
    finally:
        finished.set()
        watcher.join()


def _install_commands(settings: Settings, files: list[Path]) -> list[list]:
    """pip fetches uv, uv fetches the rest; where pip has its own index, pip does it all."""
    requirements = [part for path in files for part in ("-r", path)]
    pip = [settings.python, "-m", "pip", "install", "--no-deps", "--require-hashes"]
    if _pip_has_own_index(settings):
        return [[*pip, *requirements]]
    tool = settings.requirements / "uv.txt"
    uv = [
        settings.venv / "bin" / "uv",
        "pip",
        "install",
        "--no-deps",
        "--require-hashes",
        *requirements,
    ]
    return [[*pip, "-q", "-r", tool], uv]


def _pip_has_own_index(settings: Settings) -> bool:
    """Whether this machine's pip is pointed at another index, which uv would not know."""
    done = subprocess.run(
        [str(settings.python), "-m", "pip", "config", "list"],
        capture_output=True,
        text=True,
        check=False,
    )
    return "index-url" in done.stdout.replace("extra-index-url", "")


def _site_packages(settings: Settings) -> Path:
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return settings.venv / "lib" / version / "site-packages"


def link_odoo(settings: Settings, tree: OdooTree) -> None:
    """Make Odoo importable, and known to pip as `odoo 19.0` so that OCA addons install.

    Odoo is not on the package index; a path file and an otherwise empty distribution stand
    for it.
    """
    site = _site_packages(settings)
    (site / "odoo19.pth").write_text(f"{tree.path}\n")
    info = site / "odoo-19.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: odoo\nVersion: 19.0\n")
    (info / "INSTALLER").write_text("linfa\n")
    (info / "RECORD").write_text("")
