"""What follows -- reaches the program that a command starts, wherever the options stand."""

import pytest
from linfa_cli import main
from linfa_cli.commands import test as command
from linfa_cli.errors import USAGE, LinfaError


@pytest.mark.parametrize(
    ("words", "wished", "no_lint", "after"),
    [
        ("test", [], False, []),
        ("test linfa_catalog", ["linfa_catalog"], False, []),
        ("test linfa_catalog --no-lint -- -x", ["linfa_catalog"], True, ["-x"]),
        ("test --no-lint linfa_catalog -- -x -k a", ["linfa_catalog"], True, ["-x", "-k", "a"]),
        ("test --no-lint -- -x tests/cli", [], True, ["-x", "tests/cli"]),
        ("test a b -- --no-lint -- c", ["a", "b"], False, ["--no-lint", "--", "c"]),
    ],
)
def test_options_of_pytest_in_any_order(words, wished, no_lint, after):
    given = main.read(words.split())
    assert (given.wished, given.no_lint, given.after) == (wished, no_lint, after)


def test_options_of_psql_and_of_the_bench():
    assert main.read(["psql", "--db", "shop", "--", "-c", "SELECT 1"]).after == ["-c", "SELECT 1"]
    assert main.read(["bench", "shop", "--", "--help"]).after == ["--help"]


def test_a_command_that_takes_nothing_after_says_so(capsys):
    with pytest.raises(SystemExit) as refused:
        main.read(["logs", "odoo", "--", "-x"])
    assert refused.value.code == USAGE
    assert "takes nothing after" in capsys.readouterr().err


def test_fast_and_marks_contradict_each_other(settings):
    given = main.read(["test", "--fast", "--", "-m", "server"])
    with pytest.raises(LinfaError, match="leave out -m") as refused:
        command.run(settings, given)
    assert refused.value.code == USAGE
