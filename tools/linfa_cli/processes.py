"""Run other programs: quietly, with their output in a log, and with plain errors."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from .errors import LinfaError

TAIL_LINES = 15
END_SECONDS = 20


def need_program(name: str, remedy: str) -> str:
    """Path of a program, or the sentence that says how to get it."""
    path = shutil.which(name)
    if not path:
        raise LinfaError(f"The program {name} is missing: {remedy}")
    return path


def tail(path: Path, lines: int = TAIL_LINES) -> str:
    """The last lines of a log, for an error message."""
    if not path.exists():
        return ""
    return "\n".join(path.read_text(errors="replace").splitlines()[-lines:])


def run_logged(
    command: Sequence,
    log: Path,
    *,
    failure: str,
    on_line: Callable[[str], None] | None = None,
    **options,
) -> None:
    """Run a command with its output in `log`; each line also goes to `on_line`.

    :raises LinfaError: `failure` with the log's end, when the command fails.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        log.open("w") as out,
        subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            **options,
        ) as process,
    ):
        try:
            for line in process.stdout:
                out.write(line)
                if on_line:
                    on_line(line)
        except BaseException:
            end(process)
            raise
        process.wait()
    if process.returncode:
        raise LinfaError(f"{failure} Its last words ({log}):\n{tail(log)}")


def end(process: subprocess.Popen, seconds: float = END_SECONDS) -> None:
    """Ask a program to end, insist after a while, and wait until it is gone.

    After Ctrl-C `Popen` itself waits for a quarter of a second only: what comes next would
    find the program still at work.
    """
    process.terminate()
    try:
        process.wait(seconds)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
        process.wait()


def output_of(command: Sequence, **options) -> str:
    """What a short command prints; empty when it cannot run."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            check=True,
            **options,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
