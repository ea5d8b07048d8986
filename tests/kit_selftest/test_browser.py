"""The browser's sizes, its guard, its cut network and its websockets."""

import pytest

from tests.kit import browser

pytestmark = pytest.mark.browser


def test_a_phone_is_a_phone_and_speaks_italian(phone):
    phone.goto("/web/health")
    size = phone.evaluate("[screen.width, screen.height, navigator.language]")
    assert size == [390, 844, "it-IT"]
    assert phone.evaluate("matchMedia('(pointer: coarse)').matches")
    assert phone.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Europe/Rome"


def test_tablet_and_desktop(tablet, desktop):
    for page, width in ((tablet, 1280), (desktop, 1440)):
        page.goto("/web/health")
        assert page.evaluate("innerWidth") == width


def test_another_host_is_noticed_and_never_reached(phone, guard):
    phone.goto("/web/health")
    add_image(phone, "http://fonts.example.com/x.png")
    with pytest.raises(AssertionError, match=r"fonts\.example\.com"):
        guard.verify()
    assert guard.outside == ["http://fonts.example.com/x.png"]
    guard.outside.clear()
    guard.allow("ERR_NAME_NOT_RESOLVED", "this test asked for it")


def test_a_console_error_is_noticed(phone, guard):
    phone.goto("/web/health")
    phone.evaluate("console.error('a broken thing')")
    with pytest.raises(AssertionError, match="a broken thing"):
        guard.verify()
    guard.allow("a broken thing", "this test made it")


def test_an_uncaught_exception_is_noticed(phone, guard):
    phone.goto("/web/health")
    phone.evaluate("setTimeout(() => { throw new Error('nobody caught it') })")
    phone.wait_for_timeout(100)
    with pytest.raises(AssertionError, match="nobody caught it"):
        guard.verify()
    guard.allow("nobody caught it", "this test threw it")


def test_the_network_can_be_cut_and_comes_back(phone, guard):
    phone.goto("/web/health")
    with browser.offline(phone):
        assert phone.evaluate("navigator.onLine") is False
        assert fetch(phone) == "TypeError"
    assert fetch(phone) == 200
    guard.allow("ERR_INTERNET_DISCONNECTED", "this test cut it")


def test_a_websocket_reaches_the_process_for_websockets(phone, server):
    phone.goto("/web/health")
    opened = phone.evaluate(
        """() => new Promise((done) => {
            const socket = new WebSocket(`ws://${location.host}/websocket?version=`);
            socket.onopen = () => done("open");
            socket.onerror = () => done("error");
        })"""
    )
    assert opened == "open"


def test_a_picture_is_taken(phone, screenshots):
    phone.goto("/web/health")
    path = browser.shoot(phone, screenshots, "kit-login")
    assert path.read_bytes().startswith(b"\x89PNG")


def add_image(page, url):
    page.evaluate(
        """(url) => new Promise((done) => {
            const image = new Image();
            image.onload = image.onerror = done;
            image.src = url;
        })""",
        url,
    )


def fetch(page):
    return page.evaluate("() => fetch('/web/health').then((r) => r.status).catch((e) => e.name)")
