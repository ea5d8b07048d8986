"""The two databases of the bench, built once per code and kept for the next run.

stock: what LINFA's manifests ask for, without LINFA. linfa: the same plus LINFA. Both with
an Italian company and 1,000 published products, or as many as a bench asks for. A caller
that already has such databases without products names them in LINFA_STOCK_DB and
LINFA_TEMPLATE_DB.
"""

import ast
import hashlib
import json
import os
from pathlib import Path

from psycopg2 import sql

from tests.kit import database
from tests.kit.settings import Settings

from .odoo import install, run_script

ROOT = Path(__file__).resolve().parents[2]
ADDONS = ROOT / "addons"
COMPANY = ROOT / "tools" / "linfa_cli" / "odoo_scripts" / "italian_company.py"
FILL = Path(__file__).parent / "scripts" / "fill.py"
PREFIX = "linfa_bench_"
PRODUCTS = 1000
CODE = {".py", ".xml", ".csv", ".po", ".js", ".scss"}


def stock(settings: Settings, products: int = PRODUCTS) -> str:
    """Name of the stock database with so many products."""
    source = os.environ.get("LINFA_STOCK_DB") or _bare_stock(settings)

    def build(part):
        database.copy(settings, source, part)
        run_script(settings, part, FILL, BENCH_PRODUCTS=str(products), BENCH_LINFA="")

    return _ensure(settings, _kind("stock", products), [source, FILL.read_text()], build)


def linfa(settings: Settings, products: int = PRODUCTS) -> str:
    """Name of the LINFA database with so many products, ten of each producer."""
    source = settings.template_db or _bare_linfa(settings)

    def build(part):
        database.copy(settings, source, part)
        run_script(settings, part, FILL, BENCH_PRODUCTS=str(products), BENCH_LINFA="1")

    return _ensure(settings, _kind("linfa", products), [source, FILL.read_text()], build)


def _kind(name: str, products: int) -> str:
    """Sizes are kept beside one another: the plain name is the usual one."""
    return name if products == PRODUCTS else f"{name}{products}"


def _bare_stock(settings: Settings) -> str:
    modules = stock_modules()

    def build(part):
        install(settings, part, ["base"], "--load-language=it_IT")
        run_script(settings, part, COMPANY)
        install(settings, part, modules)

    return _ensure(settings, "deps", [*modules, COMPANY.read_text()], build)


def _bare_linfa(settings: Settings) -> str:
    source = _bare_stock(settings)

    def build(part):
        database.copy(settings, source, part)
        install(settings, part, linfa_addons())

    return _ensure(settings, "addons", [source, *_code()], build)


def linfa_addons() -> list[str]:
    """The addons under test, as ./linfa names them; all of them without its word."""
    named = os.environ.get("LINFA_ADDONS")
    return json.loads(named) if named else sorted(p.parent.name for p in _manifests())


def stock_modules() -> list[str]:
    """What LINFA's manifests depend on, outside LINFA."""
    manifests = [ast.literal_eval(path.read_text()) for path in _manifests()]
    named = {name for manifest in manifests for name in manifest["depends"]}
    return sorted(name for name in named if not name.startswith("linfa_"))


def _manifests() -> list[Path]:
    return sorted(ADDONS.glob("linfa_*/__manifest__.py"))


def _code() -> list[str]:
    files = (path for path in sorted(ADDONS.rglob("*")) if path.suffix in CODE)
    return [path.read_text() for path in files if "tests" not in path.parts]


def _ensure(settings: Settings, kind: str, ingredients: list[str], build) -> str:
    """Build under another name and rename when whole; older ones are dropped."""
    digest = hashlib.sha256(json.dumps(ingredients).encode()).hexdigest()[:10]
    name, part = f"{PREFIX}{kind}_{digest}", f"{PREFIX}{kind}_building"
    names = _existing(settings, f"{PREFIX}{kind}_")
    if name in names:
        return name
    for old in names:
        _drop(settings, old)
    build(part)
    with database.cursor(settings, "postgres") as cr:
        command = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        cr.execute(command.format(sql.Identifier(part), sql.Identifier(name)))
    (settings.filestore / part).rename(settings.filestore / name)
    return name


def _existing(settings: Settings, prefix: str) -> list[str]:
    with database.cursor(settings, "postgres") as cr:
        cr.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", (prefix,))
        return [name for (name,) in cr.fetchall()]


def _drop(settings: Settings, name: str) -> None:
    database.drop(settings, name, prefix=PREFIX)
