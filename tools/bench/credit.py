"""Credit beside the stock eWallet and beside plain PostgreSQL: measured once for all benches."""

import json
import tempfile
from functools import cache
from pathlib import Path

from tests.kit import database

from . import databases
from .odoo import install, run_script

SCRIPTS = Path(__file__).parent / "scripts"


@cache
def measure(workshop, script: str, **values) -> dict:
    """What a script measured in a copy of LINFA's database, which is dropped afterwards."""
    return _run(workshop.settings, databases.linfa(workshop.settings), script, (), values)


@cache
def measure_stock(workshop) -> dict:
    """The same with Odoo's own eWallet."""
    settings = workshop.settings
    source = databases.stock(settings)
    return _run(settings, source, "credit_stock.py", ("sale_loyalty",), {})


def _run(settings, source, script, modules, values) -> dict:
    name = f"{databases.PREFIX}credit"
    database.drop(settings, name, prefix=databases.PREFIX)
    database.copy(settings, source, name)
    try:
        if modules:
            install(settings, name, list(modules))
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "answer.json"
            run_script(settings, name, SCRIPTS / script, BENCH_ANSWER=str(answer), **values)
            return json.loads(answer.read_text(encoding="utf-8"))
    finally:
        database.drop(settings, name, prefix=databases.PREFIX)
