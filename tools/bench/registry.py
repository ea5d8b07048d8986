"""The list of benches, and what each of them answers."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Figure:
    """One measured value with the runs behind it."""

    value: float
    detail: dict = field(default_factory=dict)
    noisy: bool = False
    note: str = ""


@dataclass
class Bench:
    """A question with the largest answer that is still good."""

    name: str
    title: str
    limit: float
    unit: str
    run: Callable
    flag: str = ""


BENCHES: dict[str, Bench] = {}


def bench(name: str, title: str, limit: float, unit: str = "ratio", flag: str = ""):
    """Register a function of the workshop that returns a Figure.

    :param flag: run it only when this option is given, e.g. "first-up"
    """

    def register(function):
        if name in BENCHES:
            raise ValueError(f"two benches are called {name}")
        BENCHES[name] = Bench(name, title, limit, unit, function, flag)
        return function

    return register


def load() -> dict[str, Bench]:
    """Import every file of `benches/`; each registers itself."""
    from . import benches

    for module in pkgutil.iter_modules(benches.__path__):
        importlib.import_module(f"{benches.__name__}.{module.name}")
    return BENCHES
