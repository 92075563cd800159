"""Prices from one search beside the old answer are those of a solve anew, for every pair that could be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from turnabout_engine import Problem, solve
from turnabout_engine.build import problem_from_people
from turnabout_engine.policy import Policy
from turnabout_engine.whatif import Price, Prices, alternatives, visible_problem, why_not
from turnabout_engine.whatif.cold import solved_without

from tests.engine.core.worlds import allowed_pairs, problems, thorough
from tests.engine.people.staff import make_staff, mentee, mentor, person


@given(problem=problems(most=5))
@thorough
def test_every_price_is_that_of_a_solve_with_the_pair_fixed(problem: Problem) -> None:
    prices = Prices(problem)
    assert prices.residual is not None
    for pair in allowed_pairs(problem):
        assert prices.of(*pair) == prices.exactly(*pair), pair


@given(problem=problems(most=5))
@thorough
def test_the_price_of_taking_a_pair_apart_is_that_of_a_solve_without_it(problem: Problem) -> None:
    problem = replace(problem, fixed=np.empty((0, 2), dtype=np.int64))
    prices = Prices(problem)
    mine = prices.solution
    for row, column in mine.pairs.tolist():
        other = solved_without(problem, row, column)
        lost = (mine.placed - other.placed, mine.seats - other.seats, mine.total - other.total)
        assert prices.without(row, column) == Price(*lost)
        assert prices.residual is not None
        assert prices.residual.without(row, column) is not None


@given(problem=problems(most=4, couples=True))
@thorough
def test_with_couples_a_quick_price_is_a_bound_and_the_price_itself_comes_from_a_solve(
    problem: Problem,
) -> None:
    prices = Prices(problem)
    for pair in allowed_pairs(problem):
        assert prices.of(*pair) == prices.exactly(*pair)
        quick, exact = prices.of_mentee(pair[0]).get(pair[1]), prices.exactly(*pair)
        if quick is not None and exact is not None and exact.exact:
            assert (quick.placed, quick.seats, quick.total) <= (exact.placed, exact.seats, exact.total)
            assert quick.exact is (not len(problem.couples))


def test_a_pair_of_the_answer_costs_nothing_and_one_that_may_not_be_has_no_price() -> None:
    problem = Problem.from_scores([[5, 3], [4, 0]], allowed=[[True, True], [True, False]])
    prices = Prices(problem)
    assert prices.solution.pairs.tolist() == [[0, 1], [1, 0]]
    assert prices.of(1, 0) == Price(0, 0, 0)
    assert prices.of(0, 0) == Price(1, 1, 2)
    assert prices.of(1, 1) is None


def test_a_fixed_pair_is_not_taken_apart() -> None:
    prices = Prices(Problem.from_scores([[5, 3], [4, 0]], fixed=[(0, 0)]))
    assert prices.without(0, 0) is None
    assert prices.without(1, 0) == Price(0, 0, 0)
    assert prices.without(1, 1) == Price(1, 1, 0)


def test_alternatives_are_the_cheapest_first_and_never_the_present_partner() -> None:
    problem = visible_problem(problem_from_people(make_staff(3, 200, 25, 40), Policy()))
    prices = Prices(problem)
    pairs = [(row, column) for row, column in prices.solution.pairs.tolist()]
    for (row, column), sides in zip(pairs, alternatives(prices, pairs), strict=True):
        for found, present in zip(sides, (problem.mentor_ids[column], problem.mentee_ids[row]), strict=True):
            assert len(found) <= 3
            assert [one.price for one in found] == sorted(one.price for one in found)
            assert present not in {one.partner for one in found}


@pytest.mark.parametrize(
    ("partner", "said"),
    [
        ("boss", {"rule": "reporting_line"}),
        ("known", {"rule": "not_available"}),
        ("nobody", {"rule": "not_taking_part"}),
        ("weak", {"score": 1000, "price": Price(0, 0, 1000)}),
        ("asked", {"score": 2000, "price": Price(0, 0, 0)}),
    ],
)
def test_why_not_her_is_a_rule_or_a_price_and_never_a_wish(partner: str, said: dict[str, Any]) -> None:
    weights = {part: 0 for part in ("aims", "in_return", "overlap", "preference")}
    policy = Policy.from_mapping(
        {"weights": {**weights, "style": 80, "other_unit": 20}, "grade_gap": None, "overlap_hours": 0}
    )
    rows = [
        mentee("ann", manager_id="boss", unit="x", rather_not=("asked",), prefer=("weak",)),
        mentor("boss", unit="y"),
        mentor("known", unit="y"),
        mentor("weak", unit="z", style=(1, 1, 1)),
        mentor("asked", unit="z"),
        person("nobody"),
    ]
    if partner == "weak":
        rows[3] = mentor("weak", unit="x", style=(1, 1, 1), site="here")
        policy = Policy.from_mapping(
            {**policy.as_mapping(), "weights": {**weights, "style": 80, "other_unit": 10, "other_site": 10}}
        )
        rows[0] = mentee("ann", manager_id="boss", unit="x", site="there", prefer=("weak",))
        rows[4] = mentor("asked", unit="z", site="elsewhere")
    problem = problem_from_people(rows, policy, earlier=[("known", "ann")])
    answer = why_not(Prices(visible_problem(problem)), partner, "ann")
    assert {name: getattr(answer, name) for name in said} == said
    assert solve(problem).placed == 1
