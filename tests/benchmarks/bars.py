"""The bars: one figure held against another, and whether it is good enough."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Runs = dict[str, list[dict[str, Any]]]
SIZES = (1_000, 5_000, 20_000, 100_000)


@dataclass(frozen=True)
class Held:
    """A line of the page. `figure` is None where what it needs was not run."""

    what: str
    figure: float | None
    wanted: float
    at_most: bool = False
    unit: str = ""

    def line(self) -> str:
        """As a row of a table."""
        if self.figure is None:
            return f"| {self.what} | not run | {self.words()} | |"
        good = self.figure <= self.wanted if self.at_most else self.figure >= self.wanted
        return f"| {self.what} | {self.figure:,.2f}{self.unit} | {self.words()} | {'held' if good else '**missed**'} |"

    def words(self) -> str:
        """What is wanted, as it is said."""
        return f"at {'most' if self.at_most else 'least'} {self.wanted:g}{self.unit}"


@dataclass(frozen=True)
class Times:
    """How many times longer `other` takes than `case`, per pair if asked for."""

    what: str
    case: str
    other: str
    wanted: float
    at_most: bool = False
    by_pair: bool = False
    of: str = "seconds"

    def held(self, runs: Runs) -> Held:
        """The figure of these runs."""
        mine, others = (middle(runs, case, self.of, self.by_pair) for case in (self.case, self.other))
        times = None if mine is None or others is None else others / mine
        return Held(self.what, times, self.wanted, self.at_most)


def middle(runs: Runs, case: str, of: str = "seconds", by_pair: bool = False) -> float | None:
    """The median of a case, None if it was not run."""
    found = runs.get(case)
    if not found:
        return None
    value = statistics.median(run[of] for run in found)
    return value / float(found[-1]["pairs"]) if by_pair else value


def exponent(runs: Runs, form: str) -> float | None:
    """The slope of time over pairs, both as logarithms, by least squares over the sizes that were run."""
    times = 10 if form == "loose" else 1.1
    known = [(size, found) for size in SIZES if (found := middle(runs, f"exact {size} {form}")) is not None]
    if len(known) < 3:
        return None
    pairs, seconds = zip(
        *((math.log(size * size * times), math.log(found)) for size, found in known), strict=True
    )
    return statistics.linear_regression(pairs, seconds).slope


DENSE, FLOW = "dense scoring and SciPy", "the same lists and OR-Tools' flow (not exact)"
TIMES = [
    Times(f"{DENSE}, 5,000 x 5,500 tight", "exact 5000 tight", "dense 5000 tight", 8),
    Times(f"{DENSE}, 20,000 x 22,000 tight", "exact 20000 tight", "dense 20000 tight", 30),
    Times(f"{DENSE}, 5,000 x 50,000 loose", "exact 5000 loose", "dense 5000 loose", 60),
    Times("its memory, 20,000 x 22,000 tight", "exact 20000 tight", "dense 20000 tight", 20, of="peak"),
    Times("its memory, 5,000 x 50,000 loose", "exact 5000 loose", "dense 5000 loose", 20, of="peak"),
    Times(f"{FLOW}, 5,000 tight", "exact 5000 tight", "flow 5000 tight", 1.18),
    Times(f"{FLOW}, 20,000 tight", "exact 20000 tight", "flow 20000 tight", 1.18),
    Times(f"{FLOW}, 20,000 x 200,000", "exact 20000 loose", "flow 20000 loose", 1.18),
    Times(
        "the scan against blocked NumPy, by pair", "scan 5000 loose", "blocked 5000 loose", 40, by_pair=True
    ),
    Times(
        "the scan against scattered additions alone, 20,000 x 200,000",
        "scan 20000 loose",
        "floor 20000 loose",
        0.45,
        by_pair=True,
    ),
    Times(
        "`fair` against `total`, 5,000 tight", "exact 5000 tight", "exact 5000 tight fair", 3, at_most=True
    ),
    Times(
        "`fair` against `total`, 20,000 tight", "exact 20000 tight", "exact 20000 tight fair", 3, at_most=True
    ),
]
ALONE: list[tuple[str, Callable[[Runs], float | None], float, str]] = [
    (
        "memory of 100,000 x 110,000 tight",
        lambda runs: middle(runs, "exact 100000 tight", "peak"),
        1.0,
        " GiB",
    ),
    (
        "memory of 100,000 x 1,000,000 loose",
        lambda runs: middle(runs, "exact 100000 loose", "peak"),
        1.5,
        " GiB",
    ),
    ("exponent of time in pairs, tight", lambda runs: exponent(runs, "tight"), 1.1, ""),
    ("exponent of time in pairs, loose", lambda runs: exponent(runs, "loose"), 1.1, ""),
]


def bars(runs: Runs) -> list[Held]:
    """Every bar with its figure."""
    alone = [Held(what, figure(runs), most, True, unit) for what, figure, most, unit in ALONE]
    return [*(one.held(runs) for one in TIMES), *alone]
