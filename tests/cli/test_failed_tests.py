"""What is said when Odoo's own runner found a failing test."""

from linfa_cli.test_run import failed_tests

LOG = """\
2026-11-22 23:42:45,831 28932 INFO db odoo.addons.a.tests.test_a: Starting TestShelf.test_ends ...
2026-11-22 23:42:45,831 28932 ERROR db odoo.addons.a.tests.test_a: FAIL: TestShelf.test_ends
Traceback (most recent call last):
  File "tests/test_a.py", line 42, in test_ends
    self.assertFalse(shelf.is_open)
AssertionError: True is not false

2026-11-22 23:42:45,886 28932 INFO db odoo.addons.a.tests.test_a: Starting TestShelf.test_more ...
"""


def test_a_failed_test_is_named_with_its_reason(tmp_path):
    log = tmp_path / "install.log"
    log.write_text(LOG)
    said = failed_tests(log)
    assert "TestShelf.test_ends" in said
    assert "AssertionError: True is not false" in said
    assert "test_more" not in said


def test_a_clean_log_says_nothing(tmp_path):
    log = tmp_path / "install.log"
    log.write_text(LOG.replace("FAIL: ", ""))
    assert failed_tests(log) == ""
