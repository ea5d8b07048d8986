"""A real Odoo: prefork, N workers, on a copied database, that can be ill-treated."""

import re
import signal
import subprocess
import time
from contextlib import suppress

import psutil
import requests

from . import database, preparation, processes
from .clock import offset_to
from .frontdoor import FrontDoor
from .launch import command_line, environment, work_dir
from .log import ServerLog
from .ports import free_port
from .settings import Settings
from .smtp import MailSink

START_PATIENCE = 90
STOP_PATIENCE = 15
WORKER_ALIVE = re.compile(r"Worker (WorkerHTTP|WorkerCron) \((\d+)\) alive")


class ServerDiedError(Exception):
    """The server ended, or never answered; the message holds the end of its log."""


class OdooServer:
    """Context manager: copies the template, serves it, drops the copy at the end.

    :param workers: HTTP worker processes (at least 1: this is always prefork)
    :param cron: cron worker processes; with 0 nothing runs unless a test asks
    :param clock: pretended date, see clock.py
    :param options: more Odoo options, e.g. ["--limit-time-real=30"]
    :param template: another database to copy, e.g. the bench's
    """

    def __init__(
        self,
        settings: Settings,
        workers: int = 2,
        cron: int = 0,
        clock=None,
        options: tuple[str, ...] = (),
        template: str = "",
    ):
        self.settings = settings
        self.workers = workers
        self.cron = cron
        self.offset = offset_to(clock) if clock else 0.0
        self.options = tuple(options)
        self.template = template or settings.template_db
        self.database = database.new_name()
        self.http_port, self.gevent_port = free_port(), free_port()
        self.log = ServerLog(settings.output_dir / "servers" / f"{self.database}.log")
        self._process: subprocess.Popen | None = None

    # === LIFE ===#

    def __enter__(self):
        self.mail_sink = MailSink()
        self.door = FrontDoor(self.http_port, self.gevent_port)
        try:
            database.copy(self.settings, self.template, self.database)
            preparation.prepare(self)
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exception):
        self.crash()  # nothing is kept, so nobody waits for a job to finish
        self.door.close()
        self.mail_sink.close()
        database.drop(self.settings, self.database)

    def start(self):
        """Start the process tree and wait until every worker is there."""
        work_dir(self.settings)
        mark = self.log.mark()
        with self.log.path.open("ab") as stream:
            self._process = subprocess.Popen(
                command_line(self),
                stdout=stream,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=work_dir(self.settings),
                env=environment(self),
                start_new_session=True,
            )
        self._wait_until(lambda: self._is_ready(mark), "answer")

    def stop(self, patience: float = STOP_PATIENCE):
        """End the server as `kill` would; what does not end is killed."""
        if self._process:
            self.resume()
            processes.end(self._process.pid, patience)
            self._process.wait(timeout=10)
            self._process = None

    def crash(self):
        """SIGKILL on the whole tree: nobody gets to clean up."""
        if self._process:
            processes.send_tree(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=10)
            self._process = None

    def restart(self, clock=None):
        """Stop and start on the same database, on another day if asked."""
        self.stop()
        if clock is not None:
            self.offset = offset_to(clock)
            preparation.set_clock(self)
        self.start()

    # === WHERE ===#

    @property
    def base_url(self) -> str:
        """What a browser uses: websockets work there too."""
        return f"http://127.0.0.1:{self.door.port}"

    @property
    def direct_url(self) -> str:
        """The workers' own port, for measurements."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def pid(self) -> int:
        if not self._process:
            raise ServerDiedError(f"{self.database} is not running")
        return self._process.pid

    # === FAULTS ===#

    def tree(self) -> list[psutil.Process]:
        return processes.tree(self.pid)

    def worker_pids(self, kind: str = "WorkerHTTP") -> list[int]:
        """Workers of one kind that are alive now (the log says who is what)."""
        children = {process.pid for process in self.tree()}
        started = WORKER_ALIVE.findall(self.log.text())
        known = [int(pid) for name, pid in started if name == kind]
        return [pid for pid in known if pid in children]

    def kill_workers(self, pids: list[int] | None = None) -> list[int]:
        """SIGKILL these HTTP workers (or all) and wait for their replacements."""
        victims = self.worker_pids() if pids is None else pids
        processes.send(victims, signal.SIGKILL)
        self._wait_until(
            lambda: (
                not set(victims) & set(self.worker_pids())
                and len(self.worker_pids()) >= self.workers
            ),
            "replace its workers",
        )
        return victims

    def pause(self):
        """SIGSTOP on the tree: connections are accepted and nothing ever answers."""
        processes.send_tree(self.pid, signal.SIGSTOP)

    def resume(self):
        """SIGCONT: everything goes on as if no time had passed."""
        if self._process:
            processes.send_tree(self._process.pid, signal.SIGCONT)

    def healthy(self, timeout: float = 2.0) -> bool:
        """Does /web/health answer in time? Never raises: ask as often as you like."""
        with suppress(requests.RequestException):
            answer = requests.get(f"{self.direct_url}/web/health", timeout=timeout)
            return answer.status_code == 200
        return False

    # === DATABASE ===#

    def sql(self, query: str, arguments=()) -> list[tuple]:
        """Rows of a query on this server's database, each in its own transaction."""
        with database.cursor(self.settings, self.database) as cr:
            cr.execute(query, arguments)
            return cr.fetchall() if cr.description else []

    # === WAITING ===#

    def _is_ready(self, mark: int) -> bool:
        """All workers have said so, and one answers. (The door waits for websockets.)"""
        alive = self.log.text(mark).count("Worker WorkerHTTP")
        return alive >= self.workers and self.healthy()

    def _wait_until(self, ready, what: str):
        deadline = time.monotonic() + START_PATIENCE
        while time.monotonic() < deadline:
            if not self._process or self._process.poll() is not None:
                raise ServerDiedError(f"The server ended.\n{self.log.tail()}")
            if ready():
                return
            time.sleep(0.1)
        raise ServerDiedError(f"The server did not {what} in time.\n{self.log.tail()}")
