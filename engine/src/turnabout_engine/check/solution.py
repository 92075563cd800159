"""The people behind a solution: every pair's rules and score counted again from the rows."""

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
    for row, column in solution.pairs.tolist():
        if not (0 <= row < len(cast.mentees) and 0 <= column < len(cast.mentors)):
            continue  # an unknown position is a finding of the solver's verification
        mentee, mentor = cast.mentees[row], cast.mentors[column]
        rule = checker.broken_rule(mentor.person_id, mentee.person_id)
        if rule is None and checker.score(mentor, mentee, hidden=True) != problem.scores[row, column]:
            rule = "score"
        if rule is not None:
            failures.append(PairFailure(mentor.person_id, mentee.person_id, rule))
    return tuple(failures)
