"""What must not change an answer found by lists, or may only better it, on matches that Hypothesis draws."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from turnabout_engine import Problem, Solution, verify
from turnabout_engine.large.solve import solve_large

from tests.engine.large.worlds import problem as in_columns

few = settings(max_examples=60, deadline=None, derandomize=True)
modes = pytest.mark.parametrize("mode", ["total", "fair"])


@dataclass(frozen=True)
class Match:
    """A table of scores with seats on both sides, and who was left out last time."""

    scores: np.ndarray
    allowed: np.ndarray
    mentees: np.ndarray
    mentors: np.ndarray
    left_out: np.ndarray

    def solved(self, mode: str) -> Solution:
        problem = Problem.from_scores(
            self.scores, self.mentors, self.mentees, self.allowed, left_out=self.left_out
        )
        found = solve_large(problem, mode, lambda _share, _words: None)
        assert verify(problem, found).exact
        return found


@st.composite
def matches(draw: st.DrawFn) -> Match:
    shape = draw(st.tuples(st.integers(1, 7), st.integers(1, 8)))
    return Match(
        draw(arrays(np.int64, shape, elements=st.integers(0, 40))),
        draw(arrays(np.bool_, shape)),
        draw(arrays(np.int64, shape[0], elements=st.integers(0, 2))),
        draw(arrays(np.int64, shape[1], elements=st.integers(0, 2))),
        draw(arrays(np.bool_, shape[0])),
    )


def figures(found: Solution) -> tuple[int, int, int | None, int]:
    return found.placed, found.seats, found.worst, found.total


def first_stages(match: Match, found: Solution) -> tuple[int, int, int]:
    """Placed, of these the left out, and seats: what comes before any score."""
    placed = np.unique(found.pairs[:, 0])
    return found.placed, int(match.left_out[placed].sum()), found.seats


@modes
@few
@given(match=matches(), by=st.integers(2, 50))
def test_scores_counted_in_a_finer_unit_give_the_same_answer_in_that_unit(
    mode: str, match: Match, by: int
) -> None:
    placed, seats, worst, total = figures(match.solved(mode))
    finer = figures(replace(match, scores=match.scores * by).solved(mode))
    assert finer == (placed, seats, None if worst is None else worst * by, total * by)


@modes
@few
@given(match=matches(), draw=st.randoms(use_true_random=False))
def test_the_order_in_which_people_stand_changes_no_figure(mode: str, match: Match, draw: object) -> None:
    mentees, mentors = (np.array(_shuffled(draw, size), dtype=np.int64) for size in match.scores.shape)
    turned = Match(
        match.scores[np.ix_(mentees, mentors)],
        match.allowed[np.ix_(mentees, mentors)],
        match.mentees[mentees],
        match.mentors[mentors],
        match.left_out[mentees],
    )
    assert figures(match.solved(mode)) == figures(turned.solved(mode))


def _shuffled(draw: object, size: int) -> list[int]:
    order = list(range(size))
    draw.shuffle(order)  # type: ignore[attr-defined]  # a random.Random that Hypothesis can shrink
    return order


@few
@given(match=matches(), data=st.data())
def test_an_allowed_mentor_more_lowers_no_stage(match: Match, data: st.DataObject) -> None:
    count = len(match.scores)
    more = Match(
        np.hstack([match.scores, data.draw(arrays(np.int64, (count, 1), elements=st.integers(0, 40)))]),
        np.hstack([match.allowed, data.draw(arrays(np.bool_, (count, 1)))]),
        match.mentees,
        np.append(match.mentors, 1),
        match.left_out,
    )
    before, after = match.solved("total"), more.solved("total")
    assert (*first_stages(more, after), after.total) >= (*first_stages(match, before), before.total)


@few
@given(number=st.integers(0, 10_000), mentor=st.integers(0, 7))
def test_a_seat_more_with_a_mentor_in_columns_lowers_no_stage(number: int, mentor: int) -> None:
    before = in_columns(number, 7, 8)
    before = replace(before, left_out=np.zeros(7, dtype=bool), scores=None)
    room = before.mentor_capacity + (np.arange(8) == mentor)
    after = replace(before, mentor_capacity=room, scores=None)
    one, other = (solve_large(each, "total", lambda _share, _words: None) for each in (before, after))
    assert (other.placed, other.seats, other.total) >= (one.placed, one.seats, one.total)
