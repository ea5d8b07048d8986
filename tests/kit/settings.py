"""Where the kit runs: read once from the environment that `./linfa test` prepares."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

WITHOUT_TEMPLATE = (
    "PGHOST",
    "PGUSER",
    "LINFA_TEST_DATA_DIR",
    "LINFA_ODOO_ARGS",
    "LINFA_ADDONS_PATH",
    "LINFA_OUTPUT_DIR",
)
REQUIRED = ("LINFA_TEMPLATE_DB", *WITHOUT_TEMPLATE)


class MissingSettingsError(Exception):
    """The tests were started without the environment they need."""


@dataclass(frozen=True)
class Settings:
    """The contract between `./linfa test` (or `bench`) and the kit."""

    pg_host: str
    pg_port: str
    pg_user: str
    pg_password: str
    template_db: str
    data_dir: Path
    odoo_args: list[str]
    odoo_conf: str
    addons_path: str
    output_dir: Path
    chromium: str
    test_db: str = ""

    @property
    def filestore(self) -> Path:
        return self.data_dir / "filestore"

    def dsn(self, database: str) -> dict:
        """Arguments for psycopg2.connect; libpq itself finds what is left out."""
        wanted = {
            "host": self.pg_host,
            "port": self.pg_port,
            "user": self.pg_user,
            "password": self.pg_password,
            "dbname": database,
        }
        return {name: value for name, value in wanted.items() if value}


def find_chromium(env) -> str:
    """The browser named by the environment, else the machine's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return env.get("LINFA_CHROMIUM") or next(filter(None, map(shutil.which, names)), "")


def from_env(env=os.environ, required=REQUIRED) -> Settings:
    """Read the settings, or say in one sentence what is missing."""
    missing = [name for name in required if not env.get(name)]
    if missing:
        raise MissingSettingsError(
            f"Start these tests with ./linfa test: {', '.join(missing)} not set."
        )
    return Settings(
        pg_host=env["PGHOST"],
        pg_port=env.get("PGPORT", ""),
        pg_user=env["PGUSER"],
        pg_password=env.get("PGPASSWORD", ""),
        template_db=env.get("LINFA_TEMPLATE_DB", ""),
        data_dir=Path(env["LINFA_TEST_DATA_DIR"]),
        odoo_args=json.loads(env["LINFA_ODOO_ARGS"]),
        odoo_conf=env.get("LINFA_ODOO_CONF", ""),
        addons_path=env["LINFA_ADDONS_PATH"],
        output_dir=Path(env["LINFA_OUTPUT_DIR"]),
        chromium=find_chromium(env),
        test_db=env.get("LINFA_TEST_DB", ""),
    )
