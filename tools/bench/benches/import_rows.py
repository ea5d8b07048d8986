"""A producer's price list of 10,000 rows: the dry run and the import."""

import json
import tempfile
from pathlib import Path

from tests.kit import database

from .. import databases
from ..odoo import run_script
from ..registry import Figure, bench

ROWS = 10_000
SCRIPT = Path(__file__).parents[1] / "scripts" / "import_rows.py"
COPY = "linfa_bench_import"


@bench("import_rows", "Price list of 10,000 new offers: dry run and import", limit=60, unit="s")
def import_rows(workshop):
    """In a copy of the shop with 1,000 products; the script takes back what it does."""
    settings = workshop.settings
    database.copy(settings, databases.linfa(settings), COPY)
    with tempfile.NamedTemporaryFile(suffix=".json") as answer:
        try:
            run_script(settings, COPY, SCRIPT, BENCH_ROWS=str(ROWS), BENCH_RESULT=answer.name)
        finally:
            database.drop(settings, COPY, prefix=COPY)
        detail = json.loads(Path(answer.name).read_text(encoding="utf-8"))
    return Figure(value=sum(detail["new"].values()), detail=detail)
