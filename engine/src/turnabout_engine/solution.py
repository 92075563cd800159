"""What `solve` hands back: the pairs, their figures, and the certificate that proves no better answer exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Value = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Leaf:
    """The prices that bound one branch of the search.

    `branch` holds rows (couple, side): on the way here entry `side` (0 or 1) of that couple was ruled out.
    `mentee_prices` and `mentor_prices` are int64 rows (placed, seats, total), one per person; `couple_prices`
    holds rows (couple, placed, seats, total) for the couples that have a price.
    """

    branch: NDArray[np.int64]
    mentee_prices: NDArray[np.int64]
    mentor_prices: NDArray[np.int64]
    couple_prices: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 4), dtype=np.int64))


@dataclass(frozen=True, eq=False)
class Certificate:
    """A proof, in whole numbers, that no answer beats `bound` = (placed, seats, total), compared in that order.

    Give every pair the worth c = (0, 1, score), every mentee's first pair e = (1, 0, 0) on top, and compare
    such triples as words in a dictionary: first placed, then seats, then total. Triples can be added, so one
    set of prices, u for mentees and v >= 0 for mentors, themselves triples, proves all three stages at once.
    With a and b the capacities of a mentee and a mentor, and (x)+ the larger of x and (0, 0, 0), any answer is
    worth at most

        sum over mentees with a >= 1    (e + u)+  +  (a - 1) (u)+
      + sum over mentors                b v
      + sum over fixed pairs            c - u - v
      + sum over other allowed pairs    (c - u - v)+        (each pair is taken at most once)

    because the worth of an answer is the same sum with its own counts of pairs in place of the largest ones.
    Where that equals the worth of the pairs found, they are best: most mentees placed; among those answers most
    seats filled; among those the highest total. No stage is weighed against another.

    Couples (two entries that may not both be taken) add a price w >= 0, a triple too: both entries of the couple
    are worth w less, and w is added to the sum, since at most one of the two is taken. To allow finer
    prices, scores, totals and couple prices are counted in parts of a point, `unit` parts each, and the total
    so proved is rounded down. What prices cannot settle is proved by cases: each `Leaf` rules out one entry of
    each couple on its branch, the leaves together leave no case out, and `bound` is the largest of theirs. An
    entry coupled with a fixed pair is not available anywhere. `gap` is what is unproved: 0 when `bound` is
    the worth of the pairs, else its excess in the first of the three figures that differs, `open_stage`.

    In mode fair the first figure and seats are proved by `most`, which looks at all pairs. `least` is the score below
    which pairs (fixed ones apart) are left out of this certificate, so it proves the total among answers without them;
    and `above`, with a `least` of one point more, proves that no answer without pairs below that reaches as many
    people and seats (its total is 0 and means nothing). Where mentees were left out last time, the first figure counts
    `Problem.first_worth` instead of 1 for each mentee placed.
    """

    leaves: tuple[Leaf, ...]
    bound: Value
    gap: int = 0
    open_stage: str | None = None
    unit: int = 1
    least: int | None = None
    most: Certificate | None = None
    above: Certificate | None = None

    @property
    def mentee_prices(self) -> NDArray[np.int64]:
        """The prices of the first leaf, the only one unless couples had to be branched on."""
        return self.leaves[0].mentee_prices

    @property
    def mentor_prices(self) -> NDArray[np.int64]:
        """As `mentee_prices`, one row per mentor."""
        return self.leaves[0].mentor_prices

    def as_mapping(self) -> dict[str, Any]:
        """Plain lists and numbers, ready for JSON."""
        leaves = [
            {
                "branch": leaf.branch.tolist(),
                "mentee_prices": leaf.mentee_prices.tolist(),
                "mentor_prices": leaf.mentor_prices.tolist(),
                "couple_prices": leaf.couple_prices.tolist(),
            }
            for leaf in self.leaves
        ]
        nested = {"most": self.most, "above": self.above}
        return {
            "bound": list(self.bound),
            "gap": self.gap,
            "open_stage": self.open_stage,
            "unit": self.unit,
            "leaves": leaves,
            **({} if self.least is None else {"least": self.least}),
            **{name: inner.as_mapping() for name, inner in nested.items() if inner is not None},
        }

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Certificate:
        """The inverse of `as_mapping`; whether it proves anything is for `verify` to say."""
        leaves = tuple(
            Leaf(
                _rows(leaf["branch"], 2),
                _rows(leaf["mentee_prices"], 3),
                _rows(leaf["mentor_prices"], 3),
                _rows(leaf["couple_prices"], 4),
            )
            for leaf in mapping["leaves"]
        )
        placed, seats, total = mapping["bound"]
        most, above = (
            cls.from_mapping(mapping[name]) if name in mapping else None for name in ("most", "above")
        )
        stated = mapping["gap"], mapping["open_stage"], mapping["unit"], mapping.get("least")
        return cls(leaves, (placed, seats, total), *stated, most, above)


@dataclass(frozen=True, eq=False)
class Solution:
    """The pairs found, as sorted rows (mentee, mentor) of positions, and their figures.

    `placed` counts mentees with at least one pair, `seats` pairs, `total` their scores, `worst` is the lowest.
    `blocking` counts allowed pairs who would each score strictly higher together than in a seat they hold, or have
    a seat free; None where nobody counted. `reproducible` is false where a time limit ended the search.
    """

    pairs: NDArray[np.int64]
    placed: int
    seats: int
    total: int
    worst: int | None
    certificate: Certificate
    mode: str = "total"
    seed: int = 0
    blocking: int | None = None
    reproducible: bool = True


def _rows(values: Any, width: int) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64).reshape(-1, width)
