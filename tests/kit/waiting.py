"""Waiting for something to become true, with a limit and a reason."""

import time
from collections.abc import Callable


def wait_for(ready: Callable, what: str, patience: float = 60, pause: float = 0.3):
    """Ask again and again; return the first true answer, or fail saying `what`."""
    deadline = time.monotonic() + patience
    while not (answer := ready()):
        assert time.monotonic() < deadline, f"waited {patience} s in vain for {what}"
        time.sleep(pause)
    return answer
