"""Ties are settled by the recorded seed: nobody's key or place in the list wins them again and again."""

from __future__ import annotations

from collections import Counter

import numpy as np
from turnabout_engine import Problem, solve

from tests.engine.core.worlds import rebuilt

SEEDS = 400


def winners(problem: Problem) -> Counter[int]:
    """How often each mentee gets a seat over many seeds."""
    answers = (solve(rebuilt(problem, seed=seed)) for seed in range(SEEDS))
    return Counter(mentee for answer in answers for mentee in answer.pairs[:, 0].tolist())


def test_no_key_wins_one_seat_more_often_than_chance_has_it() -> None:
    problem = Problem.from_scores(np.full((5, 1), 7), mentee_ids=["0", "A", "m", "z", "ÿ"])
    won = winners(problem)
    assert sum(won.values()) == SEEDS
    # 80 are expected each; six standard deviations of a fair draw are 48.
    assert all(32 < won[mentee] < 128 for mentee in range(5)), won


def test_no_mentor_is_left_out_more_often_than_chance_has_it() -> None:
    problem = Problem.from_scores(np.full((4, 5), 3))
    taken = Counter(
        mentor for seed in range(SEEDS) for mentor in solve(rebuilt(problem, seed=seed)).pairs[:, 1].tolist()
    )
    assert all(272 < taken[mentor] < 368 for mentor in range(5)), taken


def test_no_key_wins_a_second_seat_more_often_than_chance_has_it() -> None:
    problem = Problem.from_scores(np.full((4, 3), 5), mentor_capacity=[2, 2, 1], mentee_capacity=[2, 2, 2, 2])
    won = winners(problem)
    assert sum(won.values()) == 5 * SEEDS
    # Everyone has one seat, and one in four the fifth: 100 are expected, six standard deviations are 52.
    assert all(48 < won[mentee] - SEEDS < 152 for mentee in range(4)), won


def test_neither_way_of_a_couple_is_favoured() -> None:
    couple = [(0, 1, 1, 0)]
    allowed = np.array([[False, True], [True, False]])
    problem = Problem.from_scores([[0, 5], [5, 0]], allowed=allowed, couples=couple)
    won = winners(problem)
    assert won[0] + won[1] == SEEDS
    assert 140 < won[0] < 260, won


def test_the_order_of_rows_settles_no_tie() -> None:
    names = ["Ada", "Bo", "Cem", "Dua", "Eve"]
    there = solve(Problem.from_scores(np.full((5, 2), 1), mentee_ids=names)).pairs[:, 0].tolist()
    back = solve(Problem.from_scores(np.full((5, 2), 1), mentee_ids=names[::-1])).pairs[:, 0].tolist()
    assert {names[mentee] for mentee in there} == {names[::-1][mentee] for mentee in back}


def test_ties_are_the_same_on_every_machine() -> None:
    """A recorded answer: should it ever differ, the promise of the same pairs for the same seed is broken."""
    problem = Problem.from_scores(np.full((6, 6), 1), seed=7)
    assert solve(problem).pairs[:, 1].tolist() == [2, 0, 4, 1, 3, 5]
