"""A few second managers: someone of a higher grade in another unit, so that no line can run in a circle."""

from __future__ import annotations

from collections.abc import Sequence

from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.fixed import FIXED
from turnabout.cli.demo_organisation.organisation import Person

HOW_MANY = 26


def dotted_lines(people: Sequence[Person], draw: Draw) -> dict[str, tuple[str, ...]]:
    """Dotted managers by person; going up, grades never fall on a solid line and rise on a dotted one."""
    fixed = {person.key for person in FIXED}
    free = [person for person in people if person.person_id not in fixed]
    helpers = draw.sample([person for person in free if person.grade in {2, 3}], HOW_MANY)
    above = [person for person in free if person.grade == 4]
    lines: dict[str, tuple[str, ...]] = {}
    for number, person in enumerate(helpers):
        elsewhere = [boss for boss in above if boss.unit != person.unit]
        lines[person.person_id] = tuple(
            boss.person_id for boss in draw.sample(elsewhere, 2 if number == 0 else 1)
        )
    return lines
