"""Simultaneous people really overlap, and errors are kept as results."""

import threading
import time

import pytest

from tests.kit.together import together, values


def test_all_are_busy_at_the_same_time():
    meeting = threading.Barrier(4, timeout=5)
    outcomes = together(4, lambda number: meeting.wait() and number)
    assert len(values(outcomes)) == 4


def test_order_values_and_times():
    outcomes = together(2, lambda number: time.sleep(0.1) or number * 10)
    assert values(outcomes) == [0, 10]
    assert all(outcome.seconds >= 0.1 for outcome in outcomes)


def test_one_error_does_not_hide_the_other_results():
    outcomes = together(2, lambda number: 10 // number)
    assert isinstance(outcomes[0].error, ZeroDivisionError)
    assert outcomes[1].value == 10
    with pytest.raises(ZeroDivisionError):
        values(outcomes)


def test_who_never_ends_is_a_timeout():
    never = threading.Event()
    outcomes = together(2, lambda number: number or never.wait(30), patience=0.5)
    never.set()
    assert isinstance(outcomes[0].error, TimeoutError)
    assert outcomes[1].value == 1
