"""Real supply and demand: the survey's eligible pairs are counted right and every senior finds a teacher."""

from __future__ import annotations

import numpy as np
import pytest
from turnabout_engine import Problem, solve, verify
from turnabout_engine.build import problem_from_people
from turnabout_engine.io.rows import parse
from turnabout_engine.policy import PARTS, Policy, Weights

from tests.engine.people.real import needs_data, respondents, table

pytestmark = [needs_data, pytest.mark.real_data, pytest.mark.slow]

ONLY_AIMS = Policy(weights=Weights(**{**dict.fromkeys(PARTS, 0), "aims": 1}))


def test_every_senior_finds_a_teacher_among_the_pairs_that_skills_allow() -> None:
    parsed = parse(table(list(respondents())))
    assert parsed.problems == ()
    problem = problem_from_people(parsed.rows, ONLY_AIMS)
    # What the data's own description says of want minus have, counted without this engine.
    assert (problem.shape, problem.scores.nnz) == ((534, 5953), 1_441_649)
    solution = solve(problem)
    assert solution.placed == 534
    assert verify(problem, solution).holds


def test_within_one_country_528_of_them_find_a_teacher() -> None:
    parsed = parse(table(list(respondents())))
    whole = problem_from_people(parsed.rows, ONLY_AIMS)
    country = {row.person_id: row.country for row in parsed.rows}
    seniors, juniors = (
        np.array([country[key] for key in ids]) for ids in (whole.mentee_ids, whole.mentor_ids)
    )
    problem = Problem.from_scores(whole.scores, allowed=seniors[:, None] == juniors[None, :])
    solution = solve(problem)
    assert solution.placed == 528
    assert verify(problem, solution).holds
