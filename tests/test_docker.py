"""The production stack as files: what docker-compose.yml and the Dockerfile promise.

No container engine is needed: the files are parsed, and what they name is looked for.
"""

import os
import re

import pytest

from odoo.tools.config import configmanager

from .deployment import (
    CONFIG,
    ROOT,
    compose,
    dockerfile,
    example_environment,
    odoo_conf,
    variables,
)

SERVICES = compose()["services"]
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text()
PASSWORDS = {
    "LINFA_ADMIN_PASSWORD",
    "LINFA_DB_PASSWORD",
    "LINFA_POSTGRES_PASSWORD",
    "LINFA_REPLICATION_PASSWORD",
    "LINFA_SMTP_PASSWORD",
}
# What the start of Odoo adds for its machine: in the shared file it would stand twice.
OF_THE_MACHINE = {
    "addons_path",
    "admin_passwd",
    "data_dir",
    "db_host",
    "db_name",
    "db_password",
    "db_port",
    "db_user",
    "gevent_port",
    "http_interface",
    "http_port",
    "proxy_mode",
    "workers",
}

each_service = pytest.mark.parametrize("name", sorted(SERVICES))


def mounts(service):
    """Folders and files of this repository that a service mounts, with the place inside."""
    for mount in service.get("volumes", []):
        source, target = re.fullmatch(r"(.+?):(/[^:]+)(?::ro)?", mount).groups()
        source = re.sub(r"^\$\{\w+:-(.+)\}$", r"\1", source)
        yield source, target


def test_services_and_profiles():
    profiles = {name: tuple(service.get("profiles", ())) for name, service in SERVICES.items()}
    assert profiles == {
        "nginx": (),
        "setup": (),
        "odoo": (),
        "db": (),
        "odoo_second": ("scale",),
        "db_replica": ("scale",),
        "mail": ("mail",),
    }


@each_service
def test_service_starts_again_and_tells_its_health(name):
    service = SERVICES[name]
    once = name == "setup"
    assert service["restart"] == ("no" if once else "unless-stopped")
    assert service["healthcheck"].get("disable", False) is once
    assert once or service["healthcheck"]["test"][0] == "CMD"
    assert service["deploy"]["resources"]["limits"]["memory"]
    assert "no-new-privileges:true" in service["security_opt"]


@each_service
def test_what_a_service_mounts_is_there(name):
    volumes = compose()["volumes"]
    for source, target in mounts(SERVICES[name]):
        if source.startswith("."):
            assert (ROOT / source).exists(), source
            assert target.startswith("/")
        else:
            assert source in volumes, source


@each_service
def test_scripts_that_a_service_mounts_may_be_run(name):
    for source, _target in mounts(SERVICES[name]):
        if source.endswith(".sh"):
            assert os.access(ROOT / source, os.X_OK), source


def test_every_volume_is_used():
    used = {source for service in SERVICES.values() for source, _ in mounts(service)}
    assert set(compose()["volumes"]) <= used


def test_nothing_starts_before_what_it_needs():
    needs = {
        name: {other: how["condition"] for other, how in service.get("depends_on", {}).items()}
        for name, service in SERVICES.items()
    }
    healthy, done = "service_healthy", "service_completed_successfully"
    assert needs["nginx"] == {"odoo": healthy}
    assert needs["setup"] == {"db": healthy}
    assert needs["odoo"] == {"db": healthy, "setup": done}
    assert needs["odoo_second"] == {"db_replica": healthy, "setup": done}
    assert needs["db_replica"] == {"db": healthy}


def test_only_nginx_is_reached_from_outside():
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert set(published) == {"nginx", "mail"}
    assert all(port.startswith("127.0.0.1:") for port in published["mail"])


def test_database_stands_in_a_network_without_a_way_out():
    assert compose()["networks"]["back"] == {"internal": True}
    for name in ("db", "db_replica"):
        assert SERVICES[name]["networks"] == ["back"]
    assert "back" not in SERVICES["nginx"]["networks"]


def test_postgresql_is_17_or_later():
    version = re.search(r"postgres:(\d+)", SERVICES["db"]["image"])
    assert int(version[1]) >= 17
    assert SERVICES["db_replica"]["image"] == SERVICES["db"]["image"]


def test_second_odoo_answers_to_the_name_that_nginx_asks():
    second = SERVICES["odoo_second"]
    assert second["networks"]["front"]["aliases"] == ["odoo"]
    assert second["environment"]["PGHOST_REPLICA"] == "db_replica"
    assert second["volumes"] == SERVICES["odoo"]["volumes"]


