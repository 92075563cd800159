"""Of a list that is kept small, only what an invitation and the line need is kept of people who take no part."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from turnabout.people.intake.staging import PlainRow
from turnabout.people.models import PersonKey, Source

NEEDED: Final = ("person_id", "line", "name", "email", "manager_id", "dotted_manager_ids")

Reduce = Callable[[PlainRow], PlainRow]


def as_it_is(row: PlainRow) -> PlainRow:
    return row


def reducer(source: Source, taking_part: Collection[int]) -> Reduce:
    """From a row to what is kept of it. `taking_part` are people with a seat in any cohort."""
    if not source.is_minimal:
        return as_it_is
    keys = PersonKey.objects.filter(source=source).values_list("key", "person_id")
    whole = {key for key, person in keys if person in taking_part}

    def reduce(row: PlainRow) -> PlainRow:
        if row["person_id"] in whole or row.get("roles"):
            return row
        return {name: row[name] for name in NEEDED if name in row}

    return reduce
