"""Check style: ruff, pylint-odoo, oca-checks, prettier, eslint; --fix mends what tools can."""

from ..errors import FAILED
from ..lint import run_lint
from ..node import ensure_node_packages
from ..workspace import prepare_odoo


def add_arguments(command) -> None:
    command.add_argument("--fix", action="store_true", help="let the tools mend what they can")


def run(settings, given) -> int:
    prepare_odoo(settings, develop=True)
    ensure_node_packages(settings)
    return FAILED if run_lint(settings, fix=given.fix) else 0