def test_passwords_come_from_the_environment_as_files():
    secrets = compose()["secrets"]
    assert {secret["environment"] for secret in secrets.values()} == PASSWORDS
    for service in SERVICES.values():
        assert set(service.get("secrets", [])) <= set(secrets)
        for variable in service.get("environment", {}):
            assert "PASSWORD" not in variable or variable.endswith("_FILE"), variable


def test_missing_passwords_stop_compose_with_a_sentence():
    required = " ".join(compose()["x-required"])
    for password in PASSWORDS - {"LINFA_SMTP_PASSWORD"}:
        assert f"${{{password}:?copy .env.example" in required


def test_example_environment_is_complete_and_holds_no_secret():
    example = example_environment()
    assert set(example) >= PASSWORDS
    assert not [name for name in PASSWORDS if example[name]]
    images = {name for name in variables(COMPOSE_TEXT) if name.endswith("IMAGE")}
    assert set(example) <= variables(COMPOSE_TEXT) | PASSWORDS
    assert variables(COMPOSE_TEXT) - images <= set(example)


def test_no_secret_is_kept_in_the_repository():
    ignored = (ROOT / ".gitignore").read_text().split()
    assert ".env" in ignored
    assert "!.gitignore" in (CONFIG / "nginx" / "certs" / ".gitignore").read_text().split()
    assert not list(CONFIG.rglob("*.pem")) + list(CONFIG.rglob("*.key"))


def test_image_is_built_from_odoo_19_by_default():
    instructions = dockerfile()
    assert instructions[0] == ("ARG", "BASE=odoo:19.0")
    assert instructions[1] == ("FROM", "${BASE}")
    build = SERVICES["odoo"]["build"]
    assert (ROOT / build["dockerfile"]).samefile(CONFIG / "Dockerfile")
    assert build["args"]["BASE"] == "${LINFA_BASE_IMAGE:-odoo:19.0}"


def test_image_runs_as_nobody_special():
    users = [words for name, words in dockerfile() if name == "USER"]
    assert users[-1] == "odoo"
    last_root = max(i for i, step in enumerate(dockerfile()) if step == ("USER", "root"))
    steps = [name for name, _words in dockerfile()[last_root:]]
    assert steps.index("USER", 1) < steps.index("ENTRYPOINT") < steps.index("CMD")


def test_image_copies_what_is_there_and_sent_to_the_build():
    sent = [
        line[1:]
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    ]
    for name, words in dockerfile():
        if name in {"COPY", "ADD"}:
            source = next(word for word in words.split() if not word.startswith("--"))
            assert (ROOT / source).exists(), source
            assert source in sent, f"{source} is kept out by .dockerignore"


def test_image_takes_oca_addons_by_hash_only():
    install = next(words for name, words in dockerfile() if "pip install" in words)
    assert "--require-hashes" in install
    assert "--no-deps" in install


def test_image_tells_its_health():
    check = next(words for name, words in dockerfile() if name == "HEALTHCHECK")
    assert "/web/health?db_server_status=1" in check
    assert SERVICES["odoo"]["healthcheck"]["test"][-1] in check


def test_odoo_knows_every_option_of_odoo_conf():
    known = configmanager()
    for name, value in odoo_conf().items():
        assert name in known.options_index, name
        assert known.options_index[name].file_loadable, name
        known.parse(name, value)


def test_odoo_conf_is_safe_and_of_no_machine():
    conf = odoo_conf()
    assert conf["list_db"] == "False"
    assert conf["publisher_warranty_url"] == ""
    assert not OF_THE_MACHINE & set(conf)
    assert not re.match(conf["import_url_regex"], "https://example.com/picture.png")
    assert not re.match(conf["import_url_regex"], "")


def test_odoo_knows_every_variable_it_is_given():
    known = {option.env_name for option in configmanager().options_index.values()}
    image = dict(
        pair.split("=", 1)
        for name, words in dockerfile()
        if name == "ENV"
        for pair in words.split()
    )
    given = {**image, **SERVICES["odoo"]["environment"]}
    ours = {name for name in given if name.startswith(("ODOO_", "PG"))}
    assert ours == set(given)
    assert ours <= known
    assert given["ODOO_PROXY_MODE"] == "True"
    assert given["ODOO_DBFILTER"] == "^linfa$$"
    assert "proxy_mode" not in odoo_conf()
