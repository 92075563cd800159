"""The weights of the score's parts, and how they become whole points that add up to 10000."""

from dataclasses import dataclass, fields
from fractions import Fraction
from functools import lru_cache

FULL_SCORE = 10_000


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of the score counts; only the proportions matter."""

    aims: float = 50
    in_return: float = 20
    style: float = 10
    overlap: float = 10
    other_unit: float = 5
    preference: float = 5
    interests: float = 0
    innovation_influence: float = 0
    other_site: float = 0

    def points(self) -> dict[str, int]:
        """The most points of each part: whole numbers in the weights' proportion, 10000 together.

        What rounding leaves over goes to the largest remainders, earlier parts first.
        """
        return dict(_points(self))

    def _rounded(self) -> dict[str, int]:
        shares = {part: Fraction(getattr(self, part)) for part in PARTS}
        whole = sum(shares.values())
        exact = {part: share * FULL_SCORE / whole for part, share in shares.items()}
        points = {part: int(value) for part, value in exact.items()}
        left_over = FULL_SCORE - sum(points.values())
        by_remainder = sorted(PARTS, key=lambda part: points[part] - exact[part])
        for part in by_remainder[:left_over]:
            points[part] += 1
        return points


@lru_cache(maxsize=64)
def _points(weights: Weights) -> dict[str, int]:
    """Asked for with every pair that is checked, and the same for all of them."""
    return weights._rounded()


PARTS: tuple[str, ...] = tuple(field.name for field in fields(Weights))
