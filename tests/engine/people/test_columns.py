"""People become columns without loss: rules and scores, full and visible, are the same on every pair and every road."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from turnabout_engine import Problem, solve, verify
from turnabout_engine.build import problem_from_cast
from turnabout_engine.build.columns import columns_of
from turnabout_engine.columns import NotColumnar
from turnabout_engine.columns.oracle import Oracle
from turnabout_engine.errors import CoupleError
from turnabout_engine.fast.scan import Scan
from turnabout_engine.large import size
from turnabout_engine.people import Aim, Offer
from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import PARTS, Policy, Weights
from turnabout_engine.rules import removed
from turnabout_engine.score import Score

from tests.engine.people.staff import make_staff, mentee, mentor


def drawn(number: int, people: int = 40, mentees: int = 14, mentors: int = 20) -> Cast:
    """A staff list with holes and double roles, under a policy in which every rule may be on."""
    dice = Random(number)
    rows = make_staff(number, people, mentees, mentors)
    keys = [person.person_id for person in rows]
    for at in dice.sample(range(people), 8):
        spoiled: list[dict[str, Any]] = [
            {"manager_id": "nobody here"},
            {"unit": "", "site": ""},
            {"hours": ()},
            {"timezone": ""},
            {"aims": (), "offers": ()},
            {"dotted_manager_ids": (dice.choice(keys), keys[at])},
            {"mentee_capacity": 2, "mentor_capacity": 0},
            {"unit": " UNIT   3", "site": "Site 1"},
        ]
        rows[at] = replace(rows[at], **dice.choice(spoiled))
    pairs = [[(dice.choice(keys), dice.choice(keys)) for _ in range(dice.choice((0, 6)))] for _ in range(3)]
    return Cast.of(rows, policy(dice), pairs[0], (), pairs[1], allowed=pairs[2])


def policy(dice: Random) -> Policy:
    """Any of the rules on or off, any of the parts with a weight."""
    weights = {part: dice.choice((0, 1, dice.random())) for part in PARTS} | {"aims": 1}
    return Policy(
        reporting_line=dice.choice(("whole", 1, 2)),
        grade_gap=dice.choice((None, -1, 1, 2)),
        same_language=dice.random() < 0.5,
        overlap_hours=dice.choice((0, 2, 7.5)),
        other_unit=dice.random() < 0.3,
        other_site=dice.random() < 0.3,
        mutual=dice.random() < 0.5,
        floor=dice.choice((0, 1, 1500, 4000)),
        floor_on=dice.choice(("full", "visible")),
        seed=dice.randrange(5),
        mode=dice.choice(("total", "fair", "stable")),
        weights=Weights(**weights),
        influence_units=dice.choice(((), ("unit 1", "Unit 2"))),
        innovation_grades=dice.choice(((), ("1", "2"))),
    )


def by_rules(cast: Cast) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The table of scores as rules and score define it on people, -1 where a pair may not be."""
    rows, score = np.arange(len(cast.mentees)), Score(cast)
    gone = np.logical_or.reduce(list(removed(cast, rows, score.for_floor(rows)).values()))
    return np.where(gone, -1, score.total(rows, hidden=True))


@pytest.mark.parametrize("number", range(80))
def test_rules_and_scores_on_columns_are_those_of_the_people_by_definition_and_by_the_scan(
    number: int,
) -> None:
    cast = drawn(number)
    columns, rows = columns_of(cast), np.arange(len(cast.mentees))
    wanted = by_rules(cast)
    assert (Oracle(columns).scores(rows) == wanted).all()
    assert (Oracle(columns.shown()).total(rows) == Score(cast).total(rows, hidden=False)).all()
    size = wanted.shape[1]
    lists = Scan(columns, np.arange(size)).best(rows, size)
    found = np.full(wanted.shape, -1)
    for row, (who, points, count) in enumerate(
        zip(lists.mentor, lists.score, lists.count.tolist(), strict=True)
    ):
        found[row, who[:count]] = points[:count]
    assert (found == wanted).all()


def test_the_drawn_casts_use_every_rule_and_the_visible_floor() -> None:
    used: dict[str, int] = {}
    for number in range(80):
        cast = drawn(number)
        rows, score = np.arange(len(cast.mentees)), Score(cast)
        for rule, marks in removed(cast, rows, score.for_floor(rows)).items():
            used[rule] = used.get(rule, 0) + int(marks.any())
    assert min(used.values()) >= 5, used


@pytest.mark.parametrize("number", range(30))
def test_both_roads_reach_the_same_figures_and_their_proofs_hold(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    cast = drawn(number)
    by_table = problem_from_cast(cast)
    assert by_table.columns is None
    monkeypatch.setattr(size, "CELLS", 0)
    by_columns = problem_from_cast(cast)
    assert by_columns.columns is not None
    assert by_columns.couples.tolist() == by_table.couples.tolist()
    try:
        found, wanted = (solve(problem, cast.policy.mode) for problem in (by_columns, by_table))
    except CoupleError:
        assert cast.policy.mode == "stable"
        assert len(by_table.couples)
        return
    assert figures(found) == figures(wanted)
    assert verify(by_columns, found).failures == ()
    assert verify(by_table, found).failures == ()


def figures(solution: Any) -> tuple[object, ...]:
    return solution.placed, solution.seats, solution.total, solution.worst, solution.blocking


@pytest.mark.parametrize(
    "odd",
    [
        {"offers": (Offer("law", 2), Offer(" Law", 3))},
        {"aims": (Aim("law", 0, 9),)},
        {"grade": 100_000},
    ],
    ids=["a topic twice", "a level too high", "a grade too high"],
)
def test_what_columns_cannot_hold_goes_by_the_table(
    monkeypatch: pytest.MonkeyPatch, odd: dict[str, Any]
) -> None:
    cast = Cast.of([mentee("a", aims=(Aim("law", 0, 3),)), mentor("b", **odd)], Policy(grade_gap=None))
    with pytest.raises(NotColumnar):
        columns_of(cast)
    monkeypatch.setattr(size, "CELLS", 0)
    problem: Problem = problem_from_cast(cast)
    assert problem.columns is None
