"""Brings the database up to date at a start: keys looked for, a backup made, migrations run, the cache table made."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from turnabout.ground.secrets.census import has_sealed_rows

BACKUPS_KEPT: Final = 5
PREPARE_LOCK: Final = 7_218_451_236  # any number: the name of the lock on PostgreSQL
log = structlog.get_logger("turnabout.database")


class KeysLost(ImproperlyConfigured):
    """The database holds sealed values, but the file with the keys is gone. A new key would not open what is there."""


def prepare() -> None:
    """Make the database ready for this version. Safe to call from several processes at once: they take turns."""
    settings.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _one_at_a_time():
        refuse_lost_keys()
        waiting = pending()
        if waiting and connection.introspection.table_names():
            back_up()
        if waiting:
            call_command("migrate", interactive=False, verbosity=0)
            log.info("migrated", count=waiting)
        call_command("createcachetable", verbosity=0)
        log.info(
            "keys", active=settings.KEY_RING.active
        )  # made here at the first start, so that they can be backed up
        _close_to_others()


def pending() -> int:
    """How many migrations wait."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_lost_keys() -> None:
    """Raise KeysLost rather than start with a fresh key beside values that it cannot open."""
    if not settings.KEY_RING.path.exists() and has_sealed_rows():
        raise KeysLost(
            f"{settings.KEY_RING.path} is gone, and the database holds values that only its keys open. Put the file "
            "back from where you keep it (TURNABOUT_KEYS says where it belongs); nothing was changed."
        )


def back_up() -> Path | None:
    """A whole and consistent copy beside the data, made while others may write; the newest five are kept.

    SQLite only: a copy of a PostgreSQL server is made with its own tools. Keys and sessions are never part of it."""
    if connection.vendor != "sqlite":
        log.warning("no backup made", vendor=connection.vendor)
        return None
    folder = settings.HOME / "backups"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path: Path = folder / f"turnabout-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # VACUUM keeps the mode
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    _forget_sessions(path)
    for old in sorted(folder.glob("turnabout-*.sqlite3"))[:-BACKUPS_KEPT]:
        old.unlink()
    log.info("backup made", mebibytes=path.stat().st_size // 2**20)
    return path


def _forget_sessions(path: Path) -> None:
    """A copy is put back days later: who was signed in then, and who asked for codes how often, is of no use there."""
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        sessions = apps.get_model("sessions.Session")._meta.db_table
        copy.execute("PRAGMA journal_mode = MEMORY")  # no second file that holds what is deleted
        there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in sorted(there & {sessions, settings.CACHES["default"]["LOCATION"]}):
            copy.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608  # a name of ours
        copy.execute("VACUUM")


def _close_to_others() -> None:
    """Only the account that runs Turnabout reads the database file."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and Path(name).exists():
        for path in (Path(name), Path(f"{name}-wal"), Path(f"{name}-shm")):
            if path.exists():
                path.chmod(0o600)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARE_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARE_LOCK])
        return
    with (settings.HOME / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
