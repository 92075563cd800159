"""The open cohort: who takes part, on which side, and with what answers."""

from __future__ import annotations

from collections.abc import Sequence

from turnabout.cli.demo_organisation.answers import (
    answers_of_both,
    mentees_answers,
    mentors_answers,
)
from turnabout.cli.demo_organisation.boards import INNOVATION_UNITS
from turnabout.cli.demo_organisation.cast import ENROLLED, KEPT_OUT
from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.organisation import Enrolment, Person
from turnabout.cli.demo_organisation.private import with_private_answers

LEADERS, MENTORS, BOTH = 60, 150, 8
_FROM_THE_BOARD, _AREA_HEADS = 5, 28


def make_cohort(people: Sequence[Person], seed: int) -> tuple[Enrolment, ...]:
    """Sixty who learn and 150 who teach, eight of them counted on both sides; ordered by key."""
    draw = Draw(seed, "answers")
    choice = _Choice(people, Draw(seed, "cohort"))
    drawn = [
        *(mentees_answers(person, draw) for person in choice.leaders()),
        *(answers_of_both(person, draw) for person in choice.both()),
        *(mentors_answers(person, draw) for person in choice.mentors()),
    ]
    units = {person.person_id: person.unit for person in people}
    whole = [*ENROLLED, *with_private_answers(drawn, units, Draw(seed, "private"))]
    return tuple(sorted(whole, key=lambda enrolment: enrolment.person_id))


class _Choice:
    """Draws people once; the cast counts towards the numbers."""

    def __init__(self, people: Sequence[Person], draw: Draw) -> None:
        self._people, self._draw = people, draw
        self._managers = {person.manager_id for person in people}
        self._taken = set(KEPT_OUT) | {enrolment.person_id for enrolment in ENROLLED}

    def leaders(self) -> list[Person]:
        count = LEADERS - BOTH - sum(enrolment.role == "mentee" for enrolment in ENROLLED)
        top = self._some([person for person in self._people if person.grade == 5], _FROM_THE_BOARD)
        heads = self._some([person for person in self._people if person.grade == 4], _AREA_HEADS)
        teams = [p for p in self._people if p.grade == 3 and p.person_id in self._managers]
        return top + heads + self._some(teams, count - len(top) - len(heads))

    def both(self) -> list[Person]:
        count = BOTH - sum(enrolment.role == "both" for enrolment in ENROLLED)
        leads = [p for p in self._people if p.grade == 3 and p.person_id in self._managers]
        return self._some(leads, count - 1) + self._some([p for p in self._people if p.grade == 2], 1)

    def mentors(self) -> list[Person]:
        count = MENTORS - BOTH - sum(enrolment.role == "mentor" for enrolment in ENROLLED)
        leads_nobody = [
            p for p in self._people if p.grade <= 3 and p.person_id not in self._managers | self._taken
        ]
        drawn = self._draw.several([(person, _eagerness(person)) for person in leads_nobody], count)
        self._taken |= {person.person_id for person in drawn}
        return drawn

    def _some(self, people: Sequence[Person], count: int) -> list[Person]:
        drawn = self._draw.sample([p for p in people if p.person_id not in self._taken], count)
        self._taken |= {person.person_id for person in drawn}
        return drawn


def _eagerness(person: Person) -> int:
    """More come from where new things are made, and few of grade three, who are nearly leaders themselves."""
    weight = {1: 5, 2: 4, 3: 1}[person.grade]
    return weight * (3 if person.unit in {unit.name for unit in INNOVATION_UNITS} else 1)
