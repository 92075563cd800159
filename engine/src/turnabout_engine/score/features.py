"""What the score reads from people, as arrays, made once for a cast."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from numpy.typing import NDArray

from turnabout_engine.people.cast import Cast
from turnabout_engine.people.person import PersonRow, same_words
from turnabout_engine.score.topics import Topics

Whole = NDArray[np.int64]


class Features:
    """Arrays by position of mentee and mentor. Everything private sits behind a `hidden` argument or `preferred`."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.topics = Topics((*cast.mentees, *cast.mentors))
        self._wants: dict[tuple[str, bool], tuple[sp.csr_array, Whole]] = {}

    def people(self, role: str) -> tuple[PersonRow, ...]:
        return self.cast.mentees if role == "mentee" else self.cast.mentors

    def wants(self, role: str, hidden: bool) -> tuple[sp.csr_array, Whole]:
        """Aims of one side, with the hesitant ones if `hidden`; the same matrix where nobody has any."""
        hidden = hidden and any(person.hesitant for person in self.people(role))
        if (role, hidden) not in self._wants:
            self._wants[role, hidden] = self.topics.aims(self.people(role), hidden)
        return self._wants[role, hidden]

    @cached_property
    def mentor_offers(self) -> sp.csr_array:
        return self.topics.offers(self.cast.mentors)

    @cached_property
    def mentee_offers(self) -> sp.csr_array:
        return self.topics.offers(self.cast.mentees)

    @cached_property
    def answers(self) -> tuple[Whole, Whole]:
        """Three working-style answers a person, 0 where none were given."""
        mentees, mentors = self._sides(lambda person: person.style or (0, 0, 0))
        return mentees.reshape(-1, 3), mentors.reshape(-1, 3)

    @cached_property
    def units(self) -> tuple[Whole, Whole]:
        """A number for each unit, -1 for none."""
        return self._numbered(lambda person: person.unit)

    @cached_property
    def sites(self) -> tuple[Whole, Whole]:
        """A number for each site, -1 for none."""
        return self._numbered(lambda person: person.site)

    @cached_property
    def interests(self) -> tuple[sp.csr_array, sp.csr_array]:
        names = sorted(
            {item for person in (*self.cast.mentees, *self.cast.mentors) for item in person.interests}
        )
        number = {name: at for at, name in enumerate(names)}
        return _listed(self.cast.mentees, number), _listed(self.cast.mentors, number)

    @cached_property
    def influential(self) -> Whole:
        policy = self.cast.policy
        return _named(self.cast.mentees, policy.influence_units, policy.influence_grades)

    @cached_property
    def innovative(self) -> Whole:
        policy = self.cast.policy
        return _named(self.cast.mentors, policy.innovation_units, policy.innovation_grades)

    @cached_property
    def preferred(self) -> sp.csr_array:
        """For each pair how many of the two would like the other."""
        mine = ((person.person_id, key) for person in self.cast.mentees for key in person.prefer)
        theirs = ((key, person.person_id) for person in self.cast.mentors for key in person.prefer)
        return self.cast.marks(mine).astype(np.int64) + self.cast.marks(theirs).astype(np.int64)

    def _numbered(self, read: Callable[[PersonRow], str]) -> tuple[Whole, Whole]:
        number = {"": -1}
        return self._sides(lambda person: number.setdefault(same_words(read(person)), len(number)))

    def _sides(self, read: Callable[[PersonRow], object]) -> tuple[Whole, Whole]:
        mentees, mentors = (
            [read(person) for person in side] for side in (self.cast.mentees, self.cast.mentors)
        )
        return np.array(mentees, dtype=np.int64), np.array(mentors, dtype=np.int64)


def _listed(people: Sequence[PersonRow], number: dict[str, int]) -> sp.csr_array:
    cells = sorted({(at, number[item]) for at, person in enumerate(people) for item in person.interests})
    ends = np.array(cells, dtype=np.int64).reshape(-1, 2)
    marks = np.ones(len(ends), dtype=np.int64)
    return sp.csr_array((marks, (ends[:, 0], ends[:, 1])), shape=(len(people), len(number)))


def _named(people: Sequence[PersonRow], units: Collection[str], grades: Collection[str]) -> Whole:
    """1 for people in one of the named units or grades; for everybody where the programme named none."""
    in_units = {same_words(unit) for unit in units}
    in_grades = {same_words(grade) for grade in grades}
    if not in_units and not in_grades:
        return np.ones(len(people), dtype=np.int64)
    return np.array(
        [
            same_words(person.unit) in in_units
            or same_words(person.grade_name) in in_grades
            or str(person.grade) in in_grades
            for person in people
        ],
        dtype=np.int64,
    )
