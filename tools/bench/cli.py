"""Command line: choose benches, run them, print a table, say whether limits hold."""

import argparse
import json
import sys
from pathlib import Path

from .registry import BENCHES, Bench, Figure, load
from .table import as_table
from .workshop import ROUNDS, Workshop

WITHIN, BEYOND, UNKNOWN = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0: all limits hold; 1: one does not; 2: wrong use."""
    load()
    given = parser().parse_args(arguments)
    unknown = sorted(set(given.names) - set(BENCHES))
    if unknown:
        print(f"There is no bench {', '.join(unknown)}. Known: {', '.join(BENCHES)}.")
        return UNKNOWN
    results = run(chosen(given), given)
    print(as_table(results))
    if given.json:
        write_json(given.json, results)
    return WITHIN if all(figure.value <= b.limit for b, figure in results) else BEYOND


def parser() -> argparse.ArgumentParser:
    flags = sorted({b.flag for b in BENCHES.values() if b.flag})
    result = argparse.ArgumentParser(prog="./linfa bench --", description=__doc__)
    result.add_argument("names", nargs="*", metavar="NAME", help="which ones (all)")
    result.add_argument("--rounds", type=int, default=ROUNDS, help=f"A B pairs ({ROUNDS})")
    result.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    for flag in flags:
        titles = "; ".join(b.title for b in BENCHES.values() if b.flag == flag)
        result.add_argument(f"--{flag}", action="store_true", help=titles)
    return result


def chosen(given) -> list[Bench]:
    """The named ones; without names all but those that wait for their option."""
    if given.names:
        return [BENCHES[name] for name in given.names]
    options = {name.replace("_", "-") for name, value in vars(given).items() if value is True}
    return [b for b in BENCHES.values() if not b.flag or b.flag in options]


def run(benches: list[Bench], given) -> list[tuple[Bench, Figure]]:
    results = []
    with Workshop(rounds=given.rounds) as workshop:
        for each in benches:
            print(f"… {each.title}", file=sys.stderr, flush=True)
            results.append((each, each.run(workshop)))
    return results


def write_json(path: Path, results) -> None:
    figures = {
        each.name: {
            "title": each.title,
            "value": figure.value,
            "unit": each.unit,
            "limit": each.limit,
            "within": figure.value <= each.limit,
            "noisy": figure.noisy,
            "note": figure.note,
            "detail": figure.detail,
        }
        for each, figure in results
    }
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
