"""Databases of the kit's own: copied from a template, dropped by whoever made them."""

import itertools
import os
import shutil
import socket
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import psycopg2
from psycopg2 import sql

from .settings import Settings

PREFIX = "linfa_kit_"
_numbers = itertools.count(1)


@contextmanager
def cursor(settings: Settings, database: str):
    """An autocommit cursor on one database, closed at the end."""
    with closing(psycopg2.connect(**settings.dsn(database))) as connection:
        connection.autocommit = True
        with connection.cursor() as cr:
            yield cr


def new_name() -> str:
    """A name that says which process made the database."""
    return f"{PREFIX}{os.getpid()}_{next(_numbers)}"


def copy(settings: Settings, source: str, target: str) -> str:
    """Copy a database and its filestore; the copy carries its maker's mark.

    Copied as files, which ends with a checkpoint. Copied through the log, sequences begin as
    if their next numbers were logged already, and the first crash gives numbers out again.
    """
    with cursor(settings, "postgres") as cr:
        names = {"new": sql.Identifier(target), "old": sql.Identifier(source)}
        cr.execute(
            sql.SQL("CREATE DATABASE {new} TEMPLATE {old} STRATEGY FILE_COPY").format(**names)
        )
        cr.execute(sql.SQL("COMMENT ON DATABASE {new} IS %s").format(**names), (mark(),))
    _copy_filestore(settings.filestore / source, settings.filestore / target)
    return target


def drop(settings: Settings, name: str, prefix: str = PREFIX) -> None:
    """Drop a database whose name says that it is ours; anything else is refused."""
    if not (prefix and name.startswith(prefix)):
        raise ValueError(f"{name} was not made by the test kit: it is left alone")
    with cursor(settings, "postgres") as cr:
        command = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        cr.execute(command.format(sql.Identifier(name)))
    shutil.rmtree(settings.filestore / name, ignore_errors=True)


def sweep(settings: Settings) -> list[str]:
    """Drop what killed test runs of this machine left behind; return the names."""
    with cursor(settings, "postgres") as cr:
        cr.execute(
            "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE starts_with(datname, %s)",
            (PREFIX,),
        )
        orphans = [name for name, comment in cr.fetchall() if _is_orphan(comment)]
    for name in orphans:
        drop(settings, name)
    return orphans


def mark(pid: int | None = None, started: int | None = None) -> str:
    """Host, process and its start time: enough to know whether its maker lives."""
    maker = psutil.Process(pid)
    since = int(maker.create_time()) if started is None else started
    return f"linfa test kit {socket.gethostname()} {maker.pid} {since}"


def _is_orphan(comment: str | None) -> bool:
    words = (comment or "").split()
    if words[:3] != ["linfa", "test", "kit"] or words[3] != socket.gethostname():
        return False
    pid, started = int(words[4]), int(words[5])
    try:
        return int(psutil.Process(pid).create_time()) != started
    except psutil.NoSuchProcess:
        return True


def _copy_filestore(source: Path, target: Path) -> None:
    """Hard links where the disk allows: Odoo never writes into a stored file."""
    if not source.is_dir():
        return
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
