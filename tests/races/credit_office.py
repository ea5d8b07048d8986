"""The office of the clerks of credit: a database, its clerks, and what is done to them."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import psutil

from tests.kit import database, launch
from tests.kit.waiting import wait_for

CLERKS = Path(__file__).with_name("credit_clerks.py")


class ClerkGoneError(Exception):
    """The clerk, or the database, ended before it answered: ask again with the same key."""


class RefusedError(Exception):
    """The engine said no; `code` is that of a CreditError."""

    def __init__(self, answer):
        super().__init__(f"{answer['error']}: {answer['text']}")
        self.name, self.code = answer["error"], answer["code"]


class Clerk:
    """One worker process."""

    def __init__(self, address):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(120)
        self._socket.connect(str(address))
        self._stream = self._socket.makefile("rw")
        self.pid = int(self._stream.readline())

    def ask(self, act: str, vouchers=(), **values):
        question = {"act": act, "vouchers": list(vouchers), **values}
        try:
            self._stream.write(json.dumps(question) + "\n")
            self._stream.flush()
            line = self._stream.readline()
        except (OSError, ValueError) as error:
            raise ClerkGoneError from error
        if not line:
            raise ClerkGoneError
        answer = json.loads(line)
        if answer.get("error") in ("OperationalError", "InterfaceError", "AdminShutdown"):
            raise ClerkGoneError(answer["text"])
        if "error" in answer:
            raise RefusedError(answer)
        return answer["done"]

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def close(self):
        for part in (self._stream, self._socket):
            with contextlib.suppress(OSError):
                part.close()


class CreditOffice:
    """Context manager: copies the template, loads a registry, forks a clerk for each `hire`."""

    def __init__(self, settings, template: str = ""):
        self.settings = settings
        self.template = template or settings.template_db
        self.database = database.new_name()
        self._folder = tempfile.TemporaryDirectory(prefix="credit")
        self.address = Path(self._folder.name) / "clerks"
        self._clerks: list[Clerk] = []
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None

    def __enter__(self):
        try:
            database.copy(self.settings, self.template, self.database)
            self.sql(f'ALTER DATABASE "{self.database}" SET synchronous_commit = on')
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exception):
        for clerk in self._clerks:
            clerk.kill()
            clerk.close()
        if self._process:
            self._process.kill()
            self._process.wait(timeout=10)
        database.drop(self.settings, self.database)
        self._folder.cleanup()

    def hire(self) -> Clerk:
        clerk = Clerk(self.address)
        with self._lock:
            self._clerks.append(clerk)
        return clerk

    def sql(self, query: str, arguments=()) -> list[tuple]:
        with database.cursor(self.settings, self.database) as cr:
            cr.execute(query, arguments)
            return cr.fetchall() if cr.description else []

    def crash_database(self):
        """Kill one backend of our own: PostgreSQL ends all others and recovers from its log."""
        try:
            with database.cursor(self.settings, self.database) as cr:
                cr.execute("SELECT pg_backend_pid()")
                pid = cr.fetchone()[0]
                if psutil.pid_exists(pid) and "postgres" in psutil.Process(pid).name():
                    os.kill(pid, signal.SIGKILL)
                else:  # the server is another machine: its sessions end at least
                    cr.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
        finally:
            time.sleep(0.2)
            wait_for(self.is_answering, "the database", 60)

    def is_answering(self) -> bool:
        with contextlib.suppress(Exception):
            return self.sql("SELECT 1") == [(1,)]
        return False

    def _start(self):
        log = self.settings.output_dir / "servers" / f"{self.database}.log"
        launch.work_dir(self.settings)
        command = [
            launch.program(self.settings.odoo_args)[0],
            str(CLERKS),
            self.database,
            str(self.address),
            *launch.connection(self.settings),
            "--log-level=warn",
        ]
        with log.open("ab") as stream:
            self._process = subprocess.Popen(
                command,
                stdout=stream,
                stderr=stream,
                stdin=subprocess.DEVNULL,
                cwd=launch.work_dir(self.settings),
                env=launch.base_environment(self.settings),
            )
        wait_for(lambda: self._process.poll() is not None or self.address.exists(), "clerks", 90)
        if self._process.poll() is not None:
            raise ClerkGoneError(log.read_text()[-2000:])


def percentile(seconds: list[float], share: float) -> float:
    """The time within which this share of all was answered."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))]
