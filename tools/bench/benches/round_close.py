"""Closing an order round of a whole market week, everything it prepares included."""

import json
from pathlib import Path

from .. import databases
from ..odoo import run_script
from ..registry import Figure, bench

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "round_close.py"


@bench("round_close", "Closing a round of 2,000 orders, 60 producers", limit=60, unit="s")
def round_close(workshop):
    """Wall time: requests, collections, deliveries by destination and notices."""
    settings = workshop.settings
    output = settings.output_dir / "bench" / "round_close.json"
    output.parent.mkdir(parents=True, exist_ok=True)
    run_script(settings, databases.linfa(settings), SCRIPT, BENCH_OUTPUT=str(output))
    detail = json.loads(output.read_text(encoding="utf-8"))
    return Figure(value=detail.pop("seconds"), detail=detail)
