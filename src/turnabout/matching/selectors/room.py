"""Whether people still take as many partners as a run gave them (system use)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from turnabout.matching.selectors.standing import Couple
from turnabout.programmes.models import Cohort
from turnabout.programmes.selectors import confirmed_seats


def beyond_capacity(cohort: Cohort, couples: Iterable[Couple]) -> dict[Couple, str]:
    """The couples for which one of the two has no place any more. Couples come in the order in which they may stay,
    the strongest first: somebody who now takes one person keeps the best of two."""
    room = {(seat.person_id, seat.seat): seat.capacity for seat in confirmed_seats(cohort)}
    taken: Counter[tuple[int, str]] = Counter()
    found: dict[Couple, str] = {}
    for mentor, mentee in couples:
        seats = {"mentor": (mentor, "mentor"), "mentee": (mentee, "mentee")}
        full = [side for side, seat in seats.items() if taken[seat] >= room.get(seat, 0)]
        if full:
            found[mentor, mentee] = f"{full[0]}_takes_fewer"
        else:
            taken.update(seats.values())
    return found
