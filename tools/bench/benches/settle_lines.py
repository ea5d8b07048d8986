"""A month of deliveries, settled: 10,000 order lines of 60 producers."""

import json
import tempfile
from pathlib import Path

from tests.kit import database

from .. import databases
from ..odoo import run_script
from ..registry import Figure, bench

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "settle.py"
LINES = 10_000


@bench("settle_lines", "Settling 10,000 delivered lines of 60 producers", limit=60, unit="s")
def settle_lines(workshop):
    """In a copy of the bench's database, which is dropped afterwards."""
    name = f"{databases.PREFIX}settle"
    database.drop(workshop.settings, name, prefix=databases.PREFIX)
    database.copy(workshop.settings, databases.linfa(workshop.settings), name)
    try:
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "answer.json"
            values = {"BENCH_LINES": str(LINES), "BENCH_ANSWER": str(answer)}
            run_script(workshop.settings, name, SCRIPT, **values)
            times = json.loads(answer.read_text())
    finally:
        database.drop(workshop.settings, name, prefix=databases.PREFIX)
    return Figure(value=times["run"], detail=times)
