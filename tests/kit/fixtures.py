"""The kit's pytest fixtures; loaded by the root conftest.py for every test."""

import pytest

from . import checks, settings
from .checks import pytest_runtest_call, pytest_runtest_makereport

__all__ = ["pytest_runtest_call", "pytest_runtest_makereport"]


# === SERVERS ===#


@pytest.fixture(scope="session")
def kit_settings():
    """The environment of `./linfa test`, as an object."""
    return settings.from_env()


@pytest.fixture(scope="session")
def shared_server(kit_settings):
    """One server for all tests that do not break it: 2 workers, no scheduler."""
    from . import database
    from .server import OdooServer

    database.sweep(kit_settings)
    with OdooServer(kit_settings, workers=2, cron=0) as server:
        yield server


@pytest.fixture
def server(shared_server, request):
    """The shared server; the test fails if an error appears in its log.

    `@pytest.mark.log_allows(r"pattern", "reason")` accepts an error that is meant.
    """
    _check_log(shared_server, request)
    return shared_server


@pytest.fixture
def make_server(kit_settings, request):
    """A factory of servers of the test's own: `make_server(workers=1, cron=1)`."""
    from contextlib import ExitStack

    from .server import OdooServer

    with ExitStack() as stack:

        def make(**options):
            server = stack.enter_context(OdooServer(kit_settings, **options))
            _check_log(server, request)
            return server

        yield make


def _check_log(server, request):
    marks = request.node.iter_markers("log_allows")
    allowed = {mark.args[0]: mark.args[1] for mark in marks}
    since = server.log.mark() if server.log.path.exists() else 0
    checks.after(request, lambda: server.log.assert_clean(since, allowed))


# === PEOPLE AND RECORDS ===#


@pytest.fixture(scope="session")
def admin(shared_server):
    """Models of the shared server as its administrator."""
    from .rpc import Rpc

    return Rpc.login(shared_server)


@pytest.fixture
def data(server, admin):
    """Factories for producers, offers, users on the shared server."""
    from .data import Data

    return Data(admin)


@pytest.fixture
def outbox(server, admin):
    """Mails, PDFs and text messages of the shared server."""
    from .outbox import Outbox

    return Outbox(admin)


# === BROWSER ===#


@pytest.fixture(scope="session")
def chromium(kit_settings):
    """The browser process, one for the whole run."""
    from playwright.sync_api import sync_playwright

    from .browser import launch, roomy

    with roomy():
        playwright = sync_playwright().start()
        browser = launch(playwright, kit_settings.chromium)
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture
def screenshots(kit_settings):
    """The folder for pictures: `shoot(page, screenshots, "cart")`."""
    return kit_settings.output_dir / "screenshots"


@pytest.fixture
def guard(server, request):
    """Watches this test's pages; `guard.allow(pattern, reason)` for console errors."""
    from .guard import Guard

    watcher = Guard(server.base_url)
    checks.after(request, watcher.verify)
    return watcher


@pytest.fixture
def open_page(server, chromium, guard, request, screenshots):
    """A factory of pages: `open_page(browser.TABLET)`, each with its own profile."""
    from .browser import new_context, shoot_all

    contexts = []

    def open_one(device, **options):
        context = new_context(chromium, server.base_url, device, **options)
        guard.follow(context)
        contexts.append(context)
        return context.new_page()

    name = request.node.name.replace("/", "_")
    checks.on_failure(request, lambda: shoot_all(contexts, screenshots, name))
    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def phone(open_page):
    """A phone of 390x844, touched with fingers."""
    from .browser import PHONE

    return open_page(PHONE)


@pytest.fixture
def tablet(open_page):
    """A tablet of 1280x800, touched with fingers: till and kiosk."""
    from .browser import TABLET

    return open_page(TABLET)


@pytest.fixture
def desktop(open_page):
    """A screen of 1440x900 with a mouse: the back office."""
    from .browser import DESKTOP

    return open_page(DESKTOP)
