"""The real server can be started, killed, stopped, continued and moved in time."""

import time

import pytest
import requests

from tests.kit import database
from tests.kit.client import Client
from tests.kit.server import OdooServer, ServerDiedError
from tests.kit.together import Watch, together

pytestmark = pytest.mark.server

SLEEP = """
action = {"type": "ir.actions.client", "tag": "reload"}
time.sleep(%s)
"""


@pytest.fixture
def slow_action(server, admin):
    """A way to keep one worker busy for a while: returns a function of seconds."""

    def run(seconds):
        action_id = admin.create(
            "ir.actions.server",
            {
                "name": "Slow",
                "model_id": admin.ref("base.model_res_partner"),
                "state": "code",
                "code": SLEEP % seconds,
            },
        )
        return admin.call("ir.actions.server", "run", [action_id])

    return run


def test_it_serves_with_the_asked_number_of_workers(server):
    assert len(server.worker_pids()) == 2
    assert server.worker_pids("WorkerCron") == []
    assert requests.get(f"{server.base_url}/web/login", timeout=20).status_code == 200


def test_killed_workers_are_replaced(server):
    killed = server.kill_workers()
    assert len(killed) == 2
    assert not set(killed) & set(server.worker_pids())
    assert server.healthy()


def test_a_worker_killed_in_mid_request_breaks_that_request(server, slow_action):
    def one(number):
        if number:
            time.sleep(2)  # the request is certainly being served by then
            return server.kill_workers()
        return slow_action(20)

    asked, killed = together(2, one)
    assert isinstance(asked.error, requests.ConnectionError)
    assert asked.seconds < 15
    assert killed.error is None
    assert server.healthy()


def test_an_undisturbed_slow_request_is_answered(slow_action):
    assert slow_action(1)["tag"] == "reload"


def test_a_paused_server_swallows_packets_and_goes_on_afterwards(server):
    server.pause()
    try:
        client = Client(server, timeout=2)
        with pytest.raises(requests.ReadTimeout):
            client.get("/web/login")
        assert not server.healthy(timeout=1)
    finally:
        server.resume()
    assert server.healthy(timeout=10)


def test_the_watch_notices_a_pause(server):
    with Watch(lambda: server.healthy(timeout=1), pause=0.1) as watch:
        server.pause()
        time.sleep(2)
        server.resume()
    assert watch.failures >= 1
    assert watch.slowest >= 1


def test_the_watch_is_content_with_a_healthy_server(server):
    with Watch(lambda: server.healthy(timeout=2), pause=0.1) as watch:
        time.sleep(1)
    assert watch.failures == 0
    assert 0 < watch.slowest < 2


@pytest.mark.log_allows("linfa kit says", "this test logs an error on purpose")
def test_the_log_check_sees_an_error_of_the_server(server, admin):
    mark = server.log.mark()
    action_id = admin.create(
        "ir.actions.server",
        {
            "name": "Noisy",
            "model_id": admin.ref("base.model_res_partner"),
            "state": "code",
            "code": "_logger.error('linfa kit says this is an error')",
        },
    )
    admin.call("ir.actions.server", "run", [action_id])
    with pytest.raises(AssertionError, match="linfa kit says"):
        server.log.assert_clean(mark)


@pytest.mark.log_allows("outside call refused", "this test calls out on purpose")
def test_a_call_to_the_outside_is_refused_and_logged(server, admin):
    mark = server.log.mark()
    server_id = admin.create("ir.mail_server", {"name": "Away", "smtp_host": "mail.example.com"})
    try:
        admin.call("ir.mail_server", "test_smtp_connection", [server_id])
    except Exception as error:  # noqa: BLE001  refused, whatever Odoo makes of it
        assert "mail.example.com" in str(error)
    finally:
        admin.unlink("ir.mail_server", server_id)
    assert "outside call refused: mail.example.com" in server.log.text(mark)


@pytest.mark.log_allows("terminating connection|server closed", "we crash it")
def test_crash_restart_and_clean_end(kit_settings):
    with OdooServer(kit_settings, workers=1) as server:
        server.sql("CREATE TABLE kept (word text)")
        server.sql("INSERT INTO kept VALUES ('still here')")
        server.crash()
        assert not server.healthy(timeout=1)
        with pytest.raises(ServerDiedError):
            server.tree()
        server.start()
        assert server.healthy()
        assert server.sql("SELECT word FROM kept") == [("still here",)]
        name = server.database
    with database.cursor(kit_settings, "postgres") as cr:
        cr.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
        assert not cr.fetchall()


def test_a_server_that_cannot_start_says_why(kit_settings):
    broken = OdooServer(kit_settings, options=["--no-such-option"])
    with pytest.raises(ServerDiedError, match="no-such-option"), broken:
        raise AssertionError("it must not start")
    with database.cursor(kit_settings, "postgres") as cr:
        cr.execute("SELECT 1 FROM pg_database WHERE datname = %s", (broken.database,))
        assert not cr.fetchall()
