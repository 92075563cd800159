"""Checks single pairs against people, lines and rules again. Written apart from the rules and the score on purpose:
it walks, counts and adds one pair at a time, so that a fault in either is seen by the other."""

from turnabout_engine.check.pairs import Checker, PairFailure, check_pairs
from turnabout_engine.check.points import pair_points
from turnabout_engine.check.solution import check_solution

__all__ = ["Checker", "PairFailure", "check_pairs", "check_solution", "pair_points"]
