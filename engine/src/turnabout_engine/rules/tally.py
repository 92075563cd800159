"""How many candidates each rule removes, for everybody: why somebody has no pair, and whom a rule locks out.

Every open rule is counted by itself, so its numbers come from open data alone. Private causes are one total over those
who pass all open rules, told from 5 on; below that nothing that is told depends on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from turnabout_engine.people.cast import Cast
from turnabout_engine.people.person import PersonRow
from turnabout_engine.policy import Policy
from turnabout_engine.rules.masks import OPEN_RULES, PRIVATE_RULES, Marks, removed
from turnabout_engine.score.parts import Score

LEAST_TOLD = 5
Counts = NDArray[np.int64]


@dataclass(eq=False)
class Tally:
    """Counts by mentee and by mentor position: candidates each rule removes, who passes all open ones, private."""

    mentees: dict[str, Counts]
    mentors: dict[str, Counts]

    @classmethod
    def empty(cls, cast: Cast) -> "Tally":
        names = (*OPEN_RULES, "candidates", "passing", "private")
        mentees = {name: np.zeros(len(cast.mentees), dtype=np.int64) for name in names}
        mentors = {name: np.zeros(len(cast.mentors), dtype=np.int64) for name in names}
        return cls(mentees, mentors)

    def add(self, rows: Counts, marks: Mapping[str, Marks]) -> None:
        """Count what the rules remove in these rows."""
        others = ~marks["oneself"]
        passing = others.copy()
        for rule in OPEN_RULES:
            self._count(rule, rows, marks[rule] & others)
            passing &= ~marks[rule]
        private = np.logical_or.reduce([marks[rule] for rule in PRIVATE_RULES])
        self._count("candidates", rows, others)
        self._count("passing", rows, passing)
        self._count("private", rows, passing & private)

    def _count(self, name: str, rows: Counts, marks: Marks) -> None:
        self.mentees[name][rows] += marks.sum(axis=1)
        self.mentors[name] += marks.sum(axis=0)


def tally(cast: Cast) -> Tally:
    """For everybody how many partners each rule removes, counted over all pairs of the cast in blocks."""
    score, counts = Score(cast), Tally.empty(cast)
    for rows in cast.blocks():
        counts.add(rows, removed(cast, rows, score.for_floor(rows)))
    return counts


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why a person has no pair in a role.

    candidates: people in the other role. removed: (rule, how many it alone removes), open rules only.
    passing: candidates that pass every open rule. not_available: how many of those private causes removed, from 5 on.
    cause: "nobody" (no candidates), "rules" (none passes), "not_available" (none of those who pass is), or
    "crowded_out": those who pass were taken or, without a number below 5, not available.
    """

    person_id: str
    role: str
    candidates: int
    removed: tuple[tuple[str, int], ...]
    passing: int
    not_available: int | None
    cause: str


def unmatched(cast: Cast, paired: Iterable[tuple[int, int]]) -> tuple[Unmatched, ...]:
    """Everybody without a pair in a role they hold; `paired` are (mentee, mentor) positions.

    Only those left alone are held against the whole other side, not everybody.
    """
    pairs = list(paired)
    mentees = sorted(set(range(len(cast.mentees))) - {mentee for mentee, _ in pairs})
    mentors = sorted(set(range(len(cast.mentors))) - {mentor for _, mentor in pairs})
    without, idle = cast.only(mentees=mentees), cast.only(mentors=mentors)
    return (
        *_told("mentee", without.mentees, tally(without).mentees),
        *_told("mentor", idle.mentors, tally(idle).mentors),
    )


def _told(role: str, people: Sequence[PersonRow], counts: Mapping[str, Counts]) -> list[Unmatched]:
    return [_why(person.person_id, role, at, counts) for at, person in enumerate(people)]


def _why(key: str, role: str, at: int, counts: Mapping[str, Counts]) -> Unmatched:
    candidates, passing, private = (int(counts[name][at]) for name in ("candidates", "passing", "private"))
    told = private if private >= LEAST_TOLD else None
    if not candidates:
        cause = "nobody"
    elif not passing:
        cause = "rules"
    else:
        cause = "not_available" if told == passing else "crowded_out"
    gone = tuple((rule, int(counts[rule][at])) for rule in OPEN_RULES if counts[rule][at])
    return Unmatched(key, role, candidates, gone, passing, told, cause)


@dataclass(frozen=True, slots=True)
class Lockout:
    """What one open rule alone does: who has no candidate left because of it, and how many pairs it removes."""

    rule: str
    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    pairs: int


def lockouts(rows: Sequence[PersonRow], policy: Policy) -> tuple[Lockout, ...]:
    """For each open rule whom it alone locks out. Private rules are not told here."""
    cast = Cast.of(rows, policy)
    counts = tally(cast)
    return tuple(
        Lockout(
            rule,
            _locked(cast.mentees, rule, counts.mentees),
            _locked(cast.mentors, rule, counts.mentors),
            int(counts.mentees[rule].sum()),
        )
        for rule in OPEN_RULES
    )


def _locked(people: Sequence[PersonRow], rule: str, counts: Mapping[str, Counts]) -> tuple[str, ...]:
    gone = (counts["candidates"] > 0) & (counts[rule] == counts["candidates"])
    return tuple(people[at].person_id for at in np.flatnonzero(gone).tolist())
