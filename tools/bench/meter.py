"""CPU time of a server: its process tree and its PostgreSQL backends.

CPU time, not wall time: another program on the machine makes a page late, but hardly
makes it cost more.
"""

import contextlib

import psutil

from tests.kit import processes

BACKENDS = (
    "SELECT pid FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class Meter:
    """Seconds of CPU that one OdooServer has used so far."""

    def __init__(self, server):
        self.server = server

    def read(self) -> dict[str, float]:
        """Seconds of Odoo and of PostgreSQL, each process apart."""
        seconds = {f"odoo {p.pid}": processes.cpu_seconds([p]) for p in self.server.tree()}
        for (pid,) in self.server.sql(BACKENDS):
            with contextlib.suppress(psutil.NoSuchProcess):
                backend = psutil.Process(pid)
                if "postgres" in backend.name():  # else the server is another machine
                    seconds[f"pg {pid}"] = processes.cpu_seconds([backend])
        return seconds

    def spent(self, before: dict[str, float]) -> float:
        """Seconds since `before`; a process that is gone took its last ones along."""
        now = self.read()
        return sum(value - before.get(name, 0.0) for name, value in now.items())
