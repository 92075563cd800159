"""What is measured: rows of a case and the environment each runs in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`case` is a name of `case.py` with its arguments."""

    case: str
    environment: str = "own"


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
    Row("exact 20000 loose"),
    Row("flow 20000 loose", "ortools"),
    Row("scan 20000 loose"),
    Row("floor 20000 loose"),
    Row("exact 100000 tight"),
    Row("exact 100000 loose"),
    Row("dense 5000 loose"),
    Row("dense 20000 tight"),
]


def plan(full: bool) -> list[Row]:
    """The rows to run, in the order in which they are interleaved."""
    return [*QUICK, *FULL] if full else QUICK
