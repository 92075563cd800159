"""Spellings of grades, countries, languages, zones and roles that the parser does not know: each once, with how often
it stands in the file and where first."""

from __future__ import annotations

from typing import Any, Final

from turnabout_engine.io.rows import RowProblem
from turnabout_engine.people.person import same_words

from turnabout.people.intake.table.words import TRANSLATED, is_plain, parts_of

MOST: Final = 1_000  # of a column
WHOLE: Final = 100  # a value this long may have been cut short


class Spellings:
    def __init__(self) -> None:
        self.found: dict[str, dict[str, dict[str, Any]]] = {column: {} for column in TRANSLATED}

    def add(self, problem: RowProblem) -> None:
        known = self.found.get(problem.column)
        if known is None or not problem.value or len(problem.value) >= WHOLE:
            return
        for part in parts_of(problem.column, problem.value):
            if not is_plain(problem.column, part) and len(known) < MOST:
                entry = known.setdefault(same_words(part), {"as": part, "count": 0, "line": problem.line})
                entry["count"] += 1

    def all(self) -> dict[str, list[dict[str, Any]]]:
        """By column, the most frequent first."""
        return {
            column: sorted(entries.values(), key=lambda entry: (-entry["count"], entry["as"]))
            for column, entries in self.found.items()
            if entries
        }
