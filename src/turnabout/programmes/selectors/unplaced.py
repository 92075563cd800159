"""Who has room for a partner since the pairs of a cohort are out, as its coordinators see it: nobody was free for them,
their pair is over, or it rests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort, Enrolment
from turnabout.programmes.next_partner import FREE, NextPartner
from turnabout.programmes.permissions import coordinates

EVERYTHING: Final = slice(None)


@dataclass(frozen=True, slots=True)
class UnplacedSeat:
    person: Person
    seat: str
    is_interim: bool = False  # has a pair that rests


def unplaced_seats(viewer: User, cohort: Cohort, part: slice = EVERYTHING) -> list[UnplacedSeat]:
    """Who learns before who teaches, then by name: a place that stays empty on that side is the rarer one."""
    if not coordinates(viewer, cohort.programme):
        raise NotFound
    seats = cohort.enrolments.filter(FREE)
    ids = list(seats.order_by("seat", "person__name", "pk").values_list("pk", flat=True))[part]
    rows = Enrolment.objects.select_related("person").defer("decline_reason").in_bulk(ids)
    return [
        UnplacedSeat(rows[pk].person, rows[pk].seat, rows[pk].next_partner == NextPartner.INTERIM)
        for pk in ids
    ]
