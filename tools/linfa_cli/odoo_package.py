"""Debian's package of Odoo: fetched, completed with what it links to, unpacked once."""

import shutil
import threading
from pathlib import Path

from .apt import PrivateApt, download_from_own_release, unpack
from .errors import LinfaError
from .processes import need_program, output_of
from .progress import Step

PACKAGE = "odoo-19"
VERSION_PREFIX = "19.0."
SUITE = "sid"
# The package's fonts and libraries are links into these packages. The machine's own release
# comes first: its fonts-font-awesome is the 4.7 that Odoo's style sheets are written for.
COMPANIONS = (
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-font-awesome",
    "fonts-roboto-unhinted",
    "fonts-inconsolata",
    "fonts-ocr-b",
    "fonts-montserrat",
)
PYTHON_FOLDER = Path("usr/lib/python3/dist-packages")
# Listed by the addon `mail`, left out by Debian for its licence; an empty file keeps the
# back office's scripts loading (it only blurs the background of video calls).
MISSING_ASSET = Path("odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js")
DISK_BYTES = 2_500_000_000
POLL_SECONDS = 0.3


def fetch(cache: Path, current: Step) -> tuple[Path, str]:
    """Newest 19.0 package of Debian, unpacked in the cache: (folder, version).

    :raises LinfaError: no Debian, no network, no package of the series, or no disk.
    """
    need_program("dpkg-deb", "LINFA fetches Debian packages; use LINFA_ODOO=<folder> here.")
    unpacked = sorted(cache.glob(f"odoo-{VERSION_PREFIX}*"))
    whole = [folder for folder in unpacked if (folder / ".complete").exists()]
    if whole:
        return whole[-1] / PYTHON_FOLDER, whole[-1].name.removeprefix("odoo-")
    check_disk(cache)
    source = PrivateApt(cache / "apt", SUITE)
    source.prepare()
    version = source.candidate(PACKAGE)
    if not version.startswith(VERSION_PREFIX):
        raise LinfaError(
            f"Debian offers {PACKAGE} {version or 'in no version'}, LINFA needs "
            f"{VERSION_PREFIX}*. Run ./linfa up --odoo git or set LINFA_ODOO."
        )
    downloads = cache / "downloads"
    package_file = _download_with_bar(source, version, downloads, current)
    companions = [_companion(source, name, downloads) for name in COMPANIONS]
    folder = _unpack_whole(package_file, companions, cache, version)
    shutil.rmtree(downloads)
    return folder, version


def unpack_file(package_file: Path, cache: Path) -> tuple[Path, str]:
    """Unpack a package that the user already has: (folder, version)."""
    need_program("dpkg-deb", "it unpacks Debian packages; use LINFA_ODOO=<folder> here.")
    version = output_of(["dpkg-deb", "--field", str(package_file), "Version"])
    if not version.startswith(VERSION_PREFIX):
        raise LinfaError(
            f"{package_file} is no package of Odoo {VERSION_PREFIX}* "
            f"(it says {version or 'nothing'}): name another."
        )
    target = cache / f"odoo-{version}"
    if (target / ".complete").exists():
        return target / PYTHON_FOLDER, version
    check_disk(cache)
    companions = [download_from_own_release(name, cache / "downloads") for name in COMPANIONS]
    return _unpack_whole(package_file, companions, cache, version), version


def check_disk(folder: Path) -> None:
    """Refuse to begin what the disk cannot hold."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < DISK_BYTES:
        raise LinfaError(
            f"Only {free / 1e9:.1f} GB free in {folder}, {DISK_BYTES / 1e9:.1f} GB needed: "
            "make room or set LINFA_CACHE to a folder on another disk."
        )


def _download_with_bar(source: PrivateApt, version: str, target: Path, current: Step) -> Path:
    """Download while a thread reads the growing file's size for the bar."""
    total = source.size(PACKAGE, version)
    finished = threading.Event()

    def watch() -> None:
        while not finished.wait(POLL_SECONDS):
            sizes = [path.stat().st_size for path in target.rglob(f"{PACKAGE}_*")]
            current.show(max(sizes, default=0), total, f"{PACKAGE} {version}")

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        return source.download(PACKAGE, target)
    finally:
        finished.set()
        watcher.join()


def _companion(source: PrivateApt, name: str, target: Path) -> Path | None:
    """A linked package from the machine's release, or from Odoo's suite, or not at all."""
    found = download_from_own_release(name, target)
    if found or not source.candidate(name):
        return found
    return source.download(name, target)


def _unpack_whole(
    package_file: Path, companions: list[Path | None], cache: Path, version: str
) -> Path:
    """Unpack beside the final place and rename at the end, so that a break leaves nothing."""
    target = cache / f"odoo-{version}"
    part = cache / f"part-{version}"
    shutil.rmtree(part, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)
    for archive in [*filter(None, companions), package_file]:
        unpack(archive, part)
    asset = part / PYTHON_FOLDER / MISSING_ASSET
    if not asset.exists():
        asset.parent.mkdir(parents=True, exist_ok=True)
        asset.write_text("// Left out by Debian; see tools/linfa_cli/odoo_package.py.\n")
    (part / ".complete").touch()
    part.rename(target)
    return target / PYTHON_FOLDER
