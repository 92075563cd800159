"""What is measured: rows of a case, the environment it runs in, and the bar it is held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`case` is a name of `case.py` with its arguments."""

    case: str
    environment: str = "own"


@dataclass(frozen=True)
class Bar:
    """One case held against another: how many times longer `other` takes than `case`, and what is wanted."""

    what: str
    case: str
    other: str
    wanted: str
    by_pair: bool = False


QUICK = [
    Row("exact 1000 tight"),
    Row("exact 1000 loose"),
    Row("dense 1000 tight"),
    Row("exact 5000 tight"),
    Row("exact 5000 tight total product"),
    Row("exact 5000 tight fair"),
    Row("exact 5000 tight stable"),
    Row("dense 5000 tight"),
    Row("flow 5000 tight", "ortools"),
    Row("exact 5000 loose"),
    Row("exact 5000 loose total product"),
    Row("scan 5000 loose"),
    Row("blocked 5000 loose"),
    Row("floor 5000 loose"),
]
FULL = [
    Row("exact 20000 tight"),
    Row("exact 20000 tight fair"),
    Row("exact 20000 tight total product"),
    Row("flow 20000 tight", "ortools"),
    Row("dense 5000 loose"),
    Row("dense 20000 tight"),
    Row("exact 20000 loose"),
    Row("flow 20000 loose", "ortools"),
    Row("scan 20000 loose"),
    Row("floor 20000 loose"),
    Row("exact 100000 tight"),
    Row("exact 100000 loose"),
]
BARS = [
    Bar("dense scoring and SciPy, 5,000 x 5,500 tight", "exact 5000 tight", "dense 5000 tight", "at least 8"),
    Bar(
        "dense scoring and SciPy, 20,000 x 22,000 tight",
        "exact 20000 tight",
        "dense 20000 tight",
        "at least 30",
    ),
    Bar(
        "dense scoring and SciPy, 5,000 x 50,000 loose", "exact 5000 loose", "dense 5000 loose", "at least 60"
    ),
    Bar("the same lists and OR-Tools, 5,000 tight", "exact 5000 tight", "flow 5000 tight", "at least 1.18"),
    Bar(
        "the same lists and OR-Tools, 20,000 tight", "exact 20000 tight", "flow 20000 tight", "at least 1.18"
    ),
    Bar(
        "the same lists and OR-Tools, 20,000 x 200,000",
        "exact 20000 loose",
        "flow 20000 loose",
        "at least 1.18",
    ),
    Bar(
        "blocked NumPy scoring, by pair", "scan 5000 loose", "blocked 5000 loose", "at least 40", by_pair=True
    ),
    Bar(
        "scattered additions alone, 5,000 x 50,000",
        "scan 5000 loose",
        "floor 5000 loose",
        "at least 0.45",
        by_pair=True,
    ),
    Bar(
        "scattered additions alone, 20,000 x 200,000",
        "scan 20000 loose",
        "floor 20000 loose",
        "at least 0.45",
        by_pair=True,
    ),
    Bar("`fair` against `total`, 5,000 tight", "exact 5000 tight", "exact 5000 tight fair", "at most 3"),
    Bar("`fair` against `total`, 20,000 tight", "exact 20000 tight", "exact 20000 tight fair", "at most 3"),
]


def plan(full: bool) -> list[Row]:
    """The rows to run, in the order in which they are interleaved."""
    return [*QUICK, *FULL] if full else QUICK
