"""The form of the register's rows, and the two words they are written with: `personal` and `plain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from turnabout.ground.privacy.audiences import Audience, Extent
from turnabout.ground.privacy.table import row


@dataclass(frozen=True)
class FieldRow:
    """What one model field holds about a person. Without a datum it holds nothing personal, and `purpose` says what."""

    model: str
    field: str
    datum: str | None
    purpose: str
    retention: str = ""
    erased: str = ""

    @property
    def key(self) -> str:
        return f"{self.model}.{self.field}"

    @property
    def readers(self) -> dict[Audience, Extent]:
        return dict(row(self.datum).sees) if self.datum else {}


def personal(
    model: str, fields: str, datum: str, *, purpose: str, kept: str, erased: str
) -> Iterator[FieldRow]:
    """Rows for fields (names with blanks between) that say something about a person."""
    row(datum)  # an unknown datum fails here, where the line is
    return (FieldRow(model, field, datum, purpose, kept, erased) for field in fields.split())


def plain(
    model: str, fields: str, purpose: str = "identifiers, states and times of the row"
) -> Iterator[FieldRow]:
    """Rows for fields that say nothing about a person beyond that the row exists."""
    return (FieldRow(model, field, None, purpose) for field in fields.split())


def gather(*rows: Iterable[FieldRow]) -> tuple[FieldRow, ...]:
    return tuple(field for group in rows for field in group)
