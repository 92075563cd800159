"""The seats that a run reads: confirmed, of people who are still there, with the preferences opened.

Used by the system, never by a page."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from turnabout.people.following import led_on
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
    """In a fixed order, in two queries whatever the number. Only its own rows are opened: nobody who left. A wish that
    names an entry which has gone into another one means that other one."""
    rows: dict[tuple[int, str], tuple[int, uuid.UUID, str, int]] = {}
    ends: dict[str, str] = {}
    for *row, former in (
        Enrolment.objects.filter(cohort=cohort, state=Enrolment.State.CONFIRMED, person__gone_at=None)
        .order_by("person_id", "seat")
        .values_list("person_id", "person__uuid", "seat", "capacity", "person__merged__uuid")
    ):
        rows[row[0], row[2]] = tuple(row)
        if former is not None:
            ends[str(former)] = str(row[1])
    wishes = _wishes(cohort, {person for person, _seat in rows}, ends)
    return [Seat(*row, **wishes.get(row[0], {})) for row in rows.values()]


def _wishes(
    cohort: Cohort, people: set[int], ends: Mapping[str, str]
) -> dict[int, dict[str, tuple[str, ...]]]:
    return {
        row.person_id: {key: tuple(led_on(row.people.get(key, ()), ends)) for key in ("prefer", "rather_not")}
        for row in Preferences.objects.filter(cohort=cohort)
        if row.person_id in people
    }
