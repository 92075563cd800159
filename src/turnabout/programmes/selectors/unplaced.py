"""For whom nobody was free when the pairs of a cohort went out, as its coordinators see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.permissions import coordinates

EVERYTHING: Final = slice(None)


@dataclass(frozen=True, slots=True)
class UnplacedSeat:
    person: Person
    seat: str


def unplaced_seats(viewer: User, cohort: Cohort, part: slice = EVERYTHING) -> list[UnplacedSeat]:
    """Who learns before who teaches, then by name: a place that stays empty on that side is the rarer one."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    seats = cohort.enrolments.filter(state=Enrolment.State.CONFIRMED, unplaced_at__isnull=False)
    ids = list(seats.order_by("seat", "person__name", "pk").values_list("pk", flat=True))[part]
    rows = Enrolment.objects.select_related("person").defer("decline_reason").in_bulk(ids)
    return [UnplacedSeat(rows[pk].person, rows[pk].seat) for pk in ids]
