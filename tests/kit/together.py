"""Many people at the same instant."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Outcome:
    """What one of them got: a value or an error, when and how long it took."""

    value: object = None
    error: Exception | None = None
    started: float = 0.0
    seconds: float = 0.0


def together(count: int, action: Callable, patience: float = 120) -> list[Outcome]:
    """Run `action(number)` in `count` threads that start at one signal.

    Errors are results, not failures: the test decides. Somebody who is still busy
    after `patience` seconds gets a TimeoutError as outcome.
    """
    outcomes = [Outcome(error=TimeoutError("still busy")) for _ in range(count)]
    signal = threading.Barrier(count)

    def one(number: int):
        signal.wait()
        outcomes[number] = _timed(action, number)

    threads = [threading.Thread(target=one, args=(number,), daemon=True) for number in range(count)]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    return list(outcomes)


def values(outcomes: list[Outcome]) -> list:
    """The values, if nobody failed; otherwise the first error is raised."""
    for outcome in outcomes:
        if outcome.error:
            raise outcome.error
    return [outcome.value for outcome in outcomes]


def _timed(action: Callable, number: int) -> Outcome:
    started = time.monotonic()
    outcome = Outcome(started=started)
    try:
        outcome.value = action(number)
    except Exception as error:  # noqa: BLE001  whatever it is, it is the outcome
        outcome.error = error
    outcome.seconds = time.monotonic() - started
    return outcome


class Watch:
    """Asks a question again and again while something else happens.

    `with Watch(lambda: server.healthy(timeout=2)) as watch: ...` then look at
    `watch.slowest` (seconds) and `watch.failures` (answers that were false).
    """

    def __init__(self, ask: Callable, pause: float = 0.2):
        self.ask, self.pause = ask, pause
        self.seconds: list[float] = []
        self.failures = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_exception):
        self._end.set()
        self._thread.join()

    @property
    def slowest(self) -> float:
        return max(self.seconds, default=0.0)

    def _run(self):
        while not self._end.is_set():
            outcome = _timed(lambda _number: self.ask(), 0)
            self.seconds.append(outcome.seconds)
            self.failures += not outcome.value
            self._end.wait(self.pause)
