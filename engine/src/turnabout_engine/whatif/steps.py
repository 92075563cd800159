"""The rules of a match one step looser, each as the table of pairs that would then be allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from turnabout_engine.people.cast import Cast
from turnabout_engine.policy import Policy
from turnabout_engine.rules.masks import OPEN_RULES, removed
from turnabout_engine.score.parts import Score

Marks = NDArray[np.bool_]

FLOORS = (4000, 2500, 1000, 500, 1, 0)
LEVELS = (8, 5, 4, 3, 2, 1)
"""Levels of the reporting line that are tried, from the strictest on."""


@dataclass(frozen=True, eq=False)
class Table:
    """All pairs of a visible cast: what each rule removes, and the visible score."""

    cast: Cast
    marks: dict[str, Marks]
    visible: NDArray[np.int64]

    @classmethod
    def of(cls, cast: Cast) -> Table:
        rows = np.arange(len(cast.mentees), dtype=np.int64)
        visible = Score(cast).total(rows, hidden=False)
        return cls(cast, removed(cast, rows, visible), visible)

    @cached_property
    def keep(self) -> Marks:
        kept: Marks = ~np.logical_or.reduce(list(self.marks.values()))
        return kept

    def only(self, rule: str) -> Marks:
        """Pairs that this rule alone removes."""
        others = [marks for name, marks in self.marks.items() if name != rule]
        alone: Marks = self.marks[rule] & ~np.logical_or.reduce(others)
        return alone


@dataclass(frozen=True, eq=False)
class Step:
    """A rule relaxed to `value`: the pairs that it then leaves, and how many more they are."""

    rule: str
    value: Any
    keep: Marks
    opens: int


def steps(cast: Cast, table: Table) -> Iterator[Step]:
    """Every rule in force, loosened step by step where it has steps, the nearest to the present rule first."""
    for rule, value, policy in _looser(cast.policy):
        marks = dict(table.marks)
        other = replace(cast, policy=policy)
        rows = np.arange(len(cast.mentees), dtype=np.int64)
        if rule == "floor":
            marks[rule] = table.visible < policy.floor
        else:
            for name in (rule, "open_line") if rule == "reporting_line" else (rule,):
                marks[name] = OPEN_RULES[name](other, rows)
        keep = ~np.logical_or.reduce(list(marks.values()))
        opens = int((keep & ~table.keep).sum())
        if opens:
            yield Step(rule, value, keep, opens)


def _looser(policy: Policy) -> Iterator[tuple[str, Any, Policy]]:
    line = policy.reporting_line
    for levels in LEVELS:
        if line == "whole" or levels < line:
            yield "reporting_line", levels, replace(policy, reporting_line=levels)
    if policy.grade_gap is not None and policy.grade_gap > -100:
        yield "grade_gap", policy.grade_gap - 1, replace(policy, grade_gap=policy.grade_gap - 1)
    if policy.overlap_minutes:
        hours = max(0, policy.overlap_hours - 1)
        yield "overlap", hours, replace(policy, overlap_hours=hours)
    for rule, key in (("language", "same_language"), ("unit", "other_unit"), ("site", "other_site")):
        if getattr(policy, key):
            yield rule, "off", Policy.from_mapping({**policy.as_mapping(), key: False})
    for floor in FLOORS:
        if floor < policy.floor:
            yield "floor", floor, replace(policy, floor=floor)
