"""A registered check fails the test itself, and pictures are taken of failures."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = """
from tests.kit import checks

def bad():
    assert False, "noticed afterwards"

def test_body_passes_but_check_fails(request):
    checks.after(request, bad)
    checks.on_failure(request, lambda: print("picture taken"))

def test_check_is_skipped_when_the_body_fails(request):
    checks.after(request, lambda: print("never printed by a failed body"))
    assert False, "the body's own reason"

def test_fine(request):
    checks.after(request, lambda: None)
    checks.on_failure(request, lambda: print("no picture of this"))
"""


@pytest.fixture
def outcome(tmp_path):
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["tests.kit.checks"]\n')
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    command = [sys.executable, "-m", "pytest", "-p", "no:odoo", "-p", "no:cacheprovider"]
    answer = subprocess.run(
        [*command, "-s", "--tb=line", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout


def test_checks_and_failure_actions(outcome):
    assert "2 failed, 1 passed" in outcome
    assert "noticed afterwards" in outcome
    assert "picture taken" in outcome
    assert "the body's own reason" in outcome
    assert "never printed by a failed body" not in outcome
    assert "no picture of this" not in outcome
