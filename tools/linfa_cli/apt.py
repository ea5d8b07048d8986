"""Debian packages, fetched beside the machine's own apt set-up and unpacked without installing."""

import os
import shutil
import subprocess
from pathlib import Path

from .errors import LinfaError
from .processes import output_of, run_logged

ARCHIVE_KEYRINGS = (
    "/usr/share/keyrings/debian-archive-keyring.gpg",
    "/usr/share/keyrings/debian-archive-keyring.pgp",
)


def debian_mirror() -> str:
    """The mirror that this machine's own release of Debian comes from; empty elsewhere."""
    targets = output_of(
        [
            "apt-get",
            "indextargets",
            "--format",
            "$(REPO_URI) $(ORIGIN) $(LABEL)",
            "Identifier: Packages",
        ]
    )
    for line in targets.splitlines():
        uri, _, origin = line.partition(" ")
        if origin == "Debian Debian":
            return uri
    return ""


def archive_keyring() -> str:
    """File with the keys that sign Debian's archive; empty when not installed."""
    return next((path for path in ARCHIVE_KEYRINGS if Path(path).exists()), "")


class PrivateApt:
    """apt with lists and cache of its own, for one suite of the Debian archive.

    The machine's own sources, lists and installed packages stay untouched; apt checks the
    archive's signature as always.
    """

    def __init__(self, folder: Path, suite: str):
        self.folder = folder
        self.suite = suite
        self.log = folder / f"apt-{suite}.log"

    def prepare(self) -> None:
        """Read the suite's package lists.

        :raises LinfaError: not a Debian machine, no keyring, or no network.
        """
        mirror, keyring = debian_mirror(), archive_keyring()
        if not mirror or not keyring:
            raise LinfaError(
                "Debian's package of Odoo cannot be had on this machine (no Debian mirror "
                "or archive keyring). Set LINFA_ODOO=<folder of an Odoo 19 tree>, run "
                "./linfa up --odoo git, or use docker compose."
            )
        (self.folder / "lists" / "partial").mkdir(parents=True, exist_ok=True)
        (self.folder / "cache" / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        self._sources.write_text(f"deb [signed-by={keyring}] {mirror} {self.suite} main\n")
        run_logged(
            ["apt-get", *self._options, "update"],
            self.log,
            failure="apt could not read Debian's package lists: check the network.",
        )

    @property
    def _sources(self) -> Path:
        return self.folder / f"{self.suite}.list"

    @property
    def _options(self) -> list[str]:
        return [
            "-o",
            f"Dir::Etc::sourcelist={self._sources}",
            "-o",
            "Dir::Etc::sourceparts=-",
            "-o",
            f"Dir::State::lists={self.folder / 'lists'}",
            "-o",
            f"Dir::Cache={self.folder / 'cache'}",
            "-o",
            "APT::Sandbox::User=root",
            "-o",
            "Dir::State::status=/var/lib/dpkg/status",
            "-o",
            "APT::Update::Error-Mode=any",
        ]

    def candidate(self, package: str) -> str:
        """Version that the suite offers; empty when it has none."""
        text = output_of(["apt-cache", *self._options, "policy", package])
        for line in text.splitlines():
            label, _, value = line.strip().partition(": ")
            if label == "Candidate" and value != "(none)":
                return value
        return ""

    def size(self, package: str, version: str) -> int:
        """Bytes of the package's file, 0 when unknown."""
        text = output_of(["apt-cache", *self._options, "show", f"{package}={version}"])
        sizes = [line for line in text.splitlines() if line.startswith("Size: ")]
        return int(sizes[0].split()[1]) if sizes else 0

    def download(self, package: str, target: Path) -> Path:
        """Fetch one package file into `target`, its signature checked by apt.

        :raises LinfaError: the package is missing or the download broke.
        """
        target.mkdir(parents=True, exist_ok=True)
        run_logged(
            ["apt-get", *self._options, "download", package],
            self.log,
            failure=f"apt could not download {package}: check network and disk, then run again.",
            cwd=target,
        )
        return newest_deb(target, package)


def newest_deb(folder: Path, package: str) -> Path:
    """The package's file in a folder of downloads."""
    found = sorted(folder.glob(f"{package}_*.deb"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise LinfaError(f"The download of {package} left no file: run the command again.")
    return found[-1]


def download_from_own_release(package: str, target: Path) -> Path | None:
    """Fetch a package of the release that the machine runs; None when it has none."""
    target.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["apt-get", "-o", "APT::Sandbox::User=root", "download", package],
        cwd=target,
        capture_output=True,
        check=False,
    )
    return newest_deb(target, package) if done.returncode == 0 else None


def unpack(package_file: Path, target: Path) -> None:
    """Unpack a package's files below `target`.

    :raises LinfaError: the file is damaged or the disk is full.
    """
    target.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["dpkg-deb", "-x", str(package_file), str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise LinfaError(
            f"The package {package_file.name} cannot be unpacked "
            f"({done.stderr.strip().splitlines()[-1:]}): delete it and run again."
        )


def may_install() -> bool:
    """Whether this user may install system packages without being asked."""
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def ensure_program(program: str, package: str, log: Path) -> bool:
    """Install a program through apt where that is allowed; whether it is there now."""
    if shutil.which(program):
        return True
    if not may_install():
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
    for command in (install, ["apt-get", "update", "-q"], install):
        try:
            run_logged(command, log, failure="apt failed.", env=environment)
        except LinfaError:
            continue
        if shutil.which(program):
            break
    return bool(shutil.which(program))
