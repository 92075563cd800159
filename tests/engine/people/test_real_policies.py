"""A hundred random policies over real posts: no pair ever breaks one of their rules, by code that knows no engine."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

import pytest
from turnabout_engine import solve, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.io.rows import parse
from turnabout_engine.policy import Policy

from tests.engine.people.real import GRADES, enrolled, needs_data, table

pytestmark = [needs_data, pytest.mark.real_data, pytest.mark.slow]

Row = dict[str, str]
POLICIES = 20
"""For each of five samples of enrolments."""


def steps_up(rows: list[Row], wanted: set[str]) -> dict[str, dict[str, int]]:
    """For each wanted person everybody above them with the fewest steps, one level at a time."""
    ups = {row["person_id"]: {row["manager_id"], row.get("dotted_manager_ids", "")} - {""} for row in rows}
    found: dict[str, dict[str, int]] = {}
    for person in wanted:
        above: dict[str, int] = {}
        level, at = ups[person] - {person}, 1
        while level:
            above |= dict.fromkeys(level - above.keys(), at)
            level = set().union(*(ups.get(key, set()) for key in level)) - above.keys() - {person}
            at += 1
        found[person] = above
    return found


def random_policy(dice: Random) -> Policy:
    return Policy.from_mapping(
        {
            "reporting_line": dice.choice(["whole", "whole", 1, 2, 3, 4]),
            "grade_gap": dice.choice([None, 0, 1, 2]),
            "other_unit": dice.random() < 0.5,
            "floor": dice.choice([0, 1, 1500]),
            "floor_on": dice.choice(["full", "visible"]),
            "mutual": dice.random() < 0.3,
            "seed": dice.randrange(1000),
            "weights": {"in_return": dice.randrange(50), "other_unit": dice.randrange(20)},
        }
    )


def broken(policy: Policy, mentee: Row, mentor: Row, above: dict[str, dict[str, int]]) -> list[str]:
    """The rules that this pair breaks, as the columns of the file tell."""
    ways = [
        above[mentee["person_id"]].get(mentor["person_id"]),
        above[mentor["person_id"]].get(mentee["person_id"]),
    ]
    found = []
    for steps in ways:
        if steps is not None and (policy.reporting_line == "whole" or steps <= policy.reporting_line):
            found.append("line")
    if policy.grade_gap is not None and GRADES[mentee["grade"]] - GRADES[mentor["grade"]] < policy.grade_gap:
        found.append("grades")
    if policy.other_unit and mentee["unit"] and mentee["unit"].casefold() == mentor["unit"].casefold():
        found.append("unit")
    return found


@pytest.mark.parametrize("sample", range(5))
def test_no_pair_breaks_a_rule_of_any_policy(sample: int) -> None:
    rows = enrolled(sample, 60, 240)
    parsed = parse(table(rows), grades=GRADES)
    assert parsed.problems == ()
    by_key: dict[str, Any] = {row["person_id"]: row for row in rows}
    above = steps_up(rows, {row["person_id"] for row in rows if row.get("role")})
    dice, barred = Random(100 + sample), 0
    for _policy in range(POLICIES):
        policy = random_policy(dice)
        problem = problem_from_people(parsed.rows, policy)
        solution = solve(problem)
        assert verify(problem, solution).holds
        for row, column in solution.pairs.tolist():
            two = by_key[problem.mentee_ids[row]], by_key[problem.mentor_ids[column]]
            assert broken(policy, *two, above) == [], (policy, two)
        barred += sum(
            "line" in broken(policy, by_key[one], by_key[other], above)
            for one, other in product(problem.mentee_ids[:10], problem.mentor_ids)
        )
    assert barred > 10, "the reporting line has something to do here"
