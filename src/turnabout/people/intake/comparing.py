"""What a file would change, told before it does: people new, changed field by field, and gone; and who may be somebody
that the list knows under another key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from turnabout.people.intake.guard import Guard
from turnabout.people.intake.least import reducer
from turnabout.people.intake.likeness import likely_the_same
from turnabout.people.intake.presence import not_named
from turnabout.people.intake.staging import PlainRow
from turnabout.people.intake.switching_lines import Named, Steps, differs, stored_lines
from turnabout.people.intake.switching_people import Listed, changes_of, existing
from turnabout.people.intake.switching_topics import Topics, told_otherwise
from turnabout.people.intake.tally import Tally
from turnabout.people.models import Intake, Person, PersonKey

KEPT_OF_A_KIND: Final = 2_000  # shown in pages; all are counted
AT_ONCE: Final = 5_000


class Comparison:
    """Is shown the staged rows, stretch by stretch."""

    def __init__(self, intake: Intake, guard: Guard) -> None:
        self.source, self.guard = intake.source_id, guard
        self.judges_presence = intake.kind != Intake.Kind.ENROLMENTS
        self.reduce = reducer(intake.source, guard.taking_part)
        self.tally, self.seen = Tally(), set[str]()
        self.new: list[PlainRow] = []
        self.changed: list[dict[str, Any]] = []
        self.number = Counter[str]()
        self.by_field = Counter[str]()
        self.lines: dict[int, Steps] = stored_lines(self.source) if self.judges_presence else {}
        self.topics = Topics()

    def __call__(self, rows: Sequence[PlainRow]) -> None:
        rows = [self.reduce(row) for row in rows if row["person_id"] not in self.seen]
        self.seen.update(row["person_id"] for row in rows)
        known = existing(self.source, rows, lock=False)
        otherwise = told_otherwise(rows, known, self.topics)
        for row in rows:
            person = known.get(row["person_id"])
            if person is None:
                self._new(row)
            else:
                self._known(row, person, otherwise.get(person.pk, {}))

    def _new(self, row: PlainRow) -> None:
        self.number["new"] += 1
        if self.guard.is_taken(0, row.get("email") or ""):
            self.tally.guarded.taken[row["person_id"], row["line"]] = row["email"].lower()
        shown = ("person_id", "line", "name", "email", "title", "unit", "manager_id")
        self.new.append({name: row[name] for name in shown if name in row})

    def _known(self, row: PlainRow, person: Listed, otherwise: dict[str, Any]) -> None:
        fields = (
            dict(changes_of(person, row, self.tally, self.guard)) | otherwise | self._line(person.pk, row)
        )
        if not fields:
            self.number["unchanged"] += 1
            return
        self.number["changed"] += 1
        self.by_field.update(list(fields))
        if len(self.changed) < KEPT_OF_A_KIND:
            name = person.values["name"]
            told = [[field, *map(_shown, values)] for field, values in fields.items()]
            self.changed.append({"key": row["person_id"], "name": name, "line": row["line"], "fields": told})

    def _line(self, person: int, row: PlainRow) -> dict[str, Any]:
        named, there = Named.by(row), self.lines.get(person, {})
        if not differs(named, there):
            return {}
        before = [key for _kind, key in sorted(there, reverse=True)]
        return {"manager_id": (before, [key for _kind, key in named.steps()])}

    def result(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the page shows, and the numbers."""
        missing = not_named(self.source, self.seen) if self.judges_presence else {}
        gone = {pk: one for pk, one in missing.items() if not self.guard.keeps_on_list(one[1])}
        left = _with_names(gone)
        diff = {
            "new": self.new[:KEPT_OF_A_KIND],
            "changed": self.changed,
            "gone": left[:KEPT_OF_A_KIND],
            "same": self._same(missing),
            "fields": dict(self.by_field),
        }
        listed = PersonKey.objects.filter(source=self.source, gone_at=None).count()
        numbers = {name: self.number[name] for name in ("new", "changed", "unchanged")}
        numbers |= {"kept": len(self.tally.kept), "listed": listed}
        return diff, {**numbers, "absent": len(left), "stay": len(missing) - len(gone)}

    def _same(self, missing: dict[int, tuple[str, int]]) -> list[dict[str, Any]]:
        """Who stays on the list may come under a new key all the same."""
        if not self.judges_presence or not self.new:
            return []
        return likely_the_same(self.source, self.new, _with_names(missing))


def _with_names(gone: dict[int, tuple[str, int]]) -> list[dict[str, Any]]:
    people = sorted({person for _key, person in gone.values()})
    columns = ("pk", "uuid", "name", "email", "title", "unit")
    known: dict[int, dict[str, Any]] = {}
    for first in range(0, len(people), AT_ONCE):
        found = Person.objects.filter(pk__in=people[first : first + AT_ONCE])
        known.update((row["pk"], row) for row in found.values(*columns))
    rows = (
        {"key": key, **known[person], "uuid": str(known[person]["uuid"])} for key, person in gone.values()
    )
    return sorted(rows, key=lambda row: (row["name"], row["key"]))


def _shown(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
