"""Limits on groups of seats, nested in each other, and least numbers of pairs, on both sides: an exact flow with proof.

For lists of some ten thousand possible pairs, such as students and projects; without groups and minimums use `solve`.
"""

from turnabout_engine.grouped.problem import Group, Grouped, GroupError
from turnabout_engine.grouped.proof import verify_grouped
from turnabout_engine.grouped.solve import GroupedSolution, solve_grouped

__all__ = ["Group", "GroupError", "Grouped", "GroupedSolution", "solve_grouped", "verify_grouped"]
