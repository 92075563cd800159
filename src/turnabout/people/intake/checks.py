"""What is odd about a file as a whole, together with the people who are on the list already: findings, which stop
nothing, and people of an enrolment file whom nobody knows, which do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from turnabout_engine.io.rows import RowProblem
from turnabout_engine.lines import findings
from turnabout_engine.people import PersonRow

from turnabout.people.models import Intake, PersonKey, ReportingLine

KEPT_OF_A_KIND: Final = 2_000  # findings kept; all are counted
SHOWN: Final = 10  # people named in one finding

Found = dict[str, Any]


class Checks:
    """Remembers of every row only what the checks need."""

    def __init__(self, source: int, kind: str) -> None:
        self.source, self.is_staff = source, kind != Intake.Kind.ENROLMENTS
        self.rows: dict[str, PersonRow] = {}
        self.again: dict[str, list[int]] = {}
        self.columns: frozenset[str] = frozenset()

    def header(self, columns: Sequence[str]) -> None:
        self.columns = frozenset(columns)

    def add(self, row: PersonRow) -> None:
        if row.person_id in self.rows:
            self.again.setdefault(row.person_id, []).append(row.line)
        else:
            self.rows[row.person_id] = PersonRow(
                person_id=row.person_id,
                manager_id=row.manager_id,
                dotted_manager_ids=row.dotted_manager_ids,
                email=row.email,
                line=row.line,
            )

    def problems(self) -> Iterator[RowProblem]:
        """Only people on the staff list can be enrolled."""
        if self.is_staff:
            return
        known = set(PersonKey.objects.filter(source=self.source).values_list("key", flat=True))
        remedy = _(
            "Nobody on the staff list has this key. Bring in the staff list first, or correct the key."
        )
        for key, row in self.rows.items():
            if key not in known:
                yield RowProblem(row.line, "person_id", key[:100], remedy, "unknown_person")

    def findings(self) -> tuple[list[Found], dict[str, Any]]:
        """What to tell, at most 2,000 of a kind, and how many there are of each kind."""
        found = [*self._twice(), *self._lines(), *self._mails()] if self.is_staff else [*self._twice()]
        numbers = Counter(entry["code"] for entry in found)
        told: Counter[str] = Counter()
        kept = []
        for entry in found:
            told[entry["code"]] += 1
            if told[entry["code"]] <= KEPT_OF_A_KIND:
                kept.append(entry)
        return kept, {"findings": dict(numbers), "left_out": sum(map(len, self.again.values()))}

    def _twice(self) -> Iterator[Found]:
        for key, lines in self.again.items():
            yield _finding("duplicate_key", [key], [self.rows[key].line, *lines], len(lines) + 1, key)

    def _lines(self) -> Iterator[Found]:
        """Of the list as it will stand: people of the file, and those whom it does not name."""
        for entry in findings(_as_it_will_stand(self.source, self.rows, self.columns)):
            yield _finding(entry.code, entry.people, entry.lines, entry.count, entry.value)

    def _mails(self) -> Iterator[Found]:
        """Nobody can be recognised by a mail that two people share."""
        owners: dict[str, list[str]] = {}
        for key, mail in self._all_mails():
            if mail:
                owners.setdefault(mail.casefold(), []).append(key)
        for mail, keys in owners.items():
            if len(keys) > 1:
                lines = [self.rows[key].line for key in keys if key in self.rows]
                yield _finding("shared_mail", sorted(keys), lines, len(keys), mail)

    def _all_mails(self) -> Iterator[tuple[str, str]]:
        from_file = "email" in self.columns
        if from_file:
            yield from ((key, row.email) for key, row in self.rows.items())
        stored = PersonKey.objects.filter(source=self.source).exclude(person__email="")
        for key, mail in stored.values_list("key", "person__email"):
            if not (from_file and key in self.rows):
                yield key, mail


def _finding(code: str, people: Sequence[str], lines: Sequence[int], count: int, value: str) -> Found:
    return {
        "code": code,
        "people": list(people[:SHOWN]),
        "lines": [line for line in lines[:SHOWN] if line],
        "count": count,
        "value": value,
    }


def _as_it_will_stand(source: int, rows: dict[str, PersonRow], columns: frozenset[str]) -> list[PersonRow]:
    """Columns that the file does not have keep their lines."""
    solid, dotted = _stored_lines(source)
    keys = PersonKey.objects.filter(source=source).values_list("key", flat=True)
    everybody = dict.fromkeys([*rows, *keys])
    return [
        PersonRow(
            person_id=key,
            manager_id=row.manager_id if row and "manager_id" in columns else solid.get(key, ""),
            dotted_manager_ids=(
                row.dotted_manager_ids
                if row and "dotted_manager_ids" in columns
                else tuple(dotted.get(key, ()))
            ),
            line=row.line if row else 0,
        )
        for key in everybody
        for row in (rows.get(key),)
    ]


def _stored_lines(source: int) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Keys of managers by key of the person."""
    solid: dict[str, str] = {}
    dotted: dict[str, list[str]] = {}
    people = dict(PersonKey.objects.filter(source=source).values_list("person_id", "key"))
    for person, manager, kind in ReportingLine.objects.order_by("id").values_list(
        "person_id", "manager_key", "kind"
    ):
        key = people.get(person)
        if key is None:
            continue
        if kind == ReportingLine.Kind.SOLID:
            solid[key] = manager
        else:
            dotted.setdefault(key, []).append(manager)
    return solid, dotted
