"""The command and environment with which the kit starts Odoo."""

import os
from pathlib import Path

from . import clock

BOOT = Path(__file__).with_name("boot")
LAUNCHER = BOOT / "odoo_launcher.py"
#: Not for a child: they would choose another database or configuration.
FOREIGN = ("PGDATABASE", "ODOO_RC", "OPENERP_SERVER")


def command_line(server) -> list[str]:
    """Prefork Odoo on the server's own database, deaf to everything but localhost."""
    settings = server.settings
    return [
        *program(settings.odoo_args),
        "server",
        *connection(settings),
        f"--database={server.database}",
        f"--db-filter=^{server.database}$",
        "--http-interface=127.0.0.1",
        f"--http-port={server.http_port}",
        f"--gevent-port={server.gevent_port}",
        f"--workers={server.workers}",
        f"--max-cron-threads={server.cron}",
        "--smtp=127.0.0.1",
        f"--smtp-port={server.mail_sink.port}",
        "--email-from=negozio@example.com",
        "--log-level=info",
        "--logfile=",
        *server.options,
    ]


def program(arguments: list[str]) -> list[str]:
    """Start a file, never `-m odoo`: prefork Odoo starts its websocket process as
    `python <first argument>`, and odoo/__main__.py does not run that way.
    """
    if arguments[-2:] == ["-m", "odoo"]:
        return [*arguments[:-2], str(LAUNCHER)]
    return list(arguments)


def connection(settings) -> list[str]:
    """Configuration, addons, data folder and PostgreSQL; the password stays out."""
    options = {
        "--config": settings.odoo_conf or os.devnull,
        "--addons-path": settings.addons_path,
        "--data-dir": str(settings.data_dir),
        "--db_host": settings.pg_host,
        "--db_port": settings.pg_port,
        "--db_user": settings.pg_user,
    }
    return [f"{name}={value}" for name, value in options.items() if value]


def base_environment(settings) -> dict[str, str]:
    """The caller's environment without what would choose another database."""
    env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    if env.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Compiling all of Odoo anew takes longer than starting it: keep it aside.
        env["PYTHONPYCACHEPREFIX"] = str(settings.output_dir / "pycache")
    return env


def environment(server) -> dict[str, str]:
    """The same with the kit's start-up hook."""
    env = base_environment(server.settings)
    paths = [str(BOOT), env.get("PYTHONPATH", "")]
    env["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    env["LINFA_KIT_PARENT"] = str(os.getpid())
    env.update(clock.environment(server.offset))
    return env


def work_dir(settings) -> Path:
    """A folder of ours: from an addons folder Python would import `calendar`."""
    path = settings.output_dir / "servers"
    path.mkdir(parents=True, exist_ok=True)
    return path
