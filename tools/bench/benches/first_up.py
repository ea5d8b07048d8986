"""The first `./linfa up` of a stranger: nothing installed, nothing cached."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..registry import Figure, bench
from ..shop import Shop
from ..workshop import ROOT

TRACKED = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")


@bench("first_up", "First ./linfa up from nothing", limit=8, unit="min", flag="first-up")
def first_up(workshop):
    """Downloads everything anew, hence only on request."""
    with tempfile.TemporaryDirectory(prefix="linfa-first-up-") as folder:
        clone, cache = Path(folder) / "linfa", str(Path(folder) / "cache")
        copy_checkout(ROOT, clone)
        empty = {"XDG_CACHE_HOME": cache, "LINFA_CACHE": cache, "UV_CACHE_DIR": cache}
        with Shop(clone, "linfa", workshop.log("first-up"), PIP_CACHE_DIR=cache, **empty) as shop:
            minutes = shop.seconds / 60
    return Figure(value=minutes, note="with the speed of today's package servers")


def copy_checkout(source: Path, target: Path) -> None:
    """What a clone would hold, with the changes that are not committed yet."""
    names = subprocess.run(TRACKED, cwd=source, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)
