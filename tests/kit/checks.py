"""Checks that belong to a test's body although a fixture registers them.

A fixture's own assertion runs too late: pytest calls it an error beside a test that
passed. What is registered here runs right after the body and fails the test itself.
"""

from collections.abc import Callable

import pytest

CHECKS: pytest.StashKey[list[Callable]] = pytest.StashKey()
ON_FAILURE: pytest.StashKey[list[Callable]] = pytest.StashKey()


def after(request, check: Callable) -> None:
    """Run `check()` when the body of this test has passed."""
    request.node.stash.setdefault(CHECKS, []).append(check)


def on_failure(request, action: Callable) -> None:
    """Run `action()` when this test has failed, e.g. to take a picture."""
    request.node.stash.setdefault(ON_FAILURE, []).append(action)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    result = yield
    for check in item.stash.get(CHECKS, []):
        check()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" and report.failed:
        for action in item.stash.get(ON_FAILURE, []):
            action()
    return report
