"""The columns of one side of a match, and topics as sparse postings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FINE = 60
"""Every gap from 1 to 5 levels divides this, so that a share of a gap is a whole number of sixtieths."""
LEVELS = 6


def coverage() -> NDArray[np.int64]:
    """Sixtieths of the way from now to wanted that a teacher of a level can go: a table [now, wanted, level]."""
    now, wanted, level = np.ogrid[0:LEVELS, 0:LEVELS, 0:LEVELS]
    gap = np.maximum(wanted - now, 1)
    way = FINE * (np.minimum(level, wanted) - now) // gap
    return np.where((wanted > now) & (level > now), way, 0)


@dataclass(frozen=True, eq=False)
class Topics:
    """Postings of topics by person: `start[i]` to `start[i + 1]`; further columns have one value per posting.

    Offers fill `level`; aims fill `now`, `wanted` and `weight`. A person offers a topic once at most.
    """

    start: NDArray[np.int64]
    topic: NDArray[np.int32]
    level: NDArray[np.int8]
    now: NDArray[np.int8]
    wanted: NDArray[np.int8]
    weight: NDArray[np.int16]

    def owner(self) -> NDArray[np.int64]:
        """Whose each posting is."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def first_of_each(self, counts: NDArray[np.int64]) -> Topics:
        """Only the first so many postings of each person."""
        place = np.arange(len(self.topic)) - np.repeat(self.start[:-1], np.diff(self.start))
        keep = place < np.repeat(counts, np.diff(self.start))
        start = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        levels = self.level[keep], self.now[keep], self.wanted[keep]
        return Topics(start, self.topic[keep], *levels, self.weight[keep])

    def whole(self) -> NDArray[np.int64]:
        """What all aims of a person met would give, in weighted sixtieths; 1 where there are none."""
        sums = np.bincount(self.owner(), weights=self.weight, minlength=len(self.start) - 1)
        return np.maximum(FINE * sums.astype(np.int64), 1)


def topics_of(people: Sequence[Iterable[tuple[int, int, int, int, int]]]) -> Topics:
    """From rows (topic, level, now, wanted, weight) per person."""
    rows = [list(person) for person in people]
    start = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum([len(person) for person in rows], out=start[1:])
    flat = np.array([row for person in rows for row in person], dtype=np.int64).reshape(-1, 5)
    topic, level, now, wanted, weight = flat.T
    return Topics(
        start,
        topic.astype(np.int32),
        level.astype(np.int8),
        now.astype(np.int8),
        wanted.astype(np.int8),
        weight.astype(np.int16),
    )


@dataclass(frozen=True, eq=False)
class Side:
    """One value per person and column.

    grade: 0 where not known. unit, site, schedule: a number, -1 where not known. languages, interests: bits in words of
    64, rows person x words. style: three answers 1 to 3, or three 0. named: whether the programme named the person's
    unit or grade. barred: may have no pair at all. first, last: the person's place in the reporting tree and the
    last place below them; two people of whom one's place lies in the other's range are never paired. hesitant: how many
    of a person's aims, the last of them, are hidden. choosy: gets only those whom `Columns.allowed` lists.
    """

    grade: NDArray[np.int16]
    unit: NDArray[np.int32]
    schedule: NDArray[np.int32]
    languages: NDArray[np.uint64]
    interests: NDArray[np.uint64]
    style: NDArray[np.int8]
    named: NDArray[np.bool_]
    barred: NDArray[np.bool_]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    offers: Topics
    aims: Topics
    site: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    hesitant: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    choosy: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))

    def __post_init__(self) -> None:
        blank = {"site": -1, "hesitant": 0, "choosy": False}
        for name, value in blank.items():
            column = getattr(self, name)
            if len(column) != len(self.grade):
                object.__setattr__(self, name, np.full(len(self.grade), value, dtype=column.dtype))

    def shown(self) -> Side:
        """The side without its hesitant aims."""
        if not self.hesitant.any():
            return self
        aims = self.aims.first_of_each(np.diff(self.aims.start) - self.hesitant)
        return replace(self, aims=aims, hesitant=np.zeros_like(self.hesitant))

    def __len__(self) -> int:
        return len(self.grade)


def bits(people: Sequence[Iterable[int]], count: int) -> NDArray[np.uint64]:
    """Rows person x words with bit n set for every number n of the person."""
    words = max(1, -(-count // 64))
    table = np.zeros((len(people), words), dtype=np.uint64)
    for at, numbers in enumerate(people):
        for number in numbers:
            table[at, number // 64] |= np.uint64(1 << (number % 64))
    return table
