"""Measure LINFA against stock Odoo in the same run and print ratios.

Without names all benchmarks run. Options after -- go to the bench kit, see
./linfa bench -- --help.
"""

import json
import os
import subprocess

from ..test_run import test_environment
from ..workspace import workspace


def add_arguments(command) -> None:
    command.add_argument("names", nargs="*", help="benchmarks to run, and options after --")
    command.set_defaults(after=[])


def run(settings, given) -> int:
    with workspace(settings, cluster="test", develop=True) as ready:
        return subprocess.call(
            [str(settings.python), "-m", "bench", *given.names, *given.after],
            cwd=settings.root,
            env={
                **os.environ,
                **test_environment(ready),
                "PYTHONPATH": str(settings.root / "tools"),
                "LINFA_ADDONS": json.dumps(["linfa_catalog", "linfa_welfare"]),
            },
        )
