"""Programs that are run for somebody end with them."""

import sys

import pytest
from linfa_cli.processes import run_logged

SLOW_TO_END = """
import pathlib, signal, sys, time

def leave(*_):
    time.sleep(1)
    pathlib.Path(sys.argv[1]).touch()
    sys.exit()

signal.signal(signal.SIGTERM, leave)
print("working", flush=True)
time.sleep(60)
"""


def test_an_interrupted_program_is_gone_before_we_go_on(tmp_path):
    left = tmp_path / "left"

    def interrupt(_line):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_logged(
            [sys.executable, "-c", SLOW_TO_END, left],
            tmp_path / "log",
            failure="It failed.",
            on_line=interrupt,
        )
    assert left.exists()
