"""Everything a command needs, brought up in order: environment, Odoo, database server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from . import environment, odoo_tree, postgres
from .apt import ensure_program
from .databases import Databases
from .odoo_run import OdooRun
from .postgres import Cluster, Connection
from .progress import say, step
from .settings import Settings


@dataclass
class Workspace:
    """A ready checkout: tools installed, database server answering."""

    settings: Settings
    odoo: OdooRun
    databases: Databases
    cluster: Cluster | None

    @property
    def connection(self) -> Connection:
        return self.databases.connection


def prepare_odoo(settings: Settings, *, develop: bool, wish: str = "") -> odoo_tree.OdooTree:
    """Python environment, Odoo's code and the program that makes PDFs."""
    with step("Python environment") as current:
        environment.ensure(settings, current, develop)
    with step("Odoo 19") as current:
        tree = odoo_tree.find_or_fetch(settings, current, wish)
        environment.link_odoo(settings, tree)
    if not ensure_program("wkhtmltopdf", "wkhtmltopdf", settings.logs / "apt-wkhtmltopdf.log"):
        say("! PDFs need wkhtmltopdf: install it with apt install wkhtmltopdf.")
    return tree


@contextmanager
def workspace(
    settings: Settings, *, cluster: str = "main", develop: bool = False, wish: str = ""
) -> Iterator[Workspace]:
    """Open a workspace; a server started for it is stopped at the end.

    :param cluster: "main", or "test" for the fast disposable server of the tests.
    """
    tree = prepare_odoo(settings, develop=develop, wish=wish)
    own = settings.external_database
    server = None if own else Cluster(settings, cluster)
    if server:
        with step("Database server"):
            server.start()
    try:
        connection = postgres.external(own) if own else server.connection
        data_dir = settings.state / cluster / "data"
        admin = server.admin_connection if server else None
        databases = Databases(connection, data_dir, admin)
        odoo = OdooRun(settings, tree, connection, data_dir)
        odoo.refresh_config()
        yield Workspace(settings, odoo, databases, server)
    finally:
        if server:
            server.stop()
