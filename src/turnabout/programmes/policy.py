"""The rules and weights that a new cohort starts with, under the keys that the engine reads.

This room does not call the engine: matching reads the mapping and refuses what does not fit."""

from __future__ import annotations

from typing import Any, Final

PARTS: Final[dict[str, int]] = {
    "aims": 50,
    "in_return": 20,
    "style": 10,
    "overlap": 10,
    "other_unit": 5,
    "preference": 5,
    "interests": 0,
    "innovation_influence": 0,
    "other_site": 0,
}


FLOOR_ON: Final = "visible"
"""Programmes have no choice here: a floor on the full score would answer questions about hidden aims."""


def default_policy() -> dict[str, Any]:
    """A fresh mapping each time: callers change it."""
    return {
        "reporting_line": "whole",
        "grade_gap": 1,
        "same_language": True,
        "overlap_hours": 2,
        "other_unit": False,
        "other_site": False,
        "mutual": False,
        "floor": 1,
        "floor_on": FLOOR_ON,
        "seed": 0,
        "start": None,
        "weeks": 4,
        "mode": "fair",
        "weights": dict(PARTS),
        "grades": {},
        "innovation_units": [],
        "innovation_grades": [],
        "influence_units": [],
        "influence_grades": [],
    }
