"""What was done with a file's columns, once for each column however many rows it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from turnabout_engine.io.rows import Notice

from turnabout.people.intake.columns import expected_of, read_of
from turnabout.people.models import Intake


class Notices:
    """Codes with column, number and first line; the words are made when the page is shown."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.found: dict[tuple[str, str], dict[str, Any]] = {}
        self.expected: tuple[str, ...] = ()

    def header(self, columns: Sequence[str]) -> None:
        self.expected = expected_of(self.kind, columns)
        read = read_of(self.kind, columns)
        for column in columns:
            if column not in read:
                self._add("staff_column" if self.kind == Intake.Kind.ENROLMENTS else "role_column", column, 1)

    def add(self, notice: Notice) -> None:
        if notice.code != "missing_column" or notice.column in self.expected:
            self._add(notice.code, notice.column, notice.line)

    def _add(self, code: str, column: str, line: int) -> None:
        blank = {"code": code, "column": column, "count": 0, "line": line}
        self.found.setdefault((code, column), blank)["count"] += 1

    def all(self) -> list[dict[str, Any]]:
        return list(self.found.values())
