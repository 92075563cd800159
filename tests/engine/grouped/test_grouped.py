"""Groups of seats and least numbers: the best of all answers, proved, and every corruption named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from turnabout_engine import Problem
from turnabout_engine.errors import FixedPairError
from turnabout_engine.grouped import (
    Group,
    Grouped,
    GroupedSolution,
    GroupError,
    solve_grouped,
    verify_grouped,
)

from tests.engine.core.worlds import allowed_pairs, thorough


@st.composite
def grouped_problems(draw: st.DrawFn) -> Grouped:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    cells = rows * columns
    scores = draw(st.lists(st.sampled_from((-3, 0, 1, 2, 5, 900)), min_size=cells, max_size=cells))
    allowed = draw(st.lists(st.sampled_from((True, True, False)), min_size=cells, max_size=cells))
    seats = st.integers(0, 3)
    problem = Problem.from_scores(
        np.array(scores).reshape(rows, columns),
        mentee_capacity=draw(st.lists(seats, min_size=rows, max_size=rows)),
        mentor_capacity=draw(st.lists(seats, min_size=columns, max_size=columns)),
        allowed=np.array(allowed).reshape(rows, columns),
        seed=draw(st.integers(0, 2)),
    )
    return Grouped(
        problem,
        draw(_groups(problem.mentor_ids)),
        draw(_groups(problem.mentee_ids)),
        {problem.mentor_ids[0]: draw(seats)},
        {problem.mentee_ids[-1]: draw(seats)},
    )


@st.composite
def _groups(draw: st.DrawFn, ids: tuple[str, ...]) -> tuple[Group, ...]:
    """Up to three groups, each inside the one before."""
    found, members = [], list(ids)
    for number in range(draw(st.integers(0, 3))):
        members = draw(st.lists(st.sampled_from(members), min_size=1, unique=True))
        limit = draw(st.integers(0, 3))
        found.append(Group(f"g{number}", members, limit, draw(st.integers(0, limit))))
    return tuple(found)


def answers(grouped: Grouped) -> Iterator[list[tuple[int, int]]]:
    every = allowed_pairs(grouped.problem)
    yield from map(list, chain.from_iterable(combinations(every, size) for size in range(len(every) + 1)))


def value(grouped: Grouped, pairs: list[tuple[int, int]]) -> tuple[int, ...] | None:
    """What is compared, in its order; None where a limit is broken."""
    problem, least = grouped.problem, 0
    for side, at in (("mentee", 0), ("mentor", 1)):
        ids = getattr(problem, f"{side}_ids")
        held = {key: sum(ids[pair[at]] == key for pair in pairs) for key in ids}
        rooms = dict(zip(ids, getattr(problem, f"{side}_capacity").tolist(), strict=True))
        if any(held[key] > rooms[key] for key in ids):
            return None
        least += sum(min(held[key], want) for key, want in getattr(grouped, f"{side}_minimum").items())
        for group in getattr(grouped, f"{side}_groups"):
            number = sum(held[key] for key in group.members)
            if number > group.limit:
                return None
            least += min(number, group.minimum)
    total = sum(int(problem.scores[pair]) for pair in pairs)
    return least, len({row for row, _ in pairs}), len(pairs), total


@given(grouped=grouped_problems())
@thorough
def test_nothing_better_is_found_by_trying_everything(grouped: Grouped) -> None:
    solution = solve_grouped(grouped)
    best = max(found for pairs in answers(grouped) if (found := value(grouped, pairs)) is not None)
    mine = [(row, column) for row, column in solution.pairs.tolist()]
    assert value(grouped, mine) == best
    assert (solution.least, solution.placed, solution.seats, solution.total) == best
    report = verify_grouped(grouped, solution)
    assert report.holds, report.failures


def school() -> Grouped:
    """Four students, five projects of two lecturers of one school; the school takes three."""
    scores = [[9, 8, 7, 0, 0], [9, 8, 0, 6, 0], [9, 0, 0, 6, 5], [0, 8, 0, 0, 5]]
    problem = Problem.from_scores(scores, mentee_ids="abcd", mentor_ids=["p1", "p2", "p3", "p4", "p5"])
    lecturers = (Group("Ames", ["p1", "p2", "p3"], 2), Group("Brandt", ["p4", "p5"], 2, minimum=1))
    return Grouped(problem, (*lecturers, Group("School", problem.mentor_ids, 3)))


def test_nested_limits_hold_at_once() -> None:
    solution = solve_grouped(school())
    assert (solution.placed, solution.least, solution.total) == (3, 1, 23)
    assert verify_grouped(school(), solution).exact


def test_a_minimum_comes_before_the_most_people() -> None:
    problem = Problem.from_scores([[9, 1], [9, 1]], mentor_capacity=[2, 2])
    for least, held in ((0, [2, 0]), (2, [0, 2])):
        grouped = Grouped(problem, mentor_minimum={"1": least})
        solution = solve_grouped(grouped)
        assert np.bincount(solution.pairs[:, 1], minlength=2).tolist() == held
        assert verify_grouped(grouped, solution).holds


def test_fixed_pairs_stand_first_and_are_refused_where_a_group_has_no_room() -> None:
    problem = Problem.from_scores([[9, 1], [9, 1]], fixed=[(0, 1), (1, 0)])
    assert solve_grouped(Grouped(problem)).pairs.tolist() == [[0, 1], [1, 0]]
    with pytest.raises(FixedPairError, match="no room"):
        solve_grouped(Grouped(problem, (Group("g", ["0", "1"], 1),)))


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"mentor_groups": (Group("g", ["x"], 1),)}, "mentor group g"),
        ({"mentee_groups": (Group("g", [], 1),)}, "mentee group g"),
        ({"mentor_groups": (Group("g", ["0"], 1, 2),)}, "mentor group g"),
        ({"mentor_groups": (Group("g", ["0"], -1),)}, "mentor group g"),
        ({"mentor_groups": (Group("g", ["0"], 1), Group("g", ["1"], 1))}, "mentor group g"),
        (
            {"mentor_groups": (Group("g", ["0", "1"], 1), Group("h", ["1", "2"], 1))},
            "mentor groups g and h",
        ),
        ({"mentee_minimum": {"x": 1}}, "mentee minimum"),
        ({"mentor_minimum": {"0": -1}}, "mentor minimum of 0"),
    ],
)
def test_what_has_no_meaning_is_named_with_its_place(said: dict[str, Any], place: str) -> None:
    with pytest.raises(GroupError) as refused:
        Grouped(Problem.from_scores(np.ones((3, 3), dtype=int)), **said)
    assert refused.value.place == place


def _other_price(solution: GroupedSolution, name: str, by: int) -> GroupedSolution:
    return replace(solution, prices={**solution.prices, name: solution.prices[name] + by})


@pytest.mark.parametrize(
    ("spoil", "rule", "place"),
    [
        (lambda s: replace(s, pairs=s.pairs[:-1]), "figure", "placed"),
        (lambda s: replace(s, total=s.total + 1), "figure", "total"),
        (lambda s: replace(s, least=0), "figure", "least"),
        (lambda s: replace(s, pairs=np.array([[0, 0], [1, 1], [3, 2]])), "limit", "mentor group: Ames"),
        (lambda s: replace(s, pairs=np.array([[0, 9]])), "unknown-pair", "pair 0, 9"),
        (lambda s: _other_price(s, "mentor: p1", 10), "prices", ""),
        (lambda s: _other_price(s, "mentee: a", -(10**9)), "prices", ""),
        (lambda s: _other_price(s, "mentor group: Ames", 10**30), "prices", ""),
        (lambda s: replace(s, prices={}), "prices", "prices"),
        (lambda s: replace(s, base=7), "prices", "base"),
    ],
)
def test_every_corruption_is_caught_and_named(spoil: Any, rule: str, place: str) -> None:
    report = verify_grouped(school(), spoil(solve_grouped(school())))
    assert not report.holds
    assert rule in {failure.rule for failure in report.failures}
    assert not place or place in {failure.place for failure in report.failures}
