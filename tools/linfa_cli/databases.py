"""Databases by name: which exist, whose they are, make, copy, rename, drop."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .errors import DATABASE, LinfaError
from .postgres import Connection

# Odoo's own mark: a database without this table is not one of ours.
IS_ODOO = "SELECT 1 FROM information_schema.tables WHERE table_name = 'ir_module_module'"
HAS_LINFA = "SELECT 1 FROM ir_module_module WHERE name = 'linfa_catalog' AND state = 'installed'"


@dataclass(frozen=True)
class Databases:
    """The databases of one server, with the filestores that belong to them."""

    connection: Connection
    data_dir: Path
    admin: Connection | None = None  # the embedded server's superuser

    def query(self, sql: str, database: str = "postgres", **values: str) -> str:
        """Result of a statement, columns separated by |.

        :param values: put in by psql, quoted by it: `:'name'` is a text, `:"name"` a name.
        :raises LinfaError: the server is away or refuses.
        """
        return self._run(self.connection, sql, database, **values)

    @staticmethod
    def _run(connection: Connection, sql: str, database: str, **values: str) -> str:
        variables = [f"--set={name}={value}" for name, value in values.items()]
        done = subprocess.run(
            [connection.program("psql"), "-X", "-qAt", "-v", "ON_ERROR_STOP=1", *variables],
            input=sql,
            capture_output=True,
            text=True,
            env=connection.environment(database),
            check=False,
        )
        if done.returncode:
            words = done.stderr.strip().splitlines()[-1:] or ["no answer"]
            raise LinfaError(f"The database server says: {words[0]}", DATABASE)
        return done.stdout.strip()

    def exists(self, name: str) -> bool:
        return bool(self.query("SELECT 1 FROM pg_database WHERE datname = :'name'", name=name))

    def is_ours(self, name: str) -> bool:
        """Whether LINFA is installed in this database.

        :raises LinfaError: it holds something else, which we never touch.
        """
        if not self.query(IS_ODOO, name) or not self.query(HAS_LINFA, name):
            raise LinfaError(
                f"The database {name} exists but holds no LINFA: choose another name with "
                "--db, or remove it yourself.",
                DATABASE,
            )
        return True

    def need(self, name: str) -> None:
        """Refuse to go on without LINFA's database of that name.

        :raises LinfaError: it is missing or holds something else.
        """
        if not self.exists(name):
            raise LinfaError(f"There is no database {name}: ./linfa up makes it.", DATABASE)
        self.is_ours(name)

    def connections(self, name: str) -> int:
        """How many sessions use the database now."""
        counted = self.query(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = :'name'", name=name
        )
        return int(counted)

    def create(self, name: str, template: str = "template0") -> None:
        """A new database, empty or a copy of `template` with its filestore."""
        own_locale = template == "template0" and self.connection.bin
        locale = " LOCALE 'C.UTF-8'" if own_locale else ""
        self.query(
            'CREATE DATABASE :"name" TEMPLATE :"template" ENCODING \'UTF8\'' + locale,
            name=name,
            template=template,
        )
        if template == "template0":
            self._add_extensions(name)
        store = self.filestore(template)
        if store.is_dir():
            shutil.copytree(store, self.filestore(name), dirs_exist_ok=True)

    def _add_extensions(self, name: str) -> None:
        """What Odoo's own database creation adds for searches without accents.

        An index needs an immutable `unaccent`; only the extension's owner may declare it so,
        which on a server of the user's own may be somebody else: then searches just scan.
        """
        admin = self.admin or self.connection
        for name_of_extension in ("pg_trgm", "unaccent"):
            self._run(admin, f"CREATE EXTENSION IF NOT EXISTS {name_of_extension}", name)
        try:
            self._run(admin, "ALTER FUNCTION unaccent(text) IMMUTABLE", name)
        except LinfaError:
            if self.admin:
                raise

    def rename(self, old: str, new: str) -> None:
        """Give a finished database its name; its filestore moves first and back on failure."""
        moved = self.filestore(old).is_dir()
        if moved:
            shutil.rmtree(self.filestore(new), ignore_errors=True)
            self.filestore(old).rename(self.filestore(new))
        try:
            self.query('ALTER DATABASE :"old" RENAME TO :"new"', old=old, new=new)
        except LinfaError:
            if moved:
                self.filestore(new).rename(self.filestore(old))
            raise

    def drop(self, name: str) -> None:
        """Remove a database and its filestore; whoever is connected is sent away."""
        self.query('DROP DATABASE IF EXISTS :"name" WITH (FORCE)', name=name)
        shutil.rmtree(self.filestore(name), ignore_errors=True)

    def filestore(self, name: str) -> Path:
        return self.data_dir / "filestore" / name

    def server_version(self) -> str:
        return self.query("SHOW server_version").split(" ")[0]
