"""Takes the last traces of a deleted file out of SQLite's journal. Pages of the database are overwritten by
`secure_delete`; the write-ahead log keeps older copies until it is emptied. PostgreSQL is left to its vacuum."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, connection

PATIENCE = 1_000  # ms; writers wait while the log is emptied, so a long reader must not hold them up


def wipe() -> bool:
    """Empty the log now, outside any transaction; False where a reader holds it, and a later file will do it."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            usual = _pragma(cursor, "busy_timeout")
            _pragma(cursor, f"busy_timeout={PATIENCE}")
            try:
                return not _pragma(cursor, "wal_checkpoint(TRUNCATE)")
            finally:
                _pragma(cursor, f"busy_timeout={usual}")
    except DatabaseError:
        return False


def _pragma(cursor: Any, words: str) -> int:
    return int(cursor.execute(f"PRAGMA {words}").fetchone()[0])
