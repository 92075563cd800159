"""Five thousand real posts: their oddities are found, and nobody is paired inside a reporting line."""

from __future__ import annotations

from collections import Counter

import pytest
from turnabout_engine import solve, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.check import check_solution
from turnabout_engine.explain import explain_pairs
from turnabout_engine.io.rows import parse
from turnabout_engine.lines import findings
from turnabout_engine.policy import Policy
from turnabout_engine.rules import unmatched

from tests.engine.people.real import GRADES, enrolled, needs_data, posts, table

pytestmark = [needs_data, pytest.mark.real_data]


def test_what_is_odd_in_the_published_lines_is_found() -> None:
    parsed = parse(table(posts()), grades=GRADES)
    assert (len(parsed.rows), parsed.problems) == (5007, ())
    found = Counter(finding.code for finding in findings(parsed.rows))
    assert found["duplicate_key"] == 33
    assert found["self_report"] == 2
    assert found["unknown_manager"] == 1


def everybody_above(rows: list[dict[str, str]]) -> dict[str, set[str]]:
    """By fixed point: keep adding the managers of managers until nothing is new."""
    ups = {row["person_id"]: {row["manager_id"], row.get("dotted_manager_ids", "")} - {""} for row in rows}
    above = {key: set(direct) for key, direct in ups.items()}
    changed = True
    while changed:
        changed = False
        for reached in above.values():
            more = set().union(*(above.get(key, set()) for key in reached)) - reached
            if more:
                reached |= more
                changed = True
    return above


def test_nobody_is_paired_inside_a_line_that_another_walk_finds() -> None:
    rows = enrolled(7, 200, 900)
    parsed = parse(table(rows), grades=GRADES)
    assert parsed.problems == ()
    problem = problem_from_people(parsed.rows, Policy())
    solution = solve(problem)
    above = everybody_above(rows)
    coo = problem.scores.tocoo()
    for row, column in zip(coo.row.tolist(), coo.col.tolist(), strict=True):
        mentee, mentor = problem.mentee_ids[row], problem.mentor_ids[column]
        assert mentor not in above[mentee]
        assert mentee not in above[mentor]
    barred = sum(b in above[a] or a in above[b] for a in problem.mentee_ids for b in problem.mentor_ids)
    assert barred > 100, "the rule has something to do here"
    assert solution.placed > 150
    assert verify(problem, solution).holds
    assert check_solution(problem, solution) == ()
    cast, pairs = problem.people, [(int(row), int(column)) for row, column in solution.pairs]
    assert all(
        item.line is not None and item.line.holds for item in explain_pairs(cast, pairs, "coordinator")
    )
    without = [why for why in unmatched(cast, pairs) if why.role == "mentee"]
    assert len(without) == 200 - solution.placed
