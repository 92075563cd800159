"""The visible problem: the same people and rules without hesitant aims and without preferences of either kind."""

from __future__ import annotations

from dataclasses import replace

from turnabout_engine.build.locks import why_not
from turnabout_engine.build.problem import problem_from_cast
from turnabout_engine.people.cast import Cast
from turnabout_engine.problem import Problem
from turnabout_engine.score.parts import Score


def visible_cast(cast: Cast) -> Cast:
    """The cast as everybody sees it. A lock that only stands because of something hidden is left out here.

    Who was left out last time is passed over too: prices have no figure for it.
    """
    rows = [replace(person, hesitant=(), prefer=(), rather_not=()) for person in cast.rows]
    seen = Cast.of(rows, cast.policy, cast.earlier, (), cast.forbidden, cast.calendar, cast.allowed)
    score = Score(seen)
    locked = tuple(pair for pair in cast.locked if why_not(seen, score, *pair) is None)
    return replace(seen, locked=locked)


def visible_problem(problem: Problem) -> Problem:
    """The problem of the visible cast. One made from scores alone has nothing hidden and is given back as it is."""
    cast: Cast | None = problem.people
    return problem if cast is None else problem_from_cast(visible_cast(cast))
