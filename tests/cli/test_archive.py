"""A backup file is either whole or refused."""

import io
import tarfile

import pytest
from linfa_cli import archive
from linfa_cli.commands import restore
from linfa_cli.errors import DATABASE, LinfaError


def make_backup(folder, **changed):
    """A small backup with a dump and two files in the filestore."""
    store = folder / "store"
    (store / "ab").mkdir(parents=True)
    (store / "ab" / "abc1").write_bytes(b"picture" * 100)
    (store / "ab" / "abc2").write_bytes(b"")
    dump = folder / "dump"
    dump.write_bytes(bytes(range(256)) * 40)
    values = {
        "format": archive.FORMAT,
        "database": "linfa",
        "created": "2026-11-22T10:00:00+00:00",
        "odoo_series": "19.0",
        "postgres_major": 18,
        "addons": {"linfa_catalog": "19.0.1.0.0"},
    }
    target = folder / "backup.tar"
    archive.write(target, archive.Manifest(**{**values, **changed}), dump, store)
    return target


def test_a_whole_backup_is_accepted_and_unpacks_to_the_same_bytes(tmp_path):
    backup = make_backup(tmp_path)
    assert archive.check(backup).database == "linfa"
    archive.extract(backup, tmp_path / "out")
    assert (tmp_path / "out" / archive.DUMP).read_bytes() == (tmp_path / "dump").read_bytes()
    restored = tmp_path / "out" / archive.FILESTORE / "ab" / "abc1"
    assert restored.read_bytes() == b"picture" * 100


def test_only_its_owner_can_read_a_backup(tmp_path):
    assert make_backup(tmp_path).stat().st_mode & 0o077 == 0


def test_one_changed_byte_of_content_is_refused(tmp_path):
    backup = make_backup(tmp_path)
    with tarfile.open(backup) as opened:
        places = [(member.name, member.offset_data, member.size) for member in opened]
    for name, offset, size in places:
        if not size:
            continue
        content = bytearray(backup.read_bytes())
        content[offset + size // 2] ^= 1
        damaged = tmp_path / "damaged.tar"
        damaged.write_bytes(content)
        with pytest.raises(LinfaError, match="damaged or no LINFA backup") as refused:
            archive.check(damaged)
        assert refused.value.code == DATABASE, name


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.6])
def test_a_cut_backup_is_refused(tmp_path, share):
    backup = make_backup(tmp_path)
    content = backup.read_bytes()
    cut = tmp_path / "cut.tar"
    cut.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(LinfaError, match="damaged or no LINFA backup"):
        archive.check(cut)


def test_a_member_that_leads_outside_is_refused(tmp_path):
    evil = tmp_path / "evil.tar"
    with tarfile.open(evil, "w") as opened:
        info = tarfile.TarInfo("../../etc/passwd")
        info.size = 4
        opened.addfile(info, io.BytesIO(b"evil"))
    with pytest.raises(LinfaError, match="damaged or no LINFA backup"):
        archive.check(evil)


def test_a_newer_format_is_refused(tmp_path):
    backup = make_backup(tmp_path, format=archive.FORMAT + 1)
    with pytest.raises(LinfaError, match="newer LINFA"):
        archive.check(backup)


def test_a_backup_of_newer_addons_is_refused(tmp_path, settings):
    manifest = archive.check(make_backup(tmp_path, addons={"linfa_catalog": "19.0.99.0.0"}))
    with pytest.raises(LinfaError, match="update LINFA first"):
        restore.check_addons(manifest, settings.addons)


def test_a_backup_of_a_newer_server_is_refused(tmp_path):
    manifest = archive.check(make_backup(tmp_path, postgres_major=19))
    with pytest.raises(LinfaError, match="restore on a server as new"):
        restore.check_server(manifest, 18)


def test_a_backup_of_another_odoo_is_refused(tmp_path, settings):
    manifest = archive.check(make_backup(tmp_path, odoo_series="20.0"))
    with pytest.raises(LinfaError, match="needs a migration"):
        restore.check_addons(manifest, settings.addons)


def test_a_full_disk_leaves_no_half_backup(tmp_path, monkeypatch):
    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_add_file", full)
    with pytest.raises(LinfaError, match="could not be written"):
        make_backup(tmp_path)
    assert not list(tmp_path.glob("backup.tar*"))
