"""What the person at the terminal sees while long work goes on."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

BAR_WIDTH = 24
REDRAW_SECONDS = 0.2
PLAIN_STEPS = 4  # without a terminal a bar is printed as a few lines: 25 %, 50 %, 75 %


def say(message: str = "") -> None:
    """Print one line at once, also into a pipe."""
    sys.stdout.write(f"{message}\n")
    sys.stdout.flush()


def elapsed(seconds: float) -> str:
    """3.2 s, 1 min 05 s."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds // 60)} min {int(seconds % 60):02d} s"


class Step:
    """One line of work with a name, an elapsed time and, where known, a bar."""

    def __init__(self, title: str):
        self.title = title
        self.started = time.monotonic()
        self.note = ""
        self.failed = False
        self._drawn = 0.0
        self._plain_told = 0
        self._tty = sys.stdout.isatty()

    def show(self, done: float, total: float, what: str = "") -> None:
        """Draw the bar for `done` of `total` (any unit)."""
        share = min(1.0, done / total) if total else 0.0
        if self._tty:
            self._draw_bar(share, what)
        elif int(share * PLAIN_STEPS) > self._plain_told:
            self._plain_told = int(share * PLAIN_STEPS)
            say(f"  {self.title}: {share:.0%} ({elapsed(self.seconds)})")

    def _draw_bar(self, share: float, what: str) -> None:
        now = time.monotonic()
        if now - self._drawn < REDRAW_SECONDS and share < 1:
            return
        self._drawn = now
        bar = "█" * int(share * BAR_WIDTH)
        line = (
            f"  {self.title} {bar:░<{BAR_WIDTH}} {share:4.0%} {elapsed(self.seconds)} {what[:30]}"
        )
        sys.stdout.write(f"\r\033[K{line}")
        sys.stdout.flush()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def finish(self, mark: str) -> None:
        clear = "\r\033[K" if self._tty else ""
        note = f": {self.note}" if self.note else ""
        say(f"{clear}{mark} {self.title}{note} ({elapsed(self.seconds)})")


@contextmanager
def step(title: str) -> Iterator[Step]:
    """Announce a piece of work, and say how long it took or that it failed."""
    current = Step(title)
    if current._tty:
        current.show(0, 1)
    else:
        say(f"… {title}")
    try:
        yield current
    except BaseException:
        current.finish("✗")
        raise
    current.finish("✗" if current.failed else "✓")
