"""From people to a problem of scores."""

from turnabout_engine.build.locks import LockRefused
from turnabout_engine.build.problem import problem_from_cast, problem_from_people

__all__ = ["LockRefused", "problem_from_cast", "problem_from_people"]
