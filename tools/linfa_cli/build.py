"""Make a LINFA database: built under another name, and named only when whole."""

import secrets
from pathlib import Path

from .databases import Databases
from .odoo_run import OdooRun
from .progress import step
from .settings import ADDONS

SCRIPTS = Path(__file__).parent / "odoo_scripts"
LANGUAGE = "it_IT"
DEMO_ADMIN_PASSWORD = "admin"  # noqa: S105 - of the demonstration database only


class Builder:
    """The steps from an empty server to a database that can be served."""

    def __init__(self, databases: Databases, odoo: OdooRun):
        self.databases = databases
        self.odoo = odoo
        self.logs = odoo.settings.logs

    def build(self, name: str, *, demonstration: bool) -> str:
        """Build database `name`; an interrupted build leaves no half database behind.

        :return: the administrator's password.
        """
        part = f"{name}_building"
        self.databases.drop(part)
        self.install(part)
        password = DEMO_ADMIN_PASSWORD if demonstration else secrets.token_urlsafe(12)
        if demonstration:
            with step("Demonstration data"):
                self.script(part, "demonstration", LINFA_DEMO_ADDONS=",".join(ADDONS))
        self.script(part, "administrator", LINFA_ADMIN_PASSWORD=password)
        self.databases.rename(part, name)
        return password

    def install(self, name: str) -> None:
        """Create `name` with an Italian company and all five addons."""
        with step("Odoo's base in Italian") as current:
            self.databases.create(name)
            self.odoo.modules(
                name,
                "-i",
                "base",
                f"--load-language={LANGUAGE}",
                current=current,
                log=self.logs / "install-base.log",
            )
            self.script(name, "italian_company")
        with step("LINFA's addons and what they build on") as current:
            self.odoo.modules(
                name, "-i", ",".join(ADDONS), current=current, log=self.logs / "install.log"
            )
            self.script(name, "italian_website")

    def script(self, database: str, name: str, **values: str) -> None:
        """Run one of our scripts inside Odoo."""
        self.odoo.script(
            database, SCRIPTS / f"{name}.py", self.logs / f"script-{name}.log", **values
        )
