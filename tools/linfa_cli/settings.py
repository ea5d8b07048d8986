"""Where things are: every path and connection setting in one place."""

import hashlib
import os
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ADDONS = [
    "linfa_catalog",
    "linfa_welfare",
    "linfa_points",
    "linfa_callcenter",
    "linfa_tourism",
]
SOCKET_PATH_LIMIT = 90  # the kernel allows 107 bytes, the socket's own name takes the rest


def _env(*names: str) -> str:
    """The first of the named environment variables that is set and not empty."""
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


@dataclass
class ExternalDatabase:
    """A PostgreSQL server of the user's own, named by LINFA_DB_* or PG* variables."""

    host: str
    port: str
    user: str
    password: str


@dataclass
class Settings:
    """Paths and names of one checkout; nothing is created by reading them."""

    root: Path = field(default_factory=lambda: Path(__file__).resolve().parents[2])

    @cached_property
    def state(self) -> Path:
        """Git-ignored folder with environment, databases and logs of this checkout."""
        return Path(_env("LINFA_STATE") or self.root / ".linfa")

    @cached_property
    def cache(self) -> Path:
        """Downloads shared by all checkouts of one user."""
        base = _env("LINFA_CACHE") or str(
            Path(_env("XDG_CACHE_HOME") or Path.home() / ".cache") / "linfa"
        )
        return Path(base)

    @property
    def venv(self) -> Path:
        return self.state / "venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def addons(self) -> Path:
        return self.root / "addons"

    @property
    def requirements(self) -> Path:
        return self.root / "config" / "requirements"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def odoo_choice_file(self) -> Path:
        """Remembers which Odoo this checkout uses."""
        return self.state / "odoo.json"

    def database_name(self, given: str | None = None) -> str:
        return given or _env("LINFA_DB_NAME", "PGDATABASE") or "linfa"

    @cached_property
    def external_database(self) -> ExternalDatabase | None:
        """The user's own server, or None for the embedded one."""
        host = _env("LINFA_DB_HOST", "PGHOST")
        user = _env("LINFA_DB_USER", "PGUSER")
        if not (host or user):
            return None
        return ExternalDatabase(
            host=host,
            port=_env("LINFA_DB_PORT", "PGPORT") or "5432",
            user=user or "linfa",
            password=_env("LINFA_DB_PASSWORD", "PGPASSWORD"),
        )

    def socket_folder(self, cluster: str) -> Path:
        """Folder of the unix socket; a short one when the checkout lies too deep."""
        folder = self.state / cluster / "socket"
        if len(str(folder)) <= SOCKET_PATH_LIMIT:
            return folder
        digest = hashlib.sha256(str(folder).encode()).hexdigest()[:10]
        return Path(tempfile.gettempdir()) / f"linfa-{digest}"

    @property
    def python_version(self) -> str:
        return ".".join(map(str, sys.version_info[:3]))
