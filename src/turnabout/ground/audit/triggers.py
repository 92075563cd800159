"""Keeps audit entries as they were written: the database itself refuses to change or delete them.

Whoever may alter tables can take a trigger away, so this guards against mistakes of the product and against an account
that may only write rows. `lifted` is for the test suite alone, which empties every table between tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

REFUSAL: Final = "audit entries are append-only"

SQLITE: Final = {
    "audit_entry_no_update": """CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END""",
    "audit_entry_no_delete": """CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END""",
    # REPLACE deletes the old row without asking the trigger above.
    "audit_entry_no_replace": """CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry
        WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id OR uuid = NEW.uuid)
        BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END""",
}
POSTGRESQL_FUNCTION: Final = """CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
POSTGRESQL: Final = {
    "audit_entry_no_change": """CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()""",
    "audit_entry_no_truncate": """CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()""",
}


def install(connection: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for statement in _triggers(connection).values():
            cursor.execute(statement)


def remove(connection: Any) -> None:
    on_table = " ON audit_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _triggers(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS audit_entry_refuse()")


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """Without the triggers for a while. Never called by the product (a test looks)."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def _triggers(connection: Any) -> dict[str, str]:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE
