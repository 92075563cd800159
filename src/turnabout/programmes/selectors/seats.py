"""The seats that a run reads: confirmed, of people who are still there, with the preferences opened.

Used by the system, never by a page."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from turnabout.people.following import led_on, merged_people
from turnabout.programmes.models import Cohort, Enrolment, Preferences


@dataclass(frozen=True, slots=True)
class Seat:
    """One confirmed seat. `prefer` and `rather_not` are uuids of persons, as texts."""

    person_id: int
    person_uuid: uuid.UUID
    seat: str
    capacity: int
    prefer: tuple[str, ...] = ()
    rather_not: tuple[str, ...] = ()


def confirmed_seats(cohort: Cohort) -> list[Seat]:
    """In a fixed order, in three queries whatever the number. Only its own rows are opened: nobody who left."""
    rows = list(
        Enrolment.objects.filter(cohort=cohort, state=Enrolment.State.CONFIRMED, person__gone_at=None)
        .order_by("person_id", "seat")
        .values_list("person_id", "person__uuid", "seat", "capacity")
    )
    wishes = _wishes(cohort, {row[0] for row in rows})
    return [Seat(*row, **wishes.get(row[0], {})) for row in rows]


def _wishes(cohort: Cohort, people: set[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    ends = merged_people()
    return {
        row.person_id: {key: tuple(led_on(row.people.get(key, ()), ends)) for key in ("prefer", "rather_not")}
        for row in Preferences.objects.filter(cohort=cohort)
        if row.person_id in people
    }
