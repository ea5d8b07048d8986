"""What ./linfa doctor looks at in the database."""

from collections.abc import Iterator

from . import odoo_tree, postgres
from .checks import BAD, GOOD, WARNING, Finding
from .databases import Databases
from .errors import LinfaError
from .odoo_run import OdooRun
from .postgres import Cluster
from .settings import Settings
from .update import is_current
from .workspace import Workspace

OLDEST, NEWEST = 14, 18
PENDING = "SELECT string_agg(name, ', ') FROM ir_module_module WHERE state LIKE 'to %'"


def database(settings: Settings, name: str) -> Iterator[Finding]:
    """Server, database, pending upgrades; the embedded server is started only to look."""
    own = settings.external_database
    tree = odoo_tree.remembered(settings)
    if not settings.python.exists() or not tree:
        yield Finding(WARNING, "no database yet", "./linfa up makes it")
        return
    try:
        server = None if own else Cluster(settings)
        if server and not (server.data / "PG_VERSION").exists():
            yield Finding(WARNING, "no database server yet", "./linfa up makes it")
            return
        yield from _look(settings, name, tree, server)
    except LinfaError as error:
        yield Finding(BAD, "the database cannot be looked at", str(error))


def _look(settings: Settings, name: str, tree, server: Cluster | None) -> Iterator[Finding]:
    if server:
        server.start()
    try:
        own = settings.external_database
        connection = postgres.external(own) if own else server.connection
        data_dir = settings.state / "main" / "data"
        admin = server.admin_connection if server else None
        databases = Databases(connection, data_dir, admin)
        odoo = OdooRun(settings, tree, connection, data_dir)
        yield _server_version(databases)
        yield from _one_database(Workspace(settings, odoo, databases, server), name)
    finally:
        if server:
            server.stop()


def _server_version(databases: Databases) -> Finding:
    version = databases.server_version()
    major = int(version.split(".")[0])
    if OLDEST <= major <= NEWEST:
        return Finding(GOOD, f"PostgreSQL {version}")
    return Finding(BAD, f"PostgreSQL {version}", f"use a server from {OLDEST} to {NEWEST}")


def _one_database(ready: Workspace, name: str) -> Iterator[Finding]:
    if not ready.databases.exists(name):
        yield Finding(WARNING, f"no database {name} yet", "./linfa up makes it")
        return
    ready.databases.is_ours(name)
    yield Finding(GOOD, f"database {name}")
    if not is_current(ready, name):
        yield Finding(WARNING, f"{name} waits for an upgrade", "./linfa update")
    pending = ready.databases.query(PENDING, name)
    if pending:
        yield Finding(BAD, f"an upgrade broke off at {pending}", "./linfa update")
