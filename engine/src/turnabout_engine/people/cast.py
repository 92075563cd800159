"""Everybody who takes part in one match, with all that rules and score read, in a fixed order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from numpy.typing import NDArray

from turnabout_engine.hours.overlap import Schedules
from turnabout_engine.hours.zones import Calendar
from turnabout_engine.lines.graph import Lines
from turnabout_engine.people.person import PersonRow
from turnabout_engine.policy import Policy

Pair = tuple[str, str]
"""(mentor_id, mentee_id), as in pairs.csv."""

PAIRS_AT_ONCE = 1_000_000


@dataclass(frozen=True, eq=False)
class Cast:
    """The people of a match. Mentees and mentors are sorted by id; their positions are rows and columns."""

    policy: Policy
    rows: tuple[PersonRow, ...]
    mentees: tuple[PersonRow, ...]
    mentors: tuple[PersonRow, ...]
    lines: Lines
    calendar: Calendar
    earlier: tuple[Pair, ...] = ()
    locked: tuple[Pair, ...] = ()
    forbidden: tuple[Pair, ...] = ()
    allowed: tuple[Pair, ...] = ()
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        rows: Sequence[PersonRow],
        policy: Policy,
        earlier: Iterable[Pair] = (),
        locked: Iterable[Pair] = (),
        forbidden: Iterable[Pair] = (),
        calendar: Calendar | None = None,
        allowed: Iterable[Pair] = (),
        left_out: Iterable[str] = (),
    ) -> "Cast":
        """Everybody in `rows`; `calendar` pins the zones of an earlier result. ValueError on a key given twice.

        allowed: a mentee named here gets nobody but the mentors listed with them. left_out: ids of mentees whom
        the last round left without a pair; of as many who can be placed, they come first.
        """
        policy = policy.dated()
        everybody = tuple(sorted(rows, key=lambda person: person.person_id))
        for one, next_one in pairwise(everybody):
            if one.person_id == next_one.person_id:
                raise ValueError(f"{one.person_id} stands in the list more than once.")
        mentees = tuple(person for person in everybody if person.takes_part_as("mentee"))
        mentors = tuple(person for person in everybody if person.takes_part_as("mentor"))
        if calendar is None:
            assert policy.start is not None  # noqa: S101  # dated() has just set it
            zones = {person.timezone for person in (*mentees, *mentors) if person.hours}
            calendar = Calendar.of(policy.start, policy.weeks, zones)
        before, kept, barred, only = (
            tuple(sorted(set(pairs))) for pairs in (earlier, locked, forbidden, allowed)
        )
        first = tuple(sorted({person.person_id for person in mentees} & set(left_out)))
        return cls(
            policy, everybody, mentees, mentors, Lines(rows), calendar, before, kept, barred, only, first
        )

    @cached_property
    def mentee_at(self) -> dict[str, int]:
        return {person.person_id: at for at, person in enumerate(self.mentees)}

    @cached_property
    def mentor_at(self) -> dict[str, int]:
        return {person.person_id: at for at, person in enumerate(self.mentors)}

    @property
    def waiting(self) -> NDArray[np.bool_]:
        """For each mentee whether the last round left them out."""
        names = set(self.left_out)
        return np.array([person.person_id in names for person in self.mentees], dtype=np.bool_)

    @cached_property
    def person(self) -> dict[str, PersonRow]:
        return {person.person_id: person for person in self.rows}

    @cached_property
    def mentee_schedules(self) -> Schedules:
        return Schedules(self.mentees, self.calendar)

    @cached_property
    def mentor_schedules(self) -> Schedules:
        return Schedules(self.mentors, self.calendar)

    @cached_property
    def in_line(self) -> sp.csr_array:
        mentees, mentors = list(self.mentee_at), list(self.mentor_at)
        return self.lines.in_line(mentees, mentors, self.policy.reporting_line)

    def only(self, mentees: Iterable[int] | None = None, mentors: Iterable[int] | None = None) -> "Cast":
        """The same match with only the people at these positions, ascending; None leaves a side whole."""
        return replace(
            self,
            mentees=self.mentees if mentees is None else tuple(self.mentees[at] for at in mentees),
            mentors=self.mentors if mentors is None else tuple(self.mentors[at] for at in mentors),
        )

    def blocks(self) -> Iterator[NDArray[np.int64]]:
        """Mentee positions in portions, so that no matrix over all mentors grows too large."""
        size = max(1, PAIRS_AT_ONCE // max(1, len(self.mentors)))
        for first in range(0, len(self.mentees), size):
            yield np.arange(first, min(first + size, len(self.mentees)), dtype=np.int64)

    def marks(self, pairs: Iterable[tuple[str, str]]) -> sp.csr_array:
        """Boolean matrix (mentees x mentors) of the (mentee_id, mentor_id) pairs that take part."""
        found = sorted(
            {
                (self.mentee_at[mentee], self.mentor_at[mentor])
                for mentee, mentor in pairs
                if mentee in self.mentee_at and mentor in self.mentor_at
            }
        )
        ends = np.array(found, dtype=np.int64).reshape(-1, 2)
        shape = (len(self.mentees), len(self.mentors))
        return sp.csr_array((np.ones(len(ends), dtype=np.bool_), (ends[:, 0], ends[:, 1])), shape=shape)
