"""Where lists of pairs come from: a scan of columns, or a table of scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.problem import Problem


@dataclass(frozen=True, eq=False)
class Asked:
    """Who is asked for and under which prices: pairs with score - prices[level, mentor] > need count."""

    who: NDArray[np.int64]
    needs: NDArray[np.int64]
    level: NDArray[np.int64]
    prices: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Found:
    """Rows of up to k mentors, the best first, with scores; `count` tells how many of a row there are."""

    mentor: NDArray[np.int32]
    score: NDArray[np.int32]
    count: NDArray[np.int64]


class Source(Protocol):
    """Gives the best allowed pairs of mentees, equals in seeded order."""

    def best(self, who: NDArray[np.int64], k: int, floor: int) -> Found:
        """The k best by score."""

    def better(self, asked: Asked, k: int, floor: int) -> Found:
        """The k best by score less price, only those above what is needed."""

    def range(self) -> tuple[int, int]:
        """The lowest and highest score that a pair may have."""


class Columnar:
    """Pairs of columns, found by the compiled scan."""

    def __init__(self, problem: Problem, rank: NDArray[np.int64], threads: int) -> None:
        from turnabout_engine.fast.scan import Scan

        assert problem.columns is not None  # noqa: S101  # who calls this has looked
        self.scan = Scan(problem.columns, rank, threads)
        self.most = sum(problem.columns.terms.points.values())

    def best(self, who: NDArray[np.int64], k: int, floor: int) -> Found:
        """See `Source`."""
        lists = self.scan.best(who, k, floor=floor)
        return Found(lists.mentor, lists.score, lists.count)

    def better(self, asked: Asked, k: int, floor: int) -> Found:
        """See `Source`."""
        lists = self.scan.best(
            asked.who, k, needs=asked.needs, level=asked.level, prices=asked.prices, floor=floor
        )
        return Found(lists.mentor, lists.score, lists.count)

    def range(self) -> tuple[int, int]:
        """See `Source`."""
        return 0, self.most


class Tabled:
    """Pairs of a table of scores, looked at mentee by mentee."""

    def __init__(self, problem: Problem, rank: NDArray[np.int64]) -> None:
        self.scores, self.rank = problem.scores, rank

    def best(self, who: NDArray[np.int64], k: int, floor: int) -> Found:
        """See `Source`."""
        none = np.zeros(len(who), dtype=np.int64)
        prices = np.zeros((1, self.scores.shape[1]), dtype=np.int64)
        return self.better(Asked(who, none - 2**62, none, prices), k, floor)

    def better(self, asked: Asked, k: int, floor: int) -> Found:
        """See `Source`."""
        size = len(asked.who)
        mentor, score = np.full((size, k), -1, dtype=np.int32), np.zeros((size, k), dtype=np.int64)
        count = np.zeros(size, dtype=np.int64)
        for q, (mentee, need, level) in enumerate(zip(asked.who, asked.needs, asked.level, strict=True)):
            row = slice(self.scores.indptr[mentee], self.scores.indptr[mentee + 1])
            who, points = self.scores.indices[row], self.scores.data[row]
            value = points - asked.prices[level, who]
            open_to = np.flatnonzero((value > need) & (points >= floor))
            if len(open_to) > k:
                least = np.partition(value[open_to], len(open_to) - k)[len(open_to) - k]
                open_to = open_to[value[open_to] >= least]
            chosen = open_to[np.lexsort((self.rank[who[open_to]], -value[open_to]))][:k]
            count[q] = len(chosen)
            mentor[q, : len(chosen)], score[q, : len(chosen)] = who[chosen], points[chosen]
        return Found(mentor, score, count)  # type: ignore[arg-type]  # scores of tables may need 64 bits

    def range(self) -> tuple[int, int]:
        """See `Source`."""
        values = self.scores.data
        return (int(values.min()), int(values.max())) if values.size else (0, 0)
