"""From rows of the database to the people and the policy of a match, as plain values that can be sealed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from turnabout_engine.hours import parse_hours
from turnabout_engine.people import PersonRow, from_plain
from turnabout_engine.policy import Policy

from turnabout.people.selectors import match_inputs
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.selectors import FLOOR_ON, Seat, confirmed_seats

Pair = tuple[str, str]
"""(mentor uuid, mentee uuid), as the engine orders it."""


def policy_of(cohort: Cohort, **changes: Any) -> Policy:
    """The cohort's rules and weights, from its first day on. Raises PolicyError."""
    return policy_from({"start": cohort.starts_on, **cohort.policy, **changes})


def policy_from(mapping: Mapping[str, Any]) -> Policy:
    """A programme's policy. Whatever stands there, the floor is held against the visible score."""
    return Policy.from_mapping({**mapping, "floor_on": FLOOR_ON})


def plain_people(cohort: Cohort, only: Collection[int] | None = None) -> list[dict[str, Any]]:
    """Everybody with a confirmed seat (or those of them in `only`, by person id) and all managers above them."""
    seats = [seat for seat in confirmed_seats(cohort) if only is None or seat.person_id in only]
    taking_part = _seats_by_person(seats)
    inputs = match_inputs({seat.person_id for seat in seats})
    return [{**row, **taking_part.get(row["person_id"], NO_SEAT)} for row in inputs]


def open_people(cohort: Cohort) -> list[dict[str, Any]]:
    """Everybody enrolled who has not said no, asked or not, without what they keep private: for counting rules."""
    rows = cohort.enrolments.filter(state__in=MAY_TAKE_PART).order_by("person_id", "seat")
    columns = ("person_id", "person__uuid", "seat", "capacity")
    seats = [Seat(*row) for row in rows.values_list(*columns)]
    taking_part = _seats_by_person(seats)
    inputs = match_inputs({seat.person_id for seat in seats})
    return [{**row, **taking_part.get(row["person_id"], NO_SEAT), "hesitant": []} for row in inputs]


MAY_TAKE_PART = (Enrolment.State.LISTED, Enrolment.State.ASKED, Enrolment.State.CONFIRMED)
NO_SEAT: Mapping[str, Any] = {"roles": []}


def _seats_by_person(seats: Iterable[Seat]) -> dict[str, dict[str, Any]]:
    by_person: dict[str, dict[str, Any]] = {}
    for seat in seats:
        held = by_person.setdefault(str(seat.person_uuid), {"roles": []})
        held["roles"].append(str(seat.seat))
        held[f"{seat.seat}_capacity"] = seat.capacity
        held["prefer"] = [str(key) for key in seat.prefer]
        held["rather_not"] = [str(key) for key in seat.rather_not]
    return by_person


def engine_rows(people: Iterable[Mapping[str, Any]]) -> list[PersonRow]:
    """What `plain_people` gave, as the engine's rows."""
    return [from_plain(_with_hours(plain)) for plain in people]


def _with_hours(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Hours stand as text in the database; the engine reads intervals."""
    text = plain.get("hours_text", "")
    return {**plain, "hours": plain.get("hours") or parse_hours(text)}
