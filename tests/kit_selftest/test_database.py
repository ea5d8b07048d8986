"""Copies carry their maker's mark; nothing else is ever dropped."""

import pytest

from tests.kit import database

pytestmark = pytest.mark.server

QUERY = "SELECT count(*) FROM pg_database WHERE datname = %s"


def exists(settings, name):
    with database.cursor(settings, "postgres") as cr:
        cr.execute(QUERY, (name,))
        return bool(cr.fetchone()[0])


@pytest.fixture
def copied(kit_settings):
    name = database.copy(kit_settings, kit_settings.template_db, database.new_name())
    yield name
    database.drop(kit_settings, name)


def test_a_copy_has_its_own_filestore_and_can_be_dropped(kit_settings, copied):
    folder = kit_settings.filestore / copied
    original = kit_settings.filestore / kit_settings.template_db
    assert len(list(folder.rglob("*"))) == len(list(original.rglob("*")))
    database.drop(kit_settings, copied)
    assert not exists(kit_settings, copied)
    assert not folder.exists()
    assert original.exists()


def test_a_foreign_database_is_refused(kit_settings):
    with pytest.raises(ValueError, match="left alone"):
        database.drop(kit_settings, kit_settings.template_db)
    assert exists(kit_settings, kit_settings.template_db)


def test_the_sweep_takes_the_dead_and_leaves_the_living(kit_settings, copied):
    dead = database.copy(kit_settings, kit_settings.template_db, database.new_name())
    with database.cursor(kit_settings, "postgres") as cr:
        mark = database.mark(pid=1, started=1)
        cr.execute(f"COMMENT ON DATABASE {dead} IS '{mark}'")
    assert dead in database.sweep(kit_settings)
    assert not exists(kit_settings, dead)
    assert exists(kit_settings, copied)


def test_the_sweep_leaves_what_bears_no_mark(kit_settings, copied):
    with database.cursor(kit_settings, "postgres") as cr:
        cr.execute(f"COMMENT ON DATABASE {copied} IS NULL")
    assert copied not in database.sweep(kit_settings)
    assert exists(kit_settings, copied)
