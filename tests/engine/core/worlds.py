"""Small worlds to match in: problems drawn by hypothesis, and the best answer found by trying everything."""

from __future__ import annotations

from functools import cache
from itertools import chain, combinations
from typing import Any

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from turnabout_engine import Problem, Solution

Value = tuple[int, int, int]

# The suite's own guards are set up once a test, not once an example; they hold all the same.
thorough = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def value(solution: Solution) -> Value:
    return solution.placed, solution.seats, solution.total


@st.composite
def problems(draw: st.DrawFn, most: int = 5, fixed: bool = True, couples: bool = False) -> Problem:
    """Up to `most` on each side, few different scores (many ties), capacities from 0, seldom everything allowed."""
    rows, columns = draw(st.integers(0, most)), draw(st.integers(0, most))
    cells = rows * columns
    scores = draw(st.lists(st.sampled_from((-3, 0, 1, 2, 5, 6, 1000)), min_size=cells, max_size=cells))
    allowed = draw(st.lists(st.sampled_from((True, True, False)), min_size=cells, max_size=cells))
    seats = st.sampled_from((0, 1, 1, 2, 3, 10**12))
    world = Problem.from_scores(
        np.array(scores, dtype=np.int64).reshape(rows, columns),
        mentor_capacity=draw(st.lists(seats, min_size=columns, max_size=columns)),
        mentee_capacity=draw(st.lists(seats, min_size=rows, max_size=rows)),
        allowed=np.array(allowed, dtype=bool).reshape(rows, columns),
        seed=draw(st.integers(0, 3)),
    )
    locks = locked(draw, world) if fixed else []
    return rebuilt(world, fixed=locks, couples=coupled(draw, world, locks) if couples else [])


def allowed_pairs(problem: Problem) -> list[tuple[int, int]]:
    rows = np.repeat(np.arange(problem.shape[0]), np.diff(problem.scores.indptr))
    return list(zip(rows.tolist(), problem.scores.indices.tolist(), strict=True))


def locked(draw: st.DrawFn, problem: Problem) -> list[tuple[int, int]]:
    """Some allowed pairs that fit the capacities."""
    left = [problem.mentee_capacity.tolist(), problem.mentor_capacity.tolist()]
    locks = []
    for mentee, mentor in allowed_pairs(problem):
        if left[0][mentee] and left[1][mentor] and draw(st.integers(0, 5)) == 0:
            left[0][mentee] -= 1
            left[1][mentor] -= 1
            locks.append((mentee, mentor))
    return locks


def coupled(
    draw: st.DrawFn, problem: Problem, locks: list[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """Some couples of cells, allowed or not, but never of two locks."""
    cells = [(row, column) for row in range(problem.shape[0]) for column in range(problem.shape[1])]
    if len(cells) < 2:
        return []
    drawn = draw(st.lists(st.lists(st.sampled_from(cells), min_size=2, max_size=2, unique=True), max_size=8))
    return [(*one, *other) for one, other in drawn if not (one in locks and other in locks)]


def rebuilt(problem: Problem, **changes: Any) -> Problem:
    """The same problem with some fields changed."""
    fields = {name: getattr(problem, name) for name in problem.__dataclass_fields__}
    return Problem(**{**fields, **changes})


def best_by_trying(problem: Problem) -> Value:
    """Every answer there is, mentee by mentee: choices are sets of mentors, so no pair is taken twice."""
    rows, columns = problem.shape
    score = {pair: int(problem.scores[pair]) for pair in allowed_pairs(problem)}
    locks = {(mentee, mentor) for mentee, mentor in problem.fixed.tolist()}
    couples = [((a, b), (c, d)) for a, b, c, d in problem.couples.tolist()]
    coupled_cells = frozenset(chain.from_iterable(couples))

    def choices(mentee: int) -> list[tuple[int, ...]]:
        open_to = [mentor for mentor in range(columns) if (mentee, mentor) in score]
        must = {mentor for mentor in open_to if (mentee, mentor) in locks}
        sizes = range(min(len(open_to), int(problem.mentee_capacity[mentee])) + 1)
        every = chain.from_iterable(combinations(open_to, size) for size in sizes)
        return [chosen for chosen in every if must <= set(chosen)]

    @cache
    def best(mentee: int, left: tuple[int, ...], taken: frozenset[tuple[int, int]]) -> Value | None:
        if mentee == rows:
            whole = any(one in taken and other in taken for one, other in couples)
            return None if whole else (0, 0, 0)
        found: Value | None = None
        for chosen in choices(mentee):
            rest = list(left)
            for mentor in chosen:
                rest[mentor] -= 1
            pairs = frozenset((mentee, mentor) for mentor in chosen)
            if min(rest, default=0) < 0:
                continue
            after = best(mentee + 1, tuple(rest), taken | (pairs & coupled_cells))
            if after is not None:
                total = after[2] + sum(score[pair] for pair in pairs)
                here = (after[0] + bool(chosen), after[1] + len(chosen), total)
                found = here if found is None else max(found, here)
        return found

    answer = best(0, tuple(problem.mentor_capacity.tolist()), frozenset())
    assert answer is not None, "locks fit the capacities, so there is an answer"
    return answer


def bound_by_hand(problem: Problem, certificate: Any) -> Value:
    """What the docstring of `Certificate` says, added up pair by pair for a certificate of one leaf without couples."""
    u, v = certificate.mentee_prices.tolist(), certificate.mentor_prices.tolist()
    locks = {(mentee, mentor) for mentee, mentor in problem.fixed.tolist()}
    terms: list[tuple[int, ...]] = [(0, 0, 0)]
    for mentee, price in enumerate(u):
        seats = int(problem.mentee_capacity[mentee])
        if seats:
            terms.append(max((0, 0, 0), (1 + price[0], price[1], price[2])))
            terms += [tuple((seats - 1) * part for part in max([0, 0, 0], price))]
    for mentor, price in enumerate(v):
        terms.append(tuple(int(problem.mentor_capacity[mentor]) * part for part in price))
    for mentee, mentor in allowed_pairs(problem):
        worth = (0, 1, int(problem.scores[mentee, mentor]))
        left = tuple(c - a - b for c, a, b in zip(worth, u[mentee], v[mentor], strict=True))
        terms.append(left if (mentee, mentor) in locks else max((0, 0, 0), left))
    placed, seats, total = (sum(parts) for parts in zip(*terms, strict=True))
    return placed, seats, total
