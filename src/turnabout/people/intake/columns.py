"""Which columns of a file are read: all of a staff list, only those of the role in a list of enrolments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from turnabout_engine.io.rows import COLUMNS, PRIVATE, ROLE_COLUMNS

from turnabout.people.models import Intake

KEY: Final = "person_id"
STAFF: Final = tuple(column for column in COLUMNS if column not in ROLE_COLUMNS)
ROLE: Final = tuple(column for column in ROLE_COLUMNS if column not in PRIVATE)
USED: Final = {
    Intake.Kind.STAFF: {*STAFF, *ROLE},
    Intake.Kind.ENROLMENTS: {KEY, *ROLE},
    Intake.Kind.DIRECTORY: {*STAFF},
}


def read_of(kind: str, columns: Iterable[str]) -> tuple[str, ...]:
    """Those of a file's columns that an intake of this kind reads."""
    return tuple(column for column in columns if column in USED[kind])


def expected_of(kind: str, columns: Iterable[str]) -> tuple[str, ...]:
    """Those that somebody could miss: not the staff columns in a list of enrolments, nor roles in a bare staff list."""
    if kind == Intake.Kind.ENROLMENTS:
        return (KEY, *ROLE)
    with_roles = kind == Intake.Kind.STAFF and set(ROLE) & set(columns)
    return (*STAFF, *ROLE) if with_roles else STAFF
