"""A problem with groups of people who share a number of seats, and with least numbers of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

from turnabout_engine.errors import ProblemError
from turnabout_engine.problem import Problem

NOTHING: Mapping[str, int] = MappingProxyType({})


class GroupError(ProblemError):
    """A group or a minimum that has no meaning; `place` names which."""


@dataclass(frozen=True)
class Group:
    """People of one side, by id, who together hold at most `limit` pairs, and if it can be at least `minimum`."""

    name: str
    members: frozenset[str]
    limit: int
    minimum: int = 0

    def __init__(
        self, name: str, members: Sequence[str] | frozenset[str], limit: int, minimum: int = 0
    ) -> None:
        for key, value in (
            ("name", name),
            ("members", frozenset(members)),
            ("limit", limit),
            ("minimum", minimum),
        ):
            object.__setattr__(self, key, value)


@dataclass(frozen=True)
class Grouped:
    """A problem with groups on either side and least numbers of pairs for people, by id.

    Groups of one side lie inside each other or apart (a supervisor over several projects, a school over supervisors).
    A minimum is wanted before anything else but fixed pairs; what cannot be met is counted, never refused.
    """

    problem: Problem
    mentor_groups: tuple[Group, ...] = ()
    mentee_groups: tuple[Group, ...] = ()
    mentor_minimum: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    mentee_minimum: Mapping[str, int] = field(default_factory=lambda: NOTHING)

    def __post_init__(self) -> None:
        if len(self.problem.couples):
            raise GroupError(
                "couples", "groups cannot be solved together with couples; give each person one side"
            )
        sides = (
            ("mentor", self.mentor_groups, self.mentor_minimum, self.problem.mentor_ids),
            ("mentee", self.mentee_groups, self.mentee_minimum, self.problem.mentee_ids),
        )
        for side, groups, minimum, ids in sides:
            object.__setattr__(self, f"{side}_groups", tuple(groups))
            _check_groups(side, tuple(groups), frozenset(ids))
            _check_minimum(side, minimum, frozenset(ids))


def _check_groups(side: str, groups: tuple[Group, ...], ids: frozenset[str]) -> None:
    for group in groups:
        place = f"{side} group {group.name}"
        if unknown := sorted(group.members - ids):
            raise GroupError(place, f"{unknown[0]!r} is no {side} of this problem")
        if not group.members:
            raise GroupError(place, "it has no members")
        if not 0 <= group.minimum <= group.limit:
            raise GroupError(place, f"give 0 <= minimum <= limit, not {group.minimum} and {group.limit}")
    for one, other in combinations(groups, 2):
        if one.name == other.name:
            raise GroupError(f"{side} group {one.name}", "there are two of this name")
        both = one.members & other.members
        if both and both not in (one.members, other.members):
            raise GroupError(
                f"{side} groups {one.name} and {other.name}",
                f"they share {sorted(both)[0]!r} and neither lies inside the other",
            )


def _check_minimum(side: str, minimum: Mapping[str, int], ids: frozenset[str]) -> None:
    for key, least in minimum.items():
        if key not in ids:
            raise GroupError(f"{side} minimum", f"{key!r} is no {side} of this problem")
        if isinstance(least, bool) or not isinstance(least, int) or least < 0:
            raise GroupError(f"{side} minimum of {key}", f"give a whole number from 0 on, not {least!r}")
