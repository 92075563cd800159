"""Which of the coordinator's locks still hold with the people of a run: a lock never overrules a rule or a seat."""

from __future__ import annotations

from collections.abc import Sequence

from turnabout_engine.people.cast import Cast

from turnabout.matching.casting import Pair
from turnabout.matching.judging import first_causes

Dropped = tuple[str, str, str]
"""(mentor, mentee, code of the cause)."""


def sort_out_locks(cast: Cast, wanted: Sequence[Pair]) -> tuple[list[Pair], list[Dropped]]:
    """Locks to keep, in their order, and those that cannot be kept with the cause."""
    causes = first_causes(cast, wanted)
    kept: list[Pair] = []
    for pair in wanted:
        if pair not in causes:
            cause = _crowded(cast, kept, pair)
            causes |= {pair: cause} if cause else {}
            kept += [] if cause else [pair]
    return kept, [(*pair, causes[pair]) for pair in wanted if pair in causes]


def _crowded(cast: Cast, kept: Sequence[Pair], pair: Pair) -> str:
    mentor, mentee = pair
    if (mentee, mentor) in kept:
        return "both_ways"
    if sum(one == mentor for one, _ in kept) >= cast.person[mentor].mentor_capacity:
        return "mentor_full"
    if sum(other == mentee for _, other in kept) >= cast.person[mentee].mentee_capacity:
        return "mentee_full"
    return ""
