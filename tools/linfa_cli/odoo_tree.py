"""Find, fetch and unpack Odoo 19: an existing tree, a Debian package, or Odoo's repository."""

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from . import odoo_package
from .errors import LinfaError
from .processes import need_program, output_of, run_logged
from .progress import Step
from .settings import Settings

SERIES = "19.0"
OFFICIAL_REPOSITORY = "https://github.com/odoo/odoo.git"

SHALLOW_CLONE = ("git", "clone", "--progress", "--depth", "1", "--single-branch")


@dataclass
class OdooTree:
    """One usable Odoo: `path` is the folder that holds the `odoo` Python package."""

    path: str
    source: str
    version: str
    date: str

    @property
    def addons_paths(self) -> list[str]:
        """Folders with stock addons: beside the package in a checkout, inside it in Debian's."""
        folders = [Path(self.path) / "addons", Path(self.path) / "odoo" / "addons"]
        return [str(folder) for folder in folders if folder.is_dir()]


def series_of(folder: Path) -> str:
    """Release series that a tree's own `release.py` states; empty when it is no Odoo."""
    release = folder / "odoo" / "release.py"
    if not release.exists():
        return ""
    found = re.search(r"^version_info = \((\d+), (\d+)", release.read_text(), re.MULTILINE)
    return ".".join(found.groups()) if found else ""


def _tree(folder: Path, source: str, version: str = "") -> OdooTree:
    """Describe a tree after checking that it is Odoo of our series.

    :raises LinfaError: another series, or no Odoo at all.
    """
    series = series_of(folder)
    if not series:
        raise LinfaError(f"{folder} holds no Odoo: name the folder that contains odoo/release.py.")
    if series != SERIES:
        raise LinfaError(f"{folder} is Odoo {series}, LINFA needs {SERIES}: name another tree.")
    return OdooTree(str(folder), source, version or series, _date_of(folder))


def _date_of(folder: Path) -> str:
    """Day of the code: the last commit of a checkout, else the release file's own day."""
    if (folder / ".git").exists():
        day = output_of(["git", "log", "-1", "--format=%cs"], cwd=folder)
        if day:
            return day
    stamp = (folder / "odoo" / "release.py").stat().st_mtime
    return datetime.fromtimestamp(stamp, tz=timezone.utc).date().isoformat()


def remembered(settings: Settings) -> OdooTree | None:
    """The Odoo that this checkout used last, when it is still there."""
    try:
        tree = OdooTree(**json.loads(settings.odoo_choice_file.read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return tree if series_of(Path(tree.path)) == SERIES else None


def find_or_fetch(settings: Settings, current: Step, wish: str = "") -> OdooTree:
    """The Odoo to use: LINFA_ODOO, the one used before, or a new download.

    :param wish: "git" for a clone of Odoo's repository, "deb" for Debian's package, or
        empty for the package with the repository as the second choice.
    :raises LinfaError: none can be had; the sentence names the ways out.
    """
    given = os.environ.get("LINFA_ODOO", "")
    tree = None if given or wish else remembered(settings)
    if not tree:
        tree = _given(Path(given), settings) if given else _fetched(settings, current, wish)
    settings.state.mkdir(parents=True, exist_ok=True)
    settings.odoo_choice_file.write_text(json.dumps(asdict(tree), indent=2))
    current.note = f"{tree.source}, {tree.version}, {tree.date}"
    return tree


def _given(path: Path, settings: Settings) -> OdooTree:
    """What LINFA_ODOO names: a folder or a package file."""
    if path.is_dir():
        return _tree(path.resolve(), "folder")
    if path.is_file() and path.suffix == ".deb":
        target, version = odoo_package.unpack_file(path.resolve(), settings.cache)
        return _tree(target, "package", version)
    raise LinfaError(f"LINFA_ODOO={path} is neither a folder nor a .deb file: correct it.")


def _fetched(settings: Settings, current: Step, wish: str) -> OdooTree:
    if wish == "git":
        return _cloned(settings, current)
    try:
        target, version = odoo_package.fetch(settings.cache, current)
        return _tree(target, "Debian package", version)
    except LinfaError as package_error:
        if wish == "deb":
            raise
        try:
            return _cloned(settings, current)
        except LinfaError as clone_error:
            raise LinfaError(
                f"No Odoo {SERIES} can be had. Package: {package_error} "
                f"Repository: {clone_error} "
                "Set LINFA_ODOO to a tree or .deb file that you have, or use docker compose."
            ) from clone_error


def _cloned(settings: Settings, current: Step) -> OdooTree:
    """A shallow clone of Odoo's own repository, made whole before it gets its name."""
    need_program("git", "install it with apt install git.")
    target = settings.cache / f"odoo-git-{SERIES}"
    if series_of(target) != SERIES:
        part = target.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(target, ignore_errors=True)
        settings.cache.mkdir(parents=True, exist_ok=True)
        repository = os.environ.get("LINFA_ODOO_GIT") or OFFICIAL_REPOSITORY
        run_logged(
            [*SHALLOW_CLONE, "--branch", SERIES, repository, part],
            settings.logs / "git-clone.log",
            failure="The clone of Odoo's repository failed: check the network.",
            on_line=lambda line: _show_clone(current, line),
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
        )
        part.rename(target)
    return _tree(target, "git")


def _show_clone(current: Step, line: str) -> None:
    found = re.search(r"Receiving objects:\s+(\d+)%", line)
    if found:
        current.show(int(found.group(1)), 100, "git clone")
