"""The sentences of a report on what else could be, worked out on the visible problem."""

from __future__ import annotations

from collections.abc import Iterable

from turnabout_engine import Solution
from turnabout_engine.build import problem_from_cast
from turnabout_engine.explain.elsewise import enough, instead
from turnabout_engine.people.cast import Cast
from turnabout_engine.whatif import Prices, alternatives, single_changes, visible_cast
from turnabout_engine.whatif.changes import CELLS

MOST_WORK = 50_000_000
"""Pairs times possible pairs above which the nearest other partners are left out."""


def elsewise(cast: Cast, solution: Solution) -> dict[tuple[str, ...], list[str]]:
    """By (mentor_id, mentee_id) for each pair, by (role, person_id) for everybody without one."""
    pairs = [(mentee, mentor) for mentee, mentor in solution.pairs.tolist()]
    cells = len(cast.mentees) * len(cast.mentors)
    if cells > CELLS:
        return {}
    seen = visible_cast(cast)
    names = {key: person.label for key, person in cast.person.items()}
    told: dict[tuple[str, ...], list[str]] = {
        who: [enough(changes, who[0], names)] for who, changes in single_changes(seen, pairs).items()
    }
    if cells * len(pairs) <= MOST_WORK:
        told |= dict(_others(seen, pairs, names))
    return told


def _others(
    seen: Cast, pairs: list[tuple[int, int]], names: dict[str, str]
) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    found = alternatives(Prices(problem_from_cast(seen)), pairs)
    for (mentee, mentor), (mine, theirs) in zip(pairs, found, strict=True):
        two = seen.mentors[mentor].person_id, seen.mentees[mentee].person_id
        said = (instead(names[two[1]], mine, names), instead(names[two[0]], theirs, names))
        yield two, [sentence for sentence in said if sentence]
