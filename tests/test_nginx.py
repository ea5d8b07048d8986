"""The front door of the production stack: what it limits, keeps, hides and passes on."""

import os
import subprocess

import pytest

from .deployment import NGINX, directives, location, nginx_tree, settings

CHOOSE = NGINX / "choose_server.sh"


@pytest.fixture(params=["plain", "tls"])
def tree(request, tmp_path):
    return nginx_tree(tmp_path, request.param)


@pytest.fixture
def tls(tmp_path):
    return nginx_tree(tmp_path, "tls")


def choose(tmp_path, *certificates):
    """Run the start script with these files in the certificates' folder."""
    certs = tmp_path / "certs"
    certs.mkdir()
    for name in certificates:
        (certs / name).write_text("certificate")
    target = tmp_path / "default.conf"
    environment = {
        **os.environ,
        "LINFA_CERTS": str(certs),
        "LINFA_NGINX": str(NGINX),
        "LINFA_NGINX_SERVER": str(target),
    }
    done = subprocess.run([CHOOSE], env=environment, capture_output=True, text=True, check=False)
    return done, target


def test_plain_http_without_a_certificate(tmp_path):
    done, target = choose(tmp_path)
    assert done.returncode == 0
    assert target.read_text() == (NGINX / "plain.conf").read_text()
    assert "no certificate" in done.stderr


def test_tls_with_a_certificate_and_its_key(tmp_path):
    done, target = choose(tmp_path, "fullchain.pem", "privkey.pem")
    assert done.returncode == 0
    assert target.read_text() == (NGINX / "tls.conf").read_text()


@pytest.mark.parametrize("lonely", ["fullchain.pem", "privkey.pem"])
def test_half_a_certificate_stops_the_start(tmp_path, lonely):
    done, target = choose(tmp_path, lonely)
    assert done.returncode == 1
    assert "both" in done.stderr
    assert not target.exists()


def test_tls_redirects_the_plain_port(tls):
    plain, secure = directives(tls, "server")[-2:]
    assert settings(plain["block"], "listen") == [["80", "default_server"]]
    redirect = location(plain["block"], "/shop")
    assert settings(redirect["block"], "return") == [["301", "https://$host$request_uri"]]
    assert settings(secure["block"], "listen") == [["443", "ssl", "default_server"]]
    assert settings(secure["block"], "ssl_protocols") == [["TLSv1.2", "TLSv1.3"]]


def test_certificate_authority_finds_its_proof(tree):
    proof = location(tree, "/.well-known/acme-challenge/token")
    assert settings(proof["block"], "root") == [["/var/www/acme"]]


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        ("/web/login", "login"),
        ("/it/web/login", "login"),
        ("/de_DE/web/login", "login"),
        ("/web/signup", "login"),
        ("/web/reset_password", "login"),
        ("/web/session/authenticate", "login"),
        ("/my/credits", "codes"),
        ("/it/my/credits/card", "codes"),
        ("/my/merchant/redeem", "codes"),
        ("/jsonrpc", "rpc"),
        ("/xmlrpc/2/common", "rpc"),
        ("/json/2/res.partner/search", "rpc"),
    ],
)
def test_guessing_is_slowed_down(tree, path, zone):
    limits = settings(location(tree, path)["block"], "limit_req")
    assert [limit[0] for limit in limits] == [f"zone={zone}"]
    assert any(found["args"][1].startswith(f"zone={zone}:") for found in zones(tree))


def zones(tree):
    return directives(tree, "limit_req_zone")


@pytest.mark.parametrize("path", ["/shop", "/web", "/web/login_successful", "/my/orders"])
def test_ordinary_pages_are_not_slowed_down(tree, path):
    assert not settings(location(tree, path)["block"], "limit_req")


def test_only_attempts_count_at_the_login(tree):
    key = next(zone["args"][0] for zone in zones(tree) if zone["args"][1] == "zone=login:10m")
    attempt = next(found for found in directives(tree, "map") if found["args"][1] == key)
    assert attempt["args"][0] == "$request_method"
    values = {found["directive"]: found["args"][0] for found in attempt["block"]}
    assert values == {"POST": "$binary_remote_addr", "default": ""}


def test_websockets_go_to_gevent(tree):
    assert settings(location(tree, "/websocket")["block"], "proxy_pass") == [["http://odoo_gevent"]]
    ports = {
        found["args"][0]: settings(found["block"], "server")[0][0]
        for found in directives(tree, "upstream")
    }
    assert ports == {"odoo_http": "odoo:8069", "odoo_gevent": "odoo:8072"}


@pytest.mark.parametrize(
    "path", ["/web/static/img/logo.png", "/web/assets/1/abc/web.assets_frontend.min.css"]
)
def test_static_files_are_kept_without_cookies(tree, path):
    block = location(tree, path)["block"]
    assert settings(block, "proxy_cache") == [["static"]]
    assert ["Set-Cookie"] in settings(block, "proxy_hide_header")


@pytest.mark.parametrize("path", ["/web/image/1", "/web/content/1", "/my/orders/1", "/shop"])
def test_what_belongs_to_somebody_is_never_kept(tree, path):
    assert not settings(location(tree, path)["block"], "proxy_cache")


def test_database_manager_is_not_even_asked(tree):
    for path in ("/web/database/manager", "/web/database/selector", "/web/database/backup"):
        assert settings(location(tree, path)["block"], "return") == [["404"]]


def test_every_page_carries_the_security_headers(tree):
    """nginx drops inherited headers where a location sets its own."""
    server = directives(tree, "server")[-1]["block"]
    sent = {args[0] for args in settings(server, "add_header")}
    assert sent >= {
        "Content-Security-Policy",
        "Permissions-Policy",
        "Referrer-Policy",
        "Strict-Transport-Security",
        "X-Content-Type-Options",
    }
    for found in directives(tree, "location"):
        assert not settings(found["block"], "add_header")
        assert not settings(found["block"], "proxy_set_header")


def test_odoo_hears_who_asks_and_how(tree):
    server = directives(tree, "server")[-1]["block"]
    told = dict(settings(server, "proxy_set_header"))
    assert told["X-Forwarded-For"] == "$remote_addr"
    assert told["X-Forwarded-Proto"] == "$scheme"
    assert told["X-Forwarded-Host"] == "$host"
    assert told["X-Odoo-Database"] == ""


def test_sizes_compression_and_patience(tree):
    http = directives(tree, "http")[0]["block"]
    assert settings(http, "client_max_body_size") == [["25m"]]
    assert settings(http, "gzip") == [["on"]]
    server = directives(tree, "server")[-1]["block"]
    assert settings(server, "proxy_read_timeout") == [["300s"]]


def test_log_holds_no_query(tree):
    log = directives(tree, "log_format")[0]["args"]
    assert not {"$request", "$request_uri", "$args", "$query_string"} & set("".join(log).split())
    assert '"$asked"' in "".join(log)


@pytest.mark.parametrize(("page", "status"), [("429.html", "429"), ("503.html", "502")])
def test_waiting_pages_are_italian_and_there(tree, page, status):
    text = (NGINX / "pages" / page).read_text()
    assert '<html lang="it">' in text
    server = directives(tree, "server")[-1]["block"]
    pages = {args[-1]: args[:-1] for args in settings(server, "error_page")}
    assert status in pages[f"/linfa_wait/{page}"]


def test_scripts_may_be_run():
    """nginx' image passes over scripts that may not be run."""
    assert os.access(CHOOSE, os.X_OK)
