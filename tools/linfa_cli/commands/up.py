"""Open the shop: install what is missing, then serve it on this machine.

The first run fetches Odoo and builds the database with the demonstration data; later runs
start in seconds. Ctrl-C stops everything. An interrupted run can simply be repeated.
"""

from ..addresses import follow_port
from ..build import Builder
from ..errors import FAILED, LinfaError
from ..processes import tail
from ..progress import say, step
from ..server import OdooServer, check_port
from ..settings import ADDONS
from ..update import update_if_changed
from ..workspace import Workspace, workspace

DEMO_USERS = (
    ("direzione", "linfa", "manager of LINFA"),
    ("ufficio", "linfa", "back office"),
    ("produttore", "linfa", "producer (portal)"),
    ("residente", "linfa", "resident with credit (portal; PIN of the card 4802)"),
    ("azienda", "linfa", "payroll office of an employer (portal)"),
    ("negozio", "linfa", "shop that takes credit (portal)"),
    ("admin", "admin", "administrator of Odoo"),
)


def add_arguments(command) -> None:
    command.add_argument("--port", type=int, default=8069, help="port of the shop (8069)")
    command.add_argument("--db", metavar="NAME", help="database name (linfa)")
    command.add_argument("--empty", action="store_true", help="no demonstration data")
    command.add_argument(
        "--odoo",
        choices=("deb", "git"),
        default="",
        help="fetch Odoo as Debian's package or from its repository (production)",
    )
    command.add_argument(
        "--workers", type=int, default=0, help="worker processes (0: threads, one process)"
    )
    command.add_argument(
        "--prepare", action="store_true", help="build everything, then end instead of serving"
    )


def run(settings, given) -> int:
    name = settings.database_name(given.db)
    if not given.prepare:
        check_port(given.port)
    with workspace(settings, wish=given.odoo) as ready:
        password = ensure_database(ready, name, given.empty)
        if given.prepare:
            if password and given.empty:
                say(f"Administrator: admin, password {password} (shown only this time)")
            return 0
        return serve(ready, name, given, password)


def ensure_database(ready: Workspace, name: str, empty: bool) -> str:
    """Build the database, or bring an existing one up to the addons' code.

    :return: the administrator's password when the database is new, else nothing.
    """
    if ready.databases.exists(name) and ready.databases.is_ours(name):
        update_if_changed(ready, name)
        return ""
    password = Builder(ready.databases, ready.odoo).build(name, demonstration=not empty)
    update_if_changed(ready, name, fresh=True)
    return password


def serve(ready: Workspace, name: str, given, password: str) -> int:
    """Serve until Ctrl-C; the exit code is 0 when the person ended it."""
    log = ready.settings.logs / "odoo.log"
    server = OdooServer(ready.odoo, name, given.port, given.workers, log)
    follow_port(ready.databases, name, server.address)
    try:
        with step("Starting Odoo"):
            server.start()
            server.wait_until_ready()
        tell_addresses(ready, name, server.address, password)
        code = server.wait()
    except KeyboardInterrupt:
        say("\nStopping…")
        return 0
    finally:
        server.stop()
    if code:
        raise LinfaError(f"Odoo ended with code {code} ({log}):\n{tail(log)}", FAILED)
    return 0


def tell_addresses(ready: Workspace, name: str, address: str, password: str) -> None:
    """What the person can do now."""
    is_demo = ready.databases.query(
        "SELECT 1 FROM ir_config_parameter WHERE key = 'linfa.demonstration'", name
    )
    say(f"\nLINFA is open ({', '.join(ADDONS)})\n")
    say(f"  shop          {address}/")
    say(f"  producers     {address}/produttori")
    say(f"  back office   {address}/odoo\n")
    if is_demo:
        say("  user         password   role")
        for login, secret, role in DEMO_USERS:
            say(f"  {login:<12} {secret:<10} {role}")
    elif password:
        say(f"  administrator: admin, password {password} (shown only this time)")
    say("\nCtrl-C stops it.")
