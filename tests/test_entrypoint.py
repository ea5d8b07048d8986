"""The start of the containers: our scripts run for real, Odoo and PostgreSQL are stand-ins.

The stand-ins write down what they are asked and with which secrets.
"""

import os
import re
import subprocess

import pytest

from .deployment import CONFIG

ENTRYPOINT = CONFIG / "entrypoint.sh"
REPLICA = CONFIG / "postgres" / "replica.sh"
ROLES = CONFIG / "postgres" / "10_roles.sh"

STAND_IN = """#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLS"
case "$*" in *"-d linfa --no-http --log-level=warn"*) cat >> "$CALLS";; esac
env | grep -E '^(PGPASSWORD|ODOO_ADMIN_PASSWD|LINFA_ADMIN_PASSWORD)=' >> "$CALLS.env" || true
"""
PSQL = """#!/bin/sh
echo "psql $*" >> "$CALLS"
case "$*" in
    *to_regclass*) if [ -s "$KNOWN" ]; then echo ir_config_parameter; fi;;
    *SELECT\\ value*) cat "$KNOWN";;
    *INSERT*) echo "$*" | sed "s/.*VALUES ([^,]*, '//; s/').*//" | tail -n 1 > "$KNOWN";;
esac
"""


class Container:
    """A folder that stands for the container: secrets, addons, stand-ins on the path."""

    def __init__(self, folder):
        self.folder = folder
        self.calls_file = folder / "calls"
        self.known = folder / "known"
        for name in ("bin", "secrets", "addons/linfa_catalog", "addons/linfa_points"):
            (folder / name).mkdir(parents=True)
        for addon in ("linfa_catalog", "linfa_points"):
            (folder / "addons" / addon / "__manifest__.py").write_text("{}")
        self.secret("db_password", "dbsecret")
        self.secret("admin_password", "adminsecret")
        for program in ("odoo", "pg_isready", "pg_basebackup", "postgres"):
            self.program(program, STAND_IN)
        self.program("psql", PSQL)

    def program(self, name, text):
        path = self.folder / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def secret(self, name, value):
        (self.folder / "secrets" / name).write_text(value)

    def run(self, script, *arguments, **environment):
        settings = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "CALLS": str(self.calls_file),
            "KNOWN": str(self.known),
            "LINFA_SECRETS": str(self.folder / "secrets"),
            "LINFA_SCRIPTS": str(CONFIG.parent / "tools" / "linfa_cli" / "odoo_scripts"),
            "LINFA_WAIT_SECONDS": "1",
            "ODOO_ADDONS_PATH": str(self.folder / "addons"),
            "PGHOST": "db",
            "PGDATABASE": "linfa",
            **environment,
        }
        self.calls_file.write_text("")
        return subprocess.run(
            [script, *arguments],
            env=settings,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @property
    def calls(self):
        return self.calls_file.read_text()

    @property
    def modules(self):
        """The options of every start of Odoo that loads modules."""
        return re.findall(r"^odoo server .*--max-cron-threads=0 (.+)$", self.calls, re.MULTILINE)

    @property
    def seen(self):
        return (self.folder / "calls.env").read_text()


@pytest.fixture
def container(tmp_path):
    return Container(tmp_path)


def test_serve_waits_and_starts_odoo_with_the_secrets(container):
    assert container.run(ENTRYPOINT).returncode == 0
    assert container.calls.splitlines() == ["pg_isready -q", "odoo server"]
    assert "PGPASSWORD=dbsecret" in container.seen


def test_no_secret_stands_on_a_command_line(container):
    for command in ("setup", "serve"):
        container.run(ENTRYPOINT, command)
        assert "dbsecret" not in container.calls
        assert "adminsecret" not in container.calls


def test_master_password_is_long_and_new_at_every_start(container):
    container.run(ENTRYPOINT)
    container.run(ENTRYPOINT)
    masters = set(re.findall(r"ODOO_ADMIN_PASSWD=(.+)", container.seen))
    assert len(masters) == 2
    assert all(len(master) >= 40 for master in masters)


def test_without_database_password_nothing_starts(container):
    (container.folder / "secrets" / "db_password").unlink()
    done = container.run(ENTRYPOINT)
    assert done.returncode == 1
    assert "db_password" in done.stderr
    assert not container.calls


def test_database_that_never_answers_is_named(container):
    container.program("pg_isready", "#!/bin/sh\nexit 2\n")
    done = container.run(ENTRYPOINT)
    assert done.returncode == 1
    assert "the database at db gives no answer" in done.stderr


def test_setup_makes_an_italian_database(container):
    assert container.run(ENTRYPOINT, "setup").returncode == 0
    assert container.modules == [
        "-i base --load-language=it_IT",
        "-i linfa_catalog,linfa_points",
    ]
    company, addons, website = (
        container.calls.index(words)
        for words in ('"country_id"', "-i linfa_catalog", "website.write")
    )
    assert company < addons < website
    assert "LINFA_ADMIN_PASSWORD=adminsecret" in container.seen


def test_setup_asks_for_the_administrators_password(container):
    (container.folder / "secrets" / "admin_password").unlink()
    done = container.run(ENTRYPOINT, "setup")
    assert done.returncode == 1
    assert "admin_password" in done.stderr
    assert not container.modules


def test_second_setup_changes_nothing(container):
    container.run(ENTRYPOINT, "setup")
    done = container.run(ENTRYPOINT, "setup")
    assert done.returncode == 0
    assert not container.modules
    assert "as this image wants it" in done.stdout


def test_new_image_upgrades_the_database(container):
    container.run(ENTRYPOINT, "setup")
    (container.folder / "addons" / "linfa_points" / "__manifest__.py").write_text("{'new': 1}")
    assert container.run(ENTRYPOINT, "setup").returncode == 0
    assert container.modules == ["-i linfa_catalog,linfa_points -u all"]


def test_setup_that_broke_off_is_taken_up_again(container):
    container.program("odoo", '#!/bin/sh\necho fake; [ "$1" = --version ]\n')
    assert container.run(ENTRYPOINT, "setup").returncode != 0
    assert not container.known.exists()
    container.program("odoo", STAND_IN)
    container.run(ENTRYPOINT, "setup")
    assert container.modules[0] == "-i base --load-language=it_IT"


def test_other_commands_find_the_database(container):
    done = container.run(ENTRYPOINT, "sh", "-c", "echo $PGPASSWORD at $PGHOST")
    assert done.stdout == "dbsecret at db\n"


def replica(container):
    container.secret("replication_password", "copysecret")
    return container.run(REPLICA, PGDATA=str(container.folder / "data"))


def test_replica_copies_once_and_then_follows(container):
    assert replica(container).returncode == 0
    assert "--write-recovery-conf --slot=linfa_replica --create-slot" in container.calls
    (container.folder / "data" / "PG_VERSION").write_text("17")
    assert replica(container).returncode == 0
    assert "pg_basebackup" not in container.calls
    assert (container.folder / "data" / "PG_VERSION").exists()
    assert "copysecret" not in container.calls


def test_half_a_copy_is_made_anew(container):
    (container.folder / "data").mkdir()
    (container.folder / "data" / "half").write_text("half")
    assert replica(container).returncode == 0
    assert not (container.folder / "data" / "half").exists()


def test_roles_have_as_few_rights_as_they_need():
    text = ROLES.read_text()
    assert "CREATE ROLE linfa LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE" in text
    assert "REVOKE ALL ON DATABASE linfa FROM PUBLIC" in text
    assert not re.search(r"PASSWORD '", text)


def test_nobody_connects_over_the_network_without_a_password():
    lines = (CONFIG / "postgres" / "pg_hba.conf").read_text().splitlines()
    rules = [line.split() for line in lines if line.startswith("host")]
    assert rules
    assert {rule[-1] for rule in rules} == {"reject", "scram-sha-256"}
