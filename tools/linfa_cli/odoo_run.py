"""Start Odoo: the command line that every LINFA command shares."""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from .odoo_tree import OdooTree
from .postgres import Connection
from .processes import run_logged
from .progress import Step
from .settings import Settings

LOADING = re.compile(r"Loading module (\S+) \((\d+)/(\d+)\)")


@dataclass(frozen=True)
class OdooRun:
    """One Odoo on one server, with data and logs in one folder."""

    settings: Settings
    tree: OdooTree
    connection: Connection
    data_dir: Path

    @property
    def addons_path(self) -> str:
        return ",".join([*self.tree.addons_paths, str(self.settings.addons)])

    @property
    def environment(self) -> dict[str, str]:
        """Barcodes in PDFs come from the ready-made renderer: the default needs a compiler."""
        return {
            **self.connection.environment(),
            "RL_renderPMBackend": "_renderPM",
            "PYTHONUNBUFFERED": "1",
            "ODOO_RC": str(self.config_file()),
        }

    @property
    def folder(self) -> Path:
        """Working folder: not an addons folder, where `calendar` would hide Python's own."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        return self.data_dir

    def config_file(self) -> Path:
        """config/odoo.conf with this machine's paths and a random master password."""
        target = self.data_dir.parent / "odoo.conf"
        if target.exists():
            return target
        shared = (self.settings.root / "config" / "odoo.conf").read_text().rstrip()
        own = {
            "admin_passwd": secrets.token_urlsafe(32),
            "addons_path": self.addons_path,
            "data_dir": str(self.data_dir),
            "db_host": self.connection.host or "False",
            "db_port": self.connection.port or "False",
            "db_user": self.connection.user,
            "http_interface": "127.0.0.1",
        }
        if self.connection.password:
            own["db_password"] = self.connection.password
        lines = [f"{name} = {value}" for name, value in own.items()]
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.touch(mode=0o600)
        part.write_text("\n".join([shared, *lines, ""]))
        part.rename(target)
        return target

    def command(self, *arguments: str) -> list[str]:
        """`odoo ...` with the shared configuration file, as the last words understand it."""
        return [*self.program, *arguments, "-c", str(self.config_file())]

    @property
    def program(self) -> list[str]:
        """How Odoo is started, without arguments."""
        launcher = self.settings.root / "tools" / "launch" / "odoo_server.py"
        return [str(self.settings.python), str(launcher)]

    def modules(self, database: str, *arguments: str, current: Step, log: Path) -> None:
        """Install or upgrade modules, with a bar that follows Odoo's log.

        :raises LinfaError: Odoo stopped; the sentence carries the log's end.
        """

        def show(line: str) -> None:
            found = LOADING.search(line)
            if found:
                current.show(int(found.group(2)), int(found.group(3)), found.group(1))

        run_logged(
            self.command("server", "-d", database, *arguments, "--stop-after-init", "--no-http"),
            log,
            failure="Odoo could not load its modules.",
            on_line=show,
            cwd=self.folder,
            env=self.environment,
        )

    def script(self, database: str, script: Path, log: Path, **values: str) -> None:
        """Run a Python file inside Odoo (`env` at hand), with `values` as environment."""
        with script.open() as source:
            run_logged(
                self.command("shell", "-d", database, "--no-http", "--log-level=warn"),
                log,
                failure=f"The step {script.stem} failed.",
                cwd=self.folder,
                env={**self.environment, **values},
                stdin=source,
            )

    def refresh_config(self) -> None:
        """Write the configuration anew, for another tree or server; the password changes too."""
        (self.data_dir.parent / "odoo.conf").unlink(missing_ok=True)
        self.config_file()
