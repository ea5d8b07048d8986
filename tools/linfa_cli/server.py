"""The running Odoo: ports, start, readiness, orderly stop."""

import http.client
import socket
import subprocess
import time
from pathlib import Path

from .errors import PORT, LinfaError
from .odoo_run import OdooRun
from .processes import end, tail

HOST = "127.0.0.1"
READY_SECONDS = 120
STOP_SECONDS = 20
POLL_SECONDS = 0.3


def check_port(port: int) -> None:
    """Refuse a port that somebody holds.

    :raises LinfaError: with the way to another port.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise LinfaError(
                f"Port {port} cannot be used ({error}): stop what holds it, "
                f"or choose another with --port {port + 1}.",
                PORT,
            ) from error


class OdooServer:
    """One Odoo process group in the foreground of `./linfa up`."""

    def __init__(self, odoo: OdooRun, database: str, port: int, workers: int, log: Path):
        self.odoo = odoo
        self.port = port
        self.log = log
        self.command = odoo.command(
            "server",
            "-d",
            database,
            f"--db-filter=^{database}$",
            f"--http-port={port}",
            f"--workers={workers}",
            f"--logfile={log}",
        )
        self.process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Start Odoo apart from our terminal, so that Ctrl-C reaches it in order."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_text("")
        self.process = subprocess.Popen(
            self.command,
            cwd=self.odoo.folder,
            env=self.odoo.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def wait_until_ready(self) -> None:
        """Return when pages are served.

        :raises LinfaError: Odoo ended or did not answer in time.
        """
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise LinfaError(f"Odoo stopped while starting ({self.log}):\n{tail(self.log)}")
            if self._answers():
                return
            time.sleep(POLL_SECONDS)
        raise LinfaError(f"Odoo gave no answer in {READY_SECONDS} s: see {self.log}.")

    def _answers(self) -> bool:
        try:
            connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
            connection.request("GET", "/web/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False

    def wait(self) -> int:
        """Until Odoo ends; its exit code."""
        return self.process.wait()

    def stop(self) -> None:
        """Ask Odoo to end, and insist after a while."""
        if self.process and self.process.poll() is None:
            end(self.process, STOP_SECONDS)
