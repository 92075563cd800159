"""When the cohorts of a list that is kept small are over, people who never took part are forgotten."""

from __future__ import annotations

from turnabout.pairs.selectors import people_in_pairs
from turnabout.people.services.forgetting import everybody_above, forget_people
from turnabout.programmes.selectors import people_with_seats, small_lists_over, taking_part_now


def forget_uninvited() -> int:
    """Whoever had a seat stays, and everybody above somebody who takes part elsewhere. Returns how many went."""
    lists = small_lists_over()
    if not lists:
        return 0
    seated = people_with_seats()
    stay = seated | people_in_pairs() | everybody_above(taking_part_now())
    return sum(forget_people(source=source, stay=stay) for source in lists)
