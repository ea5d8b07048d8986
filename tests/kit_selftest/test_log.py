"""The log check sees what matters and forgives only what is named."""

import pytest

from tests.kit.log import ServerLog

STAMP = "2026-11-22 14:05:00,040 4242"
CALM = f"{STAMP} INFO db odoo.http: served\n{STAMP} WARNING db odoo.http: slow\n"
ERROR = f"{STAMP} ERROR db odoo.sql_db: bad query\n"
TRACEBACK = (
    f"{STAMP} INFO db odoo.http: served\n"
    "Traceback (most recent call last):\n"
    '  File "x.py", line 1, in <module>\n'
    "ValueError: three apples\n"
)


@pytest.fixture
def log(tmp_path):
    return ServerLog(tmp_path / "server.log")


def test_a_calm_log_is_clean(log):
    log.path.write_text(CALM)
    log.assert_clean()


def test_a_log_that_does_not_exist_yet_is_clean(log):
    log.assert_clean()


@pytest.mark.parametrize("trouble", [ERROR, TRACEBACK], ids=["error", "traceback"])
def test_trouble_fails(log, trouble):
    log.path.write_text(CALM + trouble)
    with pytest.raises(AssertionError, match=r"1 in .*server\.log"):
        log.assert_clean()


def test_an_allowed_pattern_is_looked_for_in_the_whole_traceback(log):
    log.path.write_text(TRACEBACK)
    log.assert_clean(allowed={"three apples": "this test says so"})


def test_another_pattern_does_not_forgive(log):
    log.path.write_text(TRACEBACK)
    with pytest.raises(AssertionError, match="three apples"):
        log.assert_clean(allowed={"four pears": "not what happened"})


def test_only_what_came_after_the_mark_counts(log):
    log.path.write_text(ERROR)
    mark = log.mark()
    log.assert_clean(since=mark)
    with log.path.open("a") as stream:
        stream.write(ERROR)
    assert len(log.problems(since=mark)) == 1
