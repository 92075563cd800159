"""A problem made from people is verified down to their rows: rules and scores are counted again from there."""

from __future__ import annotations

from datetime import date

from turnabout_engine import Problem, solve, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.people import Aim, Offer, PersonRow
from turnabout_engine.policy import Policy

from tests.engine.core.worlds import rebuilt

PEOPLE = (
    PersonRow("amina", roles=frozenset({"mentee"}), aims=(Aim("AI tools", 0, 4),), grade=4, unit="Sales"),
    PersonRow("bo", roles=frozenset({"mentor"}), offers=(Offer("AI tools", 4),), grade=1, unit="Law"),
    PersonRow("chen", roles=frozenset({"mentor"}), offers=(Offer("AI tools", 1),), grade=1, unit="Law"),
)


def world() -> Problem:
    return problem_from_people(PEOPLE, Policy(start=date(2026, 6, 1)))


def test_pairs_that_keep_every_rule_hold() -> None:
    problem = world()
    solution = solve(problem)
    assert solution.pairs.tolist() == [[0, 0]]
    assert verify(problem, solution).exact


def test_a_score_that_the_rows_do_not_give_is_named() -> None:
    raised = world().scores + world().scores
    problem = rebuilt(world(), scores=raised)
    failures = verify(problem, solve(problem)).failures
    assert [(fail.rule, fail.place) for fail in failures] == [("people-score", "mentee amina with mentor bo")]


def test_a_pair_that_a_rule_forbids_is_named_although_the_scores_allow_it() -> None:
    cast = problem_from_people(
        (*PEOPLE[:1], bo_under_amina(), *PEOPLE[2:]), Policy(start=date(2026, 6, 1))
    ).people
    problem = rebuilt(world(), people=cast)
    failures = verify(problem, solve(problem)).failures
    assert [(fail.rule, fail.place) for fail in failures] == [
        ("people-reporting_line", "mentee amina with mentor bo")
    ]


def bo_under_amina() -> PersonRow:
    """Bo once more, who today reports to Amina."""
    return PersonRow(
        "bo",
        manager_id="amina",
        roles=frozenset({"mentor"}),
        offers=(Offer("AI tools", 4),),
        grade=1,
        unit="Law",
    )
