"""Three objectives in one whole number, for as long as that is exact: (placed, seats, total) packed and unpacked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from turnabout_engine.errors import TooLargeError
from turnabout_engine.wellformed import reach

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXACT_IN_A_FLOAT = 2**53
LARGEST = 2**59  # sums of a few of these still fit 64 bits


@dataclass(frozen=True, eq=False)
class Worth:
    """What each entry adds to each objective, one array per objective (constant ones may be broadcast)."""

    placed: NDArray[np.int64]
    seats: NDArray[np.int64]
    total: NDArray[np.int64]

    def at(self, entries: NDArray[np.int64]) -> Worth:
        """The worth of these entries only."""
        return Worth(self.placed[entries], self.seats[entries], self.total[entries])


@dataclass(frozen=True)
class Scale:
    """What a filled seat and a placed mentee weigh in units of the total.

    Solvers only ever compare chains of exchanges that visit each person once. `reach` bounds what one chain can
    change in an objective, and each weight is more than twice the reach of the objectives below it; so comparing
    packed numbers is comparing triples, however many pairs there are. `largest` bounds every number met.
    """

    seat: int
    place: int
    largest: int

    def fits_a_float(self) -> bool:
        """Whether a float solver, which adds up to four such numbers, stays exact."""
        return 4 * self.largest < EXACT_IN_A_FLOAT

    def pack(self, worth: Worth) -> NDArray[np.int64]:
        """One number per entry."""
        packed: NDArray[np.int64] = worth.placed * self.place + worth.seats * self.seat + worth.total
        return packed

    def unpack(self, packed: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows (placed, seats, total) from packed numbers."""
        placed = _nearest(packed, self.place)
        rest = packed - placed * self.place
        seats = _nearest(rest, self.seat)
        return np.stack([placed, seats, rest - seats * self.seat], axis=1)


def scale_of(shape: tuple[int, int], worth: Worth, bonus: int = 1) -> Scale:
    """The smallest weights that keep the three objectives apart for entries of this worth.

    `bonus` is the most that a mentee's first pair is worth in people.
    """
    seat = 2 * _reach(shape, worth.total)
    place = 2 * seat * _reach(shape, worth.seats)
    largest = place * (_reach(shape, worth.placed) + bonus)
    if largest > LARGEST:
        raise TooLargeError("scores", "are too large for exact sums")
    return Scale(seat, place, largest)


def _reach(shape: tuple[int, int], amounts: NDArray[np.int64]) -> int:
    low, high = (int(amounts.min()), int(amounts.max())) if amounts.size else (0, 0)
    return reach(shape, low, high)


def _nearest(numbers: NDArray[np.int64], unit: int) -> NDArray[np.int64]:
    return (numbers + unit // 2) // unit
