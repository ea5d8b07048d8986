"""What ./linfa doctor looks at: each check answers with its finding and the way to mend it."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import environment, odoo_tree
from .apt import archive_keyring, debian_mirror
from .errors import LinfaError
from .server import check_port
from .settings import ADDONS, Settings

GOOD, WARNING, BAD = "✓", "!", "✗"
DISK_WARNING_BYTES = 3_000_000_000
LOCALE_SAMPLE = "Roè Volciano"


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report; `remedy` is empty when all is well."""

    mark: str
    what: str
    remedy: str = ""


def machine(settings: Settings, port: int) -> Iterator[Finding]:
    """Python, disk, port, locale."""
    yield Finding(GOOD, f"Python {settings.python_version}")
    folder = settings.state if settings.state.exists() else settings.root
    free = shutil.disk_usage(folder).free
    if free < DISK_WARNING_BYTES:
        yield Finding(WARNING, f"{free / 1e9:.1f} GB of disk free", "make room: 3 GB are needed")
    else:
        yield Finding(GOOD, f"{free / 1e9:.1f} GB of disk free")
    yield _port(port)
    yield _locale()


def _port(port: int) -> Finding:
    try:
        check_port(port)
    except LinfaError as error:
        return Finding(WARNING, f"port {port} is in use (perhaps by LINFA)", str(error))
    return Finding(GOOD, f"port {port} is free")


def _locale() -> Finding:
    encoding = sys.getfilesystemencoding()
    try:
        LOCALE_SAMPLE.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        remedy = "set LANG=C.UTF-8 so that Italian names can be printed"
        return Finding(WARNING, f"the terminal's encoding is {sys.stdout.encoding}", remedy)
    return Finding(GOOD, f"encodings: files {encoding}, terminal {sys.stdout.encoding}")


def programs() -> Iterator[Finding]:
    """Programs that some commands need."""
    for names, use, package in (
        (("wkhtmltopdf",), "PDFs", "wkhtmltopdf"),
        (("chromium", "chromium-browser", "google-chrome"), "browser tests", "chromium"),
        (("npm",), "lint and accessibility tests", "npm"),
        (("git",), "Odoo from its repository", "git"),
    ):
        found = next(filter(None, map(shutil.which, names)), None)
        if found:
            yield Finding(GOOD, f"{names[0]}: {found}")
        else:
            yield Finding(WARNING, f"{names[0]} is missing ({use})", f"apt install {package}")


def python_environment(settings: Settings) -> Iterator[Finding]:
    """Whether the environment is as the lock files say."""
    if not settings.python.exists():
        yield Finding(WARNING, "no Python environment yet", "./linfa up makes it")
        return
    if environment.is_as_pinned(settings):
        yield Finding(GOOD, "Python packages as pinned")
        return
    yield Finding(WARNING, "Python packages differ from the pins", "./linfa up completes them")


def odoo(settings: Settings) -> Iterator[Finding]:
    """Which Odoo is in use, and whether its files are whole."""
    tree = odoo_tree.remembered(settings)
    if not tree:
        package = "Debian's package" if debian_mirror() and archive_keyring() else "git"
        yield Finding(WARNING, "no Odoo yet", f"./linfa up fetches it ({package})")
        return
    yield Finding(GOOD, f"Odoo {tree.version} of {tree.date}, {tree.source}, in {tree.path}")
    broken = broken_links(Path(tree.path) / "odoo")
    if broken:
        yield Finding(
            BAD,
            f"{len(broken)} of Odoo's fonts and libraries lead nowhere, first {broken[0]}",
            f"remove {Path(tree.path)} and run ./linfa up",
        )


def broken_links(folder: Path) -> list[Path]:
    """Links below a tree whose target is missing."""
    static = [*folder.glob("addons/web/static"), *folder.glob("addons/point_of_sale/static")]
    links = (path for top in static for path in top.rglob("*") if path.is_symlink())
    return [path for path in links if not path.exists()]


def addons_path(settings: Settings) -> Iterator[Finding]:
    """The five addons are where Odoo looks for them."""
    missing = [name for name in ADDONS if not (settings.addons / name).is_dir()]
    if missing:
        yield Finding(BAD, f"addons missing: {', '.join(missing)}", "clone the repository again")
    else:
        yield Finding(GOOD, f"addons in {settings.addons}")
