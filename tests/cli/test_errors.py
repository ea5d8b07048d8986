"""Every failure that a stranger meets is one plain sentence with a remedy and its exit code."""

import socket
import subprocess
import sys
from collections import namedtuple

import pytest
from linfa_cli import apt, main, odoo_package, postgres, server
from linfa_cli.databases import Databases
from linfa_cli.errors import DATABASE, FAILED, MACHINE, PORT, USAGE, LinfaError
from linfa_cli.settings import Settings

from .conftest import ROOT

NO_APT = "exit 100"


def test_a_taken_port_names_another():
    with socket.socket() as holder:
        holder.bind((server.HOST, 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(LinfaError, match=f"--port {port + 1}") as refused:
            server.check_port(port)
    assert refused.value.code == PORT


def test_up_refuses_a_taken_port_before_it_downloads_anything(tmp_path):
    with socket.socket() as holder:
        holder.bind((server.HOST, 0))
        holder.listen()
        port = holder.getsockname()[1]
        done = subprocess.run(
            [sys.executable, ROOT / "linfa", "up", "--port", str(port)],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", "LINFA_STATE": str(tmp_path / "state")},
        )
    assert done.returncode == PORT
    assert done.stderr.startswith(f"linfa: Port {port} cannot be used")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "state").exists()


def test_no_disk_is_told_before_the_download(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(odoo_package.shutil, "disk_usage", lambda _: usage(10, 9, 1))
    with pytest.raises(LinfaError, match="GB needed: make room"):
        odoo_package.check_disk(tmp_path)


def test_no_debian_points_to_the_other_ways(tmp_path, fake_programs):
    fake_programs("apt-get", NO_APT)
    with pytest.raises(LinfaError, match=r"LINFA_ODOO=.*--odoo git.*docker compose"):
        apt.PrivateApt(tmp_path, "sid").prepare()


def test_no_network_says_check_the_network(tmp_path, fake_programs, monkeypatch):
    monkeypatch.setattr(apt, "debian_mirror", lambda: "http://127.0.0.1:9/debian")
    monkeypatch.setattr(apt, "archive_keyring", lambda: "/dev/null")
    with pytest.raises(LinfaError, match="check the network"):
        apt.PrivateApt(tmp_path, "sid").prepare()


@pytest.mark.parametrize("offered", ["", "18.0.1-1", "20.0.0-1"])
def test_an_archive_without_our_odoo_names_the_ways_out(tmp_path, monkeypatch, offered):
    monkeypatch.setattr(apt.PrivateApt, "prepare", lambda self: None)
    monkeypatch.setattr(apt.PrivateApt, "candidate", lambda self, package: offered)
    with pytest.raises(LinfaError, match=r"LINFA needs 19\.0\.\*.*--odoo git"):
        odoo_package.fetch(tmp_path, None)


def test_a_broken_download_is_refused_and_leaves_no_tree(tmp_path):
    broken = tmp_path / "odoo-19_19.0.0_all.deb"
    broken.write_bytes(b"!<arch>\nnot a package")
    with pytest.raises(LinfaError, match="cannot be unpacked"):
        odoo_package._unpack_whole(broken, [], tmp_path / "cache", "19.0.0")
    assert not (tmp_path / "cache" / "odoo-19.0.0").exists()


def test_a_foreign_database_is_never_touched(databases):
    databases.create("foreign_one")
    try:
        with pytest.raises(LinfaError, match="holds no LINFA: choose another name") as refused:
            databases.is_ours("foreign_one")
    finally:
        databases.drop("foreign_one")
    assert refused.value.code == DATABASE


def test_a_missing_database_says_how_to_make_it(databases):
    with pytest.raises(LinfaError, match=r"\./linfa up makes it"):
        databases.need("not_there")


def test_an_unreachable_server_is_one_sentence(tmp_path):
    connection = postgres.Connection(str(tmp_path), "5432", "linfa", "")
    with pytest.raises(LinfaError, match="The database server says") as refused:
        Databases(connection, tmp_path).query("SELECT 1")
    assert "\n" not in str(refused.value)


def test_wrong_words_and_missing_logs_have_their_codes(settings, capsys):
    with pytest.raises(SystemExit) as left:
        main.main(["fly"])
    assert left.value.code == USAGE
    assert main.main(["logs", "nothing"]) == FAILED
    assert "--list names them" in capsys.readouterr().err


def test_a_machine_without_venv_is_told_what_to_install(settings, monkeypatch):
    from linfa_cli import environment

    failed = subprocess.CompletedProcess([], 1, "", "ensurepip is not available")
    monkeypatch.setattr(environment.subprocess, "run", lambda *a, **k: failed)
    with pytest.raises(LinfaError, match="apt install python3-venv") as refused:
        environment._make(settings)
    assert refused.value.code == MACHINE


@pytest.mark.parametrize("command", main.COMMANDS)
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as left:
        main.main([command, "--help"])
    shown = capsys.readouterr().out
    assert left.value.code == 0
    assert "exit codes:" in shown
    assert len(shown.splitlines()) > 8


def test_settings_read_the_usual_variables(monkeypatch):
    monkeypatch.setenv("PGHOST", "db.example.com")
    monkeypatch.setenv("PGUSER", "someone")
    monkeypatch.setenv("LINFA_DB_HOST", "ours.example.com")
    chosen = Settings(root=ROOT).external_database
    assert (chosen.host, chosen.user, chosen.port) == ("ours.example.com", "someone", "5432")
