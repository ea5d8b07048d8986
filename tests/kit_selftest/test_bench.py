"""The bench kit's arithmetic, table and refusals, without servers."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from bench import cli, pair, spread, table
from bench.registry import BENCHES, Bench, Figure, bench, load

QUIET = [100.0, 101.0, 99.0]
RESTLESS = [100.0, 160.0, 90.0]


class FakeServer:
    """A page that costs a fixed number of milliseconds."""

    def __init__(self, cost, page="<li class='thing'>"):
        self.cost, self.page = iter(cost), page


class FakeVisitor:
    def __init__(self, server):
        self.server = server

    def ask(self, _path, _times):
        return self.server.page

    def milliseconds(self, _path):
        return next(self.server.cost)


@pytest.fixture
def fake_visitors(monkeypatch):
    monkeypatch.setattr(pair, "Visitor", FakeVisitor)


def compared(stock, linfa, **options):
    pages = (FakeServer(stock), "/a"), (FakeServer(linfa), "/b")
    return pair.compare(*pages, rounds=3, **options)


def test_the_value_is_the_ratio_of_medians(fake_visitors):
    figure = compared(QUIET, [120.0, 110.0, 500.0])
    assert figure.value == pytest.approx(1.2)
    assert not figure.noisy
    assert figure.detail["stock /a"] == "median 100.0 ms CPU, 99.0 to 101.0"


def test_restless_stock_runs_are_called_noise(fake_visitors):
    assert compared(RESTLESS, QUIET).noisy


def test_one_run_alone_is_not_noise():
    assert not spread.is_noisy([100.0])


def test_unlike_pages_are_not_compared(fake_visitors):
    assert compared(QUIET, QUIET, same="thing").value == 1
    full, empty = FakeServer(QUIET), FakeServer(QUIET, page="")
    with pytest.raises(pair.UnlikePagesError, match=r"\[1, 0\]"):
        pair.compare((full, "/"), (empty, "/"), rounds=3, same="thing")
    with pytest.raises(pair.UnlikePagesError, match=r"\[0, 0\]"):
        compared(QUIET, QUIET, same="nothing")


def test_the_table_says_what_is_too_much_and_what_is_noisy():
    results = [
        (Bench("good", "a good page", 1.15, "ratio", None), Figure(1.0, {"stock": "1 ms"})),
        (Bench("slow", "a slow page", 1.15, "ratio", None), Figure(1.2, noisy=True)),
        (Bench("start", "a start", 25, "s", None), Figure(12.34, note="timed once")),
    ]
    lines = table.as_table(results).splitlines()
    assert lines[2].split()[:4] == ["good", "1.00", "1.15", "ok"]
    assert "TOO MUCH (noisy)" in lines[3]
    assert "12.3 s" in lines[4]
    assert "good: stock 1 ms" in lines
    assert any("too noisy" in line for line in lines)


def test_every_bench_of_the_project_is_found():
    assert {"shop_1000", "producer_page", "idle_memory", "warm_start"} <= set(load())
    assert load()["shop_1000"].limit == 1.15
    with pytest.raises(ValueError, match="two benches"):
        bench("shop_1000", "again", 1)(lambda workshop: None)


def test_a_bench_with_a_flag_waits_for_it():
    load()
    names = {b.name for b in cli.chosen(cli.parser().parse_args([]))}
    assert "first_up" not in names
    assert "shop_1000" in names
    asked = {b.name for b in cli.chosen(cli.parser().parse_args(["--first-up"]))}
    assert asked == names | {"first_up"}


@pytest.mark.parametrize(("value", "code"), [(1.0, 0), (1.3, 1)])
def test_the_exit_code_and_the_file(tmp_path, monkeypatch, capsys, value, code):
    load()
    short = Bench("short", "a short one", 1.15, "ratio", lambda workshop: Figure(value))
    monkeypatch.setitem(BENCHES, "short", short)
    file = tmp_path / "figures.json"
    assert cli.main(["short", "--json", str(file)]) == code
    assert json.loads(file.read_text())["short"]["within"] is (code == 0)
    assert "short" in capsys.readouterr().out


def test_an_unknown_name_is_refused(capsys):
    assert cli.main(["no_such_bench"]) == 2
    assert "shop_1000" in capsys.readouterr().out
