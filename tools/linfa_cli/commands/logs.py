"""Show the logs: the server's by default, --list for all of them."""

import subprocess

from ..errors import FAILED, LinfaError
from ..processes import need_program
from ..progress import say

DEFAULT_LINES = 50


def add_arguments(command) -> None:
    command.add_argument("name", nargs="?", default="odoo", help="which log (odoo)")
    command.add_argument("--list", action="store_true", help="name the logs there are")
    command.add_argument("-f", "--follow", action="store_true", help="wait for more")
    command.add_argument("-n", type=int, default=DEFAULT_LINES, help="how many last lines (50)")


def run(settings, given) -> int:
    if given.list:
        for path in sorted(settings.logs.glob("*.log")):
            say(f"{path.stem:<24} {path.stat().st_size:>10} bytes")
        return 0
    log = settings.logs / f"{given.name}.log"
    if not log.exists():
        raise LinfaError(f"There is no log {given.name}: ./linfa logs --list names them.", FAILED)
    follow = ["-f"] if given.follow else []
    tail = need_program("tail", "install it with apt install coreutils.")
    return subprocess.call([tail, "-n", str(given.n), *follow, str(log)])
