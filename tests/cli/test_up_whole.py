"""The whole life of a shop on one machine: broken start, second start, backup, damage, restore.

One database is built for all tests of this file, in the order they stand in.
"""

import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
from linfa_cli.errors import DATABASE, OK
from linfa_cli.settings import Settings

from .conftest import DATABASE_VARIABLES, ROOT

pytestmark = pytest.mark.server

BUILD_SECONDS = 900
WARM_SECONDS = 25
PUBLISHED = "SELECT count(*) FROM product_template WHERE is_published"


@pytest.fixture(scope="module")
def shop():
    """A state folder of its own that borrows the Python environment and the Odoo tree.

    Not below pytest's own folder, which every other run of pytest shuts to other users: the
    database server runs as one.
    """
    kept = {k: v for k, v in os.environ.items() if k not in DATABASE_VARIABLES}
    with tempfile.TemporaryDirectory(prefix="linfa-shop-") as folder:
        state = Path(folder)
        (state / "venv").symlink_to(Settings(root=ROOT).venv)
        yield Shop(state, {**kept, "LINFA_STATE": folder, "LINFA_ODOO": odoo_folder()})


def odoo_folder() -> str:
    """The tree that this test run itself uses."""
    import odoo.release

    return str(Path(odoo.release.__file__).parents[1])


class Shop:
    """./linfa as a stranger would call it."""

    def __init__(self, state: Path, environment: dict):
        self.state = state
        self.environment = environment
        self.backup = state / "shop.backup"

    def linfa(self, *words: str, timeout: int = 300) -> subprocess.CompletedProcess:
        return subprocess.run(
            [ROOT / "linfa", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def start(self, *words: str) -> subprocess.Popen:
        return subprocess.Popen(
            [ROOT / "linfa", *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def query(self, sql: str, database: str = "linfa") -> str:
        done = self.linfa("psql", "--db", database, "--", "-qAt", "-c", sql)
        assert done.returncode == OK, done.stderr
        return done.stdout.strip().splitlines()[-1]


def read_until(process: subprocess.Popen, pattern: str, seconds: float) -> str:
    """Output up to the line that matches."""
    seen = []
    deadline = time.monotonic() + seconds
    for line in process.stdout:
        seen.append(line)
        if re.search(pattern, line):
            return "".join(seen)
        assert time.monotonic() < deadline, "".join(seen)
    raise AssertionError(f"ended before {pattern!r}:\n{''.join(seen)}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_processes(state: Path) -> list[str]:
    """Servers that still hold this shop's data."""
    found = subprocess.run(["pgrep", "-f", str(state)], capture_output=True, text=True, check=False)
    return found.stdout.split()


def test_an_interrupted_first_up_says_how_to_go_on(shop):
    process = shop.start("up", "--prepare")
    read_until(process, "Odoo's base in Italian", 120)
    time.sleep(5)
    os.killpg(process.pid, signal.SIGINT)
    rest = process.communicate(timeout=60)[0]
    assert process.returncode == 130, rest
    assert "Run the same command again to go on" in rest
    assert "Traceback" not in rest
    assert not postgres_processes(shop.state)


def test_the_second_up_finishes_the_shop(shop):
    assert shop.query("SELECT count(*) FROM pg_database WHERE datname='linfa'", "postgres") == "0"
    done = shop.linfa("up", "--prepare", timeout=BUILD_SECONDS)
    assert done.returncode == OK, done.stdout + done.stderr
    assert "✓ Demonstration data" in done.stdout
    assert int(shop.query(PUBLISHED)) >= 120


def test_a_warm_up_serves_in_seconds_tells_the_users_and_stops_cleanly(shop):
    port = free_port()
    started = time.monotonic()
    process = shop.start("up", "--port", str(port))
    said = read_until(process, "Ctrl-C stops it", WARM_SECONDS * 3)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as page:
        assert "LINFA" in page.read().decode()
    assert time.monotonic() - started < WARM_SECONDS * 3
    for login in ("direzione", "ufficio", "produttore", "residente", "azienda", "negozio"):
        assert login in said
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(60) == OK
    assert not postgres_processes(shop.state)


def test_a_backup_brings_back_what_was_lost(shop):
    done = shop.linfa("backup", str(shop.backup))
    assert done.returncode == OK, done.stderr
    before = shop.query(PUBLISHED)
    shop.query("UPDATE product_template SET is_published = false RETURNING 1")
    assert shop.query(PUBLISHED) == "0"
    done = shop.linfa("restore", str(shop.backup))
    assert done.returncode == OK, done.stderr
    assert shop.query(PUBLISHED) == before
    store = shop.state / "main" / "data" / "filestore"
    restored = {path.relative_to(store / "linfa") for path in (store / "linfa").rglob("*")}
    replaced = {
        path.relative_to(store / "linfa_replaced") for path in (store / "linfa_replaced").rglob("*")
    }
    assert restored == replaced


def test_a_backup_never_overwrites_another(shop):
    done = shop.linfa("backup", str(shop.backup))
    assert done.returncode == 2
    assert "choose another name" in done.stderr


def test_a_damaged_backup_touches_nothing(shop):
    damaged = shop.state / "damaged.backup"
    content = bytearray(shop.backup.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    before = shop.query(PUBLISHED)
    done = shop.linfa("restore", str(damaged))
    assert done.returncode == DATABASE
    assert "damaged or no LINFA backup: nothing was restored" in done.stderr
    assert shop.query(PUBLISHED) == before


def test_a_dump_that_does_not_load_leaves_the_old_database(shop):
    """The checksums are right, the dump inside is not one: loading fails, nothing is swapped."""
    from linfa_cli import archive

    wrong = shop.state / "wrong.dump"
    wrong.write_bytes(b"no dump")
    backup = shop.state / "wrong.backup"
    archive.write(backup, archive.check(shop.backup), wrong, shop.state / "no-filestore")
    before = shop.query(PUBLISHED)
    done = shop.linfa("restore", str(backup))
    assert done.returncode == DATABASE
    assert "the old database is untouched" in done.stderr
    assert shop.query(PUBLISHED) == before
    names = shop.query("SELECT count(*) FROM pg_database WHERE datname LIKE '%restoring'")
    assert names == "0"


def test_the_doctor_finds_the_shop_healthy(shop):
    done = shop.linfa("doctor", "--port", str(free_port()))
    assert done.returncode == OK, done.stdout
    assert "✗" not in done.stdout
    assert "database linfa" in done.stdout


def test_reset_asks_and_then_removes(shop):
    refused = shop.linfa("reset")
    assert refused.returncode == 2
    assert "add --yes" in refused.stderr
    assert shop.linfa("reset", "--yes").returncode == OK
    assert shop.query("SELECT count(*) FROM pg_database WHERE datname='linfa'", "postgres") == "0"
