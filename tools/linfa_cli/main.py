"""Words of the command line, and errors as sentences."""

import argparse
import importlib
import signal
import sys

from .errors import EXIT_CODES_HELP, INTERRUPTED, LinfaError
from .progress import say
from .settings import Settings

COMMANDS = (
    "up",
    "test",
    "update",
    "lint",
    "bench",
    "i18n",
    "shell",
    "psql",
    "backup",
    "restore",
    "reset",
    "doctor",
    "logs",
)


def parser() -> argparse.ArgumentParser:
    """Every command is a module of `commands` with `add_arguments` and `run`."""
    top = argparse.ArgumentParser(
        prog="./linfa",
        description="LINFA: open the valley's shop, test it, look after it.",
        epilog=EXIT_CODES_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        module = importlib.import_module(f".commands.{name}", __package__)
        summary = module.__doc__.strip().splitlines()[0]
        command = commands.add_parser(
            name,
            help=summary,
            description=module.__doc__,
            epilog=EXIT_CODES_HELP,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return top


def read(arguments: list[str]) -> argparse.Namespace:
    """What was typed. What follows the first -- is `after`, for the program that the
    command starts: argparse would want it right behind the names.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    top = parser()
    given = top.parse_args(arguments[:end])
    after = arguments[end + 1 :]
    if after and not hasattr(given, "after"):
        top.error(f"{given.command} takes nothing after --: {' '.join(after)}")
    given.after = after
    return given


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    given = read(sys.argv[1:] if arguments is None else arguments)
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell's background job ignores SIGINT
        signal.signal(ending, signal.default_int_handler)
    try:
        return given.run(Settings(), given) or 0
    except LinfaError as error:
        sys.stdout.flush()
        sys.stderr.write(f"linfa: {error}\n")
        return error.code
    except KeyboardInterrupt:
        say("\nInterrupted. Run the same command again to go on.")
        return INTERRUPTED
