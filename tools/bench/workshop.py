"""What benches share: filled databases, running servers, rounds. Made on first use."""

import subprocess
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from tests.kit import settings
from tests.kit.server import OdooServer

from . import databases
from .pair import compare
from .registry import Figure
from .shop import Shop, clean_environment

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5
#: A database of its own, so that nobody's shop is touched; kept for the next time.
SHOP_DATABASE = "linfa_bench_up"


class Workshop:
    """Benches ask it for what they need; at the end everything is stopped."""

    def __init__(self, rounds: int = ROUNDS):
        self.rounds = rounds
        self._stack = ExitStack()
        self._servers: dict = {}

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self._stack.close()

    @cached_property
    def settings(self):
        return settings.from_env(required=settings.WITHOUT_TEMPLATE)

    @cached_property
    def stock(self) -> OdooServer:
        """Odoo without LINFA, one worker, 1,000 products."""
        return self._serve(databases.stock(self.settings))

    @cached_property
    def linfa(self) -> OdooServer:
        """LINFA, one worker, the same 1,000 products with their producers."""
        return self._serve(databases.linfa(self.settings))

    def stock_of(self, products: int) -> OdooServer:
        """Odoo without LINFA, with another number of products."""
        return self._sized(databases.stock, products)

    def linfa_of(self, products: int) -> OdooServer:
        """LINFA with another number of products, and a producer for each ten of them."""
        return self._sized(databases.linfa, products)

    def _sized(self, database, products: int) -> OdooServer:
        key = (database, products)
        if key not in self._servers:
            self._servers[key] = self._serve(database(self.settings, products))
        return self._servers[key]

    def compare(self, stock: str, linfa: str, same: str = "") -> Figure:
        """CPU per request of two paths, A B A B...

        :param same: a text that both pages must hold equally often
        """
        pages = (self.stock, stock), (self.linfa, linfa)
        return compare(*pages, rounds=self.rounds, same=same)

    def shop(self) -> Shop:
        """`./linfa up` on a database that is already there: `with workshop.shop()`."""
        self._prepared  # noqa: B018  built on first use
        return Shop(ROOT, SHOP_DATABASE, self.log("warm-up"))

    def log(self, name: str) -> Path:
        return self.settings.output_dir / "bench" / f"{name}.log"

    @cached_property
    def _prepared(self) -> bool:
        """Whatever a first `up` does is done before anything is timed."""
        command = [ROOT / "linfa", "up", "--prepare", "--db", SHOP_DATABASE]
        subprocess.run(command, cwd=ROOT, env=clean_environment(), check=True)
        with Shop(ROOT, SHOP_DATABASE, self.log("first-page")):
            return True  # its first page builds the styles

    def _serve(self, template: str) -> OdooServer:
        server = OdooServer(self.settings, workers=1, cron=0, template=template)
        return self._stack.enter_context(server)
