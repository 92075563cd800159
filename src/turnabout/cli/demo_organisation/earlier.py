"""The cohort before this one, closed: fifteen pairs, some of whom have enrolled again."""

from __future__ import annotations

from collections.abc import Sequence

from turnabout.cli.demo_organisation.cast import ENROLLED, KEPT_OUT
from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.lines import Lines
from turnabout.cli.demo_organisation.organisation import Enrolment, Person

PAIRS, BOTH_BACK = 15, 5

# The cast meets for the first time.
_NEW = KEPT_OUT | {enrolment.person_id for enrolment in ENROLLED}


def make_earlier_pairs(
    people: Sequence[Person], enrolments: Sequence[Enrolment], seed: int
) -> tuple[tuple[str, str], ...]:
    """(mentor, mentee) pairs that kept to the rules of their day; nobody is in two of them."""
    draw = Draw(seed, "earlier")
    leaders = [person for person in people if person.grade >= 4 and person.person_id not in _NEW]
    mentors = [person for person in people if person.grade <= 2 and person.person_id not in _NEW]
    teaching = {enrolment.person_id for enrolment in enrolments if enrolment.role == "mentor"}
    learning = {enrolment.person_id for enrolment in enrolments if enrolment.role == "mentee"}
    pairing = _Pairing(Lines(people), draw)
    pairing.add(
        [person for person in mentors if person.person_id in teaching],
        [person for person in leaders if person.person_id in learning],
        BOTH_BACK,
    )
    pairing.add(mentors, leaders, PAIRS)
    return tuple(sorted(pairing.pairs))


class _Pairing:
    def __init__(self, lines: Lines, draw: Draw) -> None:
        self.pairs: list[tuple[str, str]] = []
        self._lines, self._draw = lines, draw
        self._used: set[str] = set()

    def add(self, mentors: Sequence[Person], leaders: Sequence[Person], up_to: int) -> None:
        while len(self.pairs) < up_to:
            mentor, leader = self._draw.one(mentors), self._draw.one(leaders)
            if self._fit(mentor, leader):
                self.pairs.append((mentor.person_id, leader.person_id))
                self._used |= {mentor.person_id, leader.person_id}

    def _fit(self, mentor: Person, leader: Person) -> bool:
        fresh = self._used.isdisjoint({mentor.person_id, leader.person_id})
        talk = any(code in leader.languages for code in mentor.languages)
        return fresh and talk and not self._lines.joined(mentor.person_id, leader.person_id)
