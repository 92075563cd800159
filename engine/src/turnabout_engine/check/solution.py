"""The people behind a solution: every pair's rules and score counted again from the rows."""

import numpy as np

from turnabout_engine.check.pairs import Checker, PairFailure
from turnabout_engine.people.cast import Cast
from turnabout_engine.problem import Problem
from turnabout_engine.solution import Solution


def check_solution(problem: Problem, solution: Solution) -> tuple[PairFailure, ...]:
    """Pairs that break a rule, or ("score") whose score in the problem is not what their rows give.

    Empty for a problem made from scores alone. Capacities and couples are the solver's verification.
    """
    cast: Cast | None = problem.people
    if cast is None:
        return ()
    checker = Checker.of(cast.rows, cast.policy, cast.earlier, cast.forbidden, cast.calendar, cast.allowed)
    failures = []
    inside = (solution.pairs >= 0).all(axis=1) & (solution.pairs < np.array(problem.shape)).all(axis=1)
    known = solution.pairs[inside]  # an unknown position is a finding of the solver's verification
    for (row, column), score in zip(known.tolist(), problem.scores_of(known), strict=True):
        mentee, mentor = cast.mentees[row], cast.mentors[column]
        rule = checker.broken_rule(mentor.person_id, mentee.person_id)
        if rule is None and checker.score(mentor, mentee, hidden=True) != score:
            rule = "score"
        if rule is not None:
            failures.append(PairFailure(mentor.person_id, mentee.person_id, rule))
    return tuple(failures)
