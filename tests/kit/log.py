"""The server's log: read it, and fail on an error that nobody expected."""

import re
from pathlib import Path

ENTRY = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} \d+ (?P<level>[A-Z]+) ")
SERIOUS = {"ERROR", "CRITICAL"}
TRACEBACK = "Traceback (most recent call last)"


class ServerLog:
    """One log file, growing while the server runs."""

    def __init__(self, path: Path):
        self.path = path

    def text(self, since: int = 0) -> str:
        """Everything written after a mark, newest last."""
        if not self.path.exists():
            return ""
        with self.path.open("rb") as stream:
            stream.seek(since)
            return stream.read().decode("utf-8", "replace")

    def mark(self) -> int:
        """Remember this place: later calls can look only at what came after."""
        return self.path.stat().st_size if self.path.exists() else 0

    def tail(self, lines: int = 40) -> str:
        return "\n".join(self.text().splitlines()[-lines:])

    def entries(self, since: int = 0) -> list[str]:
        """Log lines with whatever follows them (tracebacks, SQL) as one text each."""
        found: list[list[str]] = []
        for line in self.text(since).splitlines():
            if ENTRY.match(line) or not found:
                found.append([line])
            else:
                found[-1].append(line)
        return ["\n".join(lines) for lines in found]

    def problems(self, since: int = 0, allowed: dict[str, str] | None = None):
        """Errors and tracebacks after the mark, without those an allowed pattern fits."""
        patterns = [re.compile(pattern) for pattern in allowed or {}]
        return [
            entry
            for entry in self.entries(since)
            if _is_trouble(entry) and not any(p.search(entry) for p in patterns)
        ]

    def assert_clean(self, since: int = 0, allowed: dict[str, str] | None = None):
        """Fail with the first problem; `allowed` maps a pattern to its reason."""
        problems = self.problems(since, allowed)
        assert not problems, f"{len(problems)} in {self.path}:\n{problems[0]}"


def _is_trouble(entry: str) -> bool:
    match = ENTRY.match(entry)
    return TRACEBACK in entry or bool(match and match["level"] in SERIOUS)
