"""A real browser in three sizes, in Italian, with no way out of this machine."""

import resource
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Playwright

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
TABLET = {"viewport": {"width": 1280, "height": 800}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}

#: The sandbox needs rights that root and containers lack; nothing is fetched unasked.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
PATIENCE = 15_000


@contextmanager
def roomy():
    """Lift Odoo's memory limit for what is started inside.

    pytest-odoo's server limits the address space of the whole test process, and a
    browser reserves far more than it ever uses.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def launch(playwright: Playwright, executable: str) -> Browser:
    """One browser for the whole run; each test gets its own context."""
    if not executable:
        raise FileNotFoundError("No browser: install chromium, or set LINFA_CHROMIUM.")
    return playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)


def new_context(browser: Browser, base_url: str, device: dict, **options):
    """An empty profile: Italian, Rome time, reduced motion (nothing to wait for)."""
    context = browser.new_context(
        base_url=base_url,
        locale="it-IT",
        timezone_id="Europe/Rome",
        reduced_motion="reduce",
        **device,
        **options,
    )
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(2 * PATIENCE)
    return context


def shoot(page: Page, folder: Path, name: str, full_page: bool = False) -> Path:
    """Take a picture for a person to look at; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    page.screenshot(path=path, full_page=full_page)
    return path


def shoot_all(contexts, folder: Path, name: str) -> None:
    """Pictures of every open page, of a test that failed."""
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages):
        with suppress(Error):
            shoot(page, folder, f"failed-{name}-{number}")


@contextmanager
def offline(page: Page):
    """The network is gone for everything this page's profile does."""
    page.context.set_offline(True)
    try:
        yield
    finally:
        page.context.set_offline(False)


def set_clock(page: Page, moment: str) -> None:
    """The page's own Date starts at this moment; call it before `goto`."""
    page.clock.install(time=moment)
