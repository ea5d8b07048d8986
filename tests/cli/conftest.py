"""The command's package on the path, and settings that point into a temporary folder."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from linfa_cli.settings import Settings  # noqa: E402

DATABASE_VARIABLES = (
    "PGHOST",
    "PGPORT",
    "PGUSER",
    "PGPASSWORD",
    "PGDATABASE",
    "LINFA_ODOO",
    "ODOO_RC",
)


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    """A checkout whose state and cache are empty folders, and no database of the user's."""
    for name in DATABASE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LINFA_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("LINFA_CACHE", str(tmp_path / "cache"))
    return Settings(root=ROOT)


@pytest.fixture
def fake_programs(tmp_path, monkeypatch):
    """Put programs of our own in front of the machine's: fake_programs(name, shell_script)."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=":")

    def add(name: str, script: str) -> None:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    return add


@pytest.fixture
def databases(tmp_path):
    """The databases of the server that the test run was given."""
    import os

    from linfa_cli.databases import Databases
    from linfa_cli.postgres import Connection

    folder = os.environ.get("LINFA_PG_BIN")
    connection = Connection(
        os.environ["PGHOST"],
        os.environ.get("PGPORT", "5432"),
        os.environ["PGUSER"],
        os.environ.get("PGPASSWORD", ""),
        Path(folder) if folder else None,
    )
    return Databases(connection, tmp_path)
