"""What a switch did, row by row: enough to put everything back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

AT_ONCE: Final = 1_000


@dataclass
class Trace:
    """Lists of plain values, by what they are about."""

    new: list[int] = field(default_factory=list)  # people
    changed: list[Any] = field(default_factory=list)  # [person, {column: (before, after)}]
    lines_gone: list[Any] = field(default_factory=list)  # [person, manager, source, key, kind]
    lines_made: list[Any] = field(default_factory=list)  # [person, source, key, kind]
    offers: list[Any] = field(default_factory=list)  # [person, entries before, entries after]
    aims: list[Any] = field(default_factory=list)
    keys_made: list[str] = field(default_factory=list)  # that somebody known came under
    keys_gone: list[int] = field(default_factory=list)
    people_gone: list[int] = field(default_factory=list)
    keys_back: list[Any] = field(default_factory=list)  # [key id, since when it was gone]
    people_back: list[Any] = field(default_factory=list)
    seats: list[Any] = field(default_factory=list)  # [person, seat]

    def stretches(self) -> Iterator[dict[str, list[Any]]]:
        """For sealing: a few of a kind at a time."""
        for kind, rows in vars(self).items():
            for first in range(0, len(rows), AT_ONCE):
                yield {kind: rows[first : first + AT_ONCE]}
