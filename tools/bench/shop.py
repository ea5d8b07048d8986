"""`./linfa up` as a person runs it: timed to the first page, then ended by Ctrl-C."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import psutil
import requests

from tests.kit.ports import free_port

PATIENCE = 30 * 60
#: They would point `./linfa up` to the bench's own database server.
FOREIGN = ("PG", "LINFA_DB_", "LINFA_TE", "LINFA_ODOO_", "ODOO_RC")


class ShopFailedError(Exception):
    """`./linfa up` ended before it served a page."""


class Shop:
    """One run of `./linfa up` in a checkout; a context manager."""

    def __init__(self, root: Path, database: str, log: Path, **environment: str):
        self.root, self.database, self.log = root, database, log
        self.environment = {**clean_environment(), **environment}
        self.address = f"http://127.0.0.1:{free_port()}"
        self.seconds = 0.0

    def __enter__(self):
        """Start it and wait for the home page; `seconds` says how long that took."""
        self._others = set(psutil.pids())
        port = self.address.rsplit(":", 1)[1]
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("w") as stream:
            self._process = subprocess.Popen(
                [self.root / "linfa", "up", "--db", self.database, "--port", port],
                cwd=self.root,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        started = time.monotonic()
        try:
            self._wait(started + PATIENCE)
        except BaseException:
            self.__exit__()
            raise
        self.seconds = time.monotonic() - started
        return self

    def __exit__(self, *_exception):
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=60)
        if self._process.poll() is None:
            self._process.kill()

    def processes(self) -> list[psutil.Process]:
        """The command, Odoo and the database server, wherever they were started."""
        state = str(self.root / ".linfa")
        found = {self._process.pid: psutil.Process(self._process.pid)}
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if state in " ".join(process.cmdline()):
                    family = [process, *process.children(recursive=True)]
                    found.update({each.pid: each for each in family})
        return [process for pid, process in found.items() if pid not in self._others]

    def _wait(self, deadline: float):
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise ShopFailedError(self.log.read_text()[-2000:])
            with contextlib.suppress(requests.RequestException):
                if requests.get(self.address, timeout=30).status_code == 200:
                    return
            time.sleep(0.1)
        raise ShopFailedError(f"no page after {PATIENCE} s, see {self.log}")


def clean_environment() -> dict[str, str]:
    """What a person's terminal has: nothing that the bench or the tests set."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(FOREIGN) and name != "PYTHONPATH"
    }
