"""Checks a grouped solution by itself: pairs, limits and figures, and from the prices that nothing better exists.

Shares no code with the solver: every limit is counted from the groups, and every gain from the definition. With prices
p of people, groups and the seats (0), and for every unit the gain g of its arc from a to b, the flow is best if
g + p(a) - p(b) <= 0 wherever one more unit would fit, and >= 0 wherever one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from turnabout_engine.grouped.problem import Group, Grouped
from turnabout_engine.grouped.solve import GroupedSolution
from turnabout_engine.verify.report import Failure, Report

Taken = set[tuple[int, int]]


@dataclass(frozen=True)
class _Holder:
    """A person or group: name as in the prices, members, most and least pairs, and what stands around it."""

    name: str
    members: frozenset[str]
    room: int
    least: int
    first: bool
    around: str


Sides = dict[str, list[tuple[_Holder, int]]]
"""By side, each holder with the number of pairs it has."""


def verify_grouped(grouped: Grouped, solution: GroupedSolution) -> Report:
    """Whether the pairs keep every limit, have the figures claimed, and cannot be bettered; each failure by place."""
    failures = [*_pairs(grouped, solution)]
    if not failures:
        taken = {(row, column) for row, column in solution.pairs.tolist()}
        sides = {side: _counted(grouped, side, taken) for side in ("mentee", "mentor")}
        failures += [*_limits(sides), *_figures(grouped, solution, taken, sides)]
        failures += [] if failures else list(_prices(grouped, solution, taken, sides))
    return Report(holds=not failures, failures=tuple(failures), exact=not failures)


def _pairs(grouped: Grouped, solution: GroupedSolution) -> Iterator[Failure]:
    problem = grouped.problem
    rows = [tuple(row) for row in solution.pairs.tolist()]
    if rows != sorted(set(rows)):
        yield Failure("pairs", "pairs", "they are not sorted, or one stands twice")
    for row, column in rows:
        if not (0 <= row < problem.shape[0] and 0 <= column < problem.shape[1]):
            yield Failure("unknown-pair", f"pair {row}, {column}", "there are no such people")
        elif not problem.allows(row, column):
            yield Failure("not-allowed", problem.name(row, column), "this pair is not allowed")
    for row, column in problem.fixed.tolist():
        if (row, column) not in rows:
            yield Failure("fixed", problem.name(row, column), "this fixed pair is missing")


def _counted(grouped: Grouped, side: str, taken: Taken) -> list[tuple[_Holder, int]]:
    ids = getattr(grouped.problem, f"{side}_ids")
    held = dict.fromkeys(ids, 0)
    for pair in taken:
        held[ids[pair[0 if side == "mentee" else 1]]] += 1
    return [(one, sum(held[key] for key in one.members)) for one in _holders(grouped, side)]


def _holders(grouped: Grouped, side: str) -> Iterator[_Holder]:
    groups: tuple[Group, ...] = getattr(grouped, f"{side}_groups")
    smallest_first = sorted(groups, key=lambda group: (len(group.members), group.name))
    ids, capacity = (getattr(grouped.problem, f"{side}_{what}") for what in ("ids", "capacity"))
    minimum = getattr(grouped, f"{side}_minimum")
    for key, room in zip(ids, capacity.tolist(), strict=True):
        alone = frozenset({key})
        least = min(room, minimum.get(key, 0))
        around = _around(side, alone, smallest_first)
        yield _Holder(f"{side}: {key}", alone, room, least, side == "mentee", around)
    for at, group in enumerate(smallest_first):
        around = _around(side, group.members, smallest_first[at + 1 :])
        yield _Holder(f"{side} group: {group.name}", group.members, group.limit, group.minimum, False, around)


def _around(side: str, members: frozenset[str], wider: list[Group]) -> str:
    """The smallest group around these members, "seats" where there is none."""
    return next((f"{side} group: {group.name}" for group in wider if members <= group.members), "seats")


def _limits(sides: Sides) -> Iterator[Failure]:
    for found in sides.values():
        for one, number in found:
            if number > one.room:
                yield Failure("limit", one.name, f"has {number} pairs, the limit is {one.room}")


def _figures(grouped: Grouped, solution: GroupedSolution, taken: Taken, sides: Sides) -> Iterator[Failure]:
    truth = {
        "least": sum(min(number, one.least) for found in sides.values() for one, number in found),
        "placed": len({row for row, _ in taken}),
        "seats": len(taken),
        "total": sum(int(grouped.problem.scores[pair]) for pair in taken),
    }
    for name, value in truth.items():
        if getattr(solution, name) != value:
            yield Failure("figure", name, f"is said to be {getattr(solution, name)}, and is {value}")


def _prices(grouped: Grouped, solution: GroupedSolution, taken: Taken, sides: Sides) -> Iterator[Failure]:
    prices, base, problem = solution.prices, solution.base, grouped.problem
    holders = [one for found in sides.values() for one, _ in found]
    if set(prices) != {one.name for one in holders} | {"seats"} or prices["seats"] != 0:
        yield Failure(
            "prices", "prices", "they do not name every person and group once, with 0 for the seats"
        )
        return
    if base <= _widest(grouped, holders):
        yield Failure("prices", "base", "it is too small to keep the order of what counts")
        return
    fixed = {(row, column) for row, column in problem.fixed.tolist()}
    table = problem.scores.tocoo()
    for row, column, score in zip(table.row.tolist(), table.col.tolist(), table.data.tolist(), strict=True):
        gain = int((row, column) in fixed) * base**4 + base + score
        step = prices[f"mentee: {problem.mentee_ids[row]}"] - prices[f"mentor: {problem.mentor_ids[column]}"]
        yield from _unit(problem.name(row, column), gain + step, (row, column) in taken)
    for side, found in sides.items():
        for one, number in found:
            yield from _seats(side, one, number, prices, base)


def _widest(grouped: Grouped, holders: list[_Holder]) -> int:
    """Twice what the whole match could earn of any one kind: a pair meets a minimum of each of its holders at most."""
    scores = grouped.problem.scores.data.tolist()
    groups = len(holders) - sum(grouped.problem.shape)
    widest: int = 2 * max(sum(map(abs, scores)), len(scores) * (2 + groups))
    return widest


def _seats(side: str, one: _Holder, number: int, prices: dict[str, int], base: int) -> Iterator[Failure]:
    """A person or group against what stands around it, at every unit where the gain changes: first, minimum, rest."""
    step = prices[one.around] - prices[one.name]
    for unit in sorted({0, 1, one.least - 1, one.least, number - 1, number}):
        if 0 <= unit < one.room:
            gain = base**3 * (unit < one.least) + base**2 * (unit < one.first)
            toward = step if side == "mentee" else -step
            yield from _unit(f"{one.name}, seat {unit + 1}", gain + toward, unit < number)


def _unit(place: str, earned: int, taken: bool) -> Iterator[Failure]:
    if not taken and earned > 0:
        yield Failure("prices", place, "one more would earn something under these prices")
    if taken and earned < 0:
        yield Failure("prices", place, "giving it up would earn something under these prices")
