"""Puts a stretch of rows into the staff list: new people, changed columns, and nothing over what is a person's own."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from turnabout.people.intake.bulk import insert
from turnabout.people.intake.guard import Guard
from turnabout.people.intake.staging import PlainRow
from turnabout.people.intake.tally import Tally
from turnabout.people.models import Person, PersonKey

COLUMN_OF: Final = {
    "hours_text": "hours"
}  # field of a parsed row: column of the staff list, where they differ
EMPTY: Final = (None, "", [])
COLUMNS: Final = (
    "name",
    "title",
    "email",
    "grade",
    "unit",
    "site",
    "country",
    "timezone",
    "languages",
    "hours",
    "interests",
    "style",
)


Changes = dict[str, tuple[Any, Any]]
"""By column the value before and the value after."""


@dataclass(slots=True)
class Listed:
    """Somebody on the list, as plain values: instances of the model cost more than all the rest."""

    pk: int
    uuid: uuid.UUID
    own: list[str]
    led_elsewhere: bool = False  # another list says what they are
    values: dict[str, Any] = field(default_factory=dict)


def switch_people(source: int, rows: Sequence[PlainRow], tally: Tally, guard: Guard) -> dict[str, Listed]:
    """The people of these rows by key, saved."""
    found = existing(source, rows, lock=True)
    new: dict[str, Listed] = {}
    changed: list[Listed] = []
    for row in rows:
        key = row["person_id"]
        person = found.get(key)
        if person is None:
            new[key] = found[key] = person = _blank(key)
            _take(person, row, tally, guard)
            continue
        was = _take(person, row, tally, guard)
        if was:
            changed.append(person)
            tally.trace.changed.append([person.pk, was])
    _make(source, new)
    _save(changed)
    tally.new.update(person.pk for person in new.values())
    tally.changed.update(person.pk for person in changed)
    tally.named.update(person.pk for person in found.values())
    return found


def existing(source: int, rows: Sequence[PlainRow], *, lock: bool) -> dict[str, Listed]:
    """The people of these rows who are on the list, by key. Locked where they are about to be written, so that nobody
    confirms a profile in between."""
    wanted = [row["person_id"] for row in rows]
    # Two plain queries: while a first list comes in PostgreSQL has no statistics yet, and plans a join for minutes.
    keys = dict(PersonKey.objects.filter(source=source, key__in=wanted).values_list("key", "person_id"))
    everybody = Person.objects.select_for_update() if lock else Person.objects.all()
    people = everybody.filter(pk__in=set(keys.values()))
    by_pk: dict[int, Listed] = {}
    led: dict[int, int] = {}
    for pk, identifier, own, leading, *values in people.values_list(
        "pk", "uuid", "own_fields", "led_by_id", *COLUMNS
    ):
        by_pk[pk] = Listed(pk, identifier, own, values=dict(zip(COLUMNS, values, strict=True)))
        if leading not in (None, source):
            led[pk] = leading
    for pk in _named_by(led):
        by_pk[pk].led_elsewhere = True
    return {key: by_pk[pk] for key, pk in keys.items()}


def _named_by(led: dict[int, int]) -> set[int]:
    """Of these people those whom their leading list still names."""
    if not led:
        return set()
    keys = PersonKey.objects.filter(person__in=led, source__in=set(led.values()), gone_at=None)
    return {person for person, list_ in keys.values_list("person_id", "source_id") if led[person] == list_}


def _blank(key: str) -> Listed:
    """Everybody is called something."""
    return Listed(0, uuid.uuid4(), [], values={**_defaults(), "name": key})


@cache
def _defaults() -> dict[str, Any]:
    """Nobody changes these values in place: a row's values take their stead."""
    return {name: Person._meta.get_field(name).get_default() for name in COLUMNS}


def _take(person: Listed, row: PlainRow, tally: Tally, guard: Guard) -> Changes:
    """Set what the row says; returns what changed. Columns that the file does not have stay as they are."""
    changed = changes_of(person, row, tally, guard)
    for column, (before, after) in changed.items():
        if column == "email" and before:
            tally.mails_changed[person.pk] = before
        person.values[column] = after
    return changed


def changes_of(person: Listed, row: PlainRow, tally: Tally, guard: Guard) -> Changes:
    """By column what stands there and what the row says instead; what is kept against the row goes to the tally."""
    changed: Changes = {}
    for name, said in row.items():
        column = COLUMN_OF.get(name, name)
        if column not in person.values:
            continue
        value = _as_kept(column, said, row)
        before = person.values[column]
        if before == value:
            continue
        if person.led_elsewhere and before not in EMPTY:
            tally.led.add(person.pk)
        elif column in person.own:
            tally.kept.add(person.pk)
        elif column == "email" and person.pk and guard.keeps_mail(person.pk, before, value):
            tally.guarded.mails[row["person_id"], row["line"]] = before
        elif column == "email" and guard.is_taken(person.pk, value):
            tally.guarded.taken[row["person_id"], row["line"]] = value
        elif guard.keeps_value(person.pk, column, before):
            tally.guarded.values[row["person_id"], row["line"]][column] = before
        else:
            changed[column] = (before, value)
    return changed


def _as_kept(column: str, said: Any, row: PlainRow) -> Any:
    if column == "name":
        return said or row["person_id"]
    if column == "email":
        return said.lower()
    return said.upper() if column == "country" else said


def _make(source: int, new: dict[str, Listed]) -> None:
    if not new:
        return
    insert(
        Person,
        ("uuid", *COLUMNS),
        ((person.uuid, *(person.values[name] for name in COLUMNS)) for person in new.values()),
    )
    made = Person.objects.filter(uuid__in=[person.uuid for person in new.values()])
    ids = dict(made.values_list("uuid", "pk"))
    for person in new.values():
        person.pk = ids[person.uuid]
    insert(PersonKey, ("source", "key", "person"), ((source, key, person.pk) for key, person in new.items()))


def _save(changed: list[Listed]) -> None:
    """An insert that meets its row: many times faster than an update with a case for every row and column."""
    if changed:
        Person.objects.bulk_create(
            [Person(uuid=person.uuid, **person.values) for person in changed],
            update_conflicts=True,
            unique_fields=["uuid"],
            update_fields=list(COLUMNS),
        )
