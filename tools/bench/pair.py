"""Two servers side by side, asked in turn: stock, LINFA, stock, LINFA..."""

from statistics import median

import requests

from .meter import Meter
from .registry import Figure
from .spread import describe, is_noisy

REQUESTS = 20
WARM_UP = 5
TIMEOUT = 60


class Visitor:
    """One anonymous visitor of one server, who keeps their cookie."""

    def __init__(self, server):
        self.server = server
        self.meter = Meter(server)
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "it-IT,it;q=0.9"

    def ask(self, path: str, times: int) -> str:
        """Ask for a page several times; return what came last."""
        for _ in range(times):
            answer = self.session.get(self.server.direct_url + path, timeout=TIMEOUT)
            answer.raise_for_status()
        return answer.text

    def milliseconds(self, path: str, times: int = REQUESTS) -> float:
        """CPU milliseconds per request."""
        before = self.meter.read()
        self.ask(path, times)
        return 1000 * self.meter.spent(before) / times


class UnlikePagesError(Exception):
    """The two pages do not show the same: their costs cannot be compared."""


def compare(stock, linfa, rounds: int, same: str = "") -> Figure:
    """LINFA's CPU per request relative to stock's, as a ratio of medians.

    :param stock: server and path
    :param linfa: server and path
    """
    visitors = Visitor(stock[0]), Visitor(linfa[0])
    paths = stock[1], linfa[1]
    pages = [visitor.ask(path, WARM_UP) for visitor, path in zip(visitors, paths, strict=True)]
    check_alike(pages, same)
    runs: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for visitor, path, times in zip(visitors, paths, runs, strict=True):
            times.append(visitor.milliseconds(path))
    a, b = runs
    return Figure(
        value=median(b) / median(a),
        noisy=is_noisy(a),
        detail={
            f"stock {paths[0]}": describe(a, "ms CPU"),
            f"LINFA {paths[1]}": describe(b, "ms CPU"),
            "rounds": f"{rounds} pairs of {REQUESTS} requests",
        },
    )


def check_alike(pages: list[str], same: str) -> None:
    """Stop when one of them shows more of it than the other, or none."""
    counts = [page.count(same) for page in pages]
    if same and (counts[0] != counts[1] or not counts[0]):
        raise UnlikePagesError(f"{same} stands {counts} times in the two pages")
