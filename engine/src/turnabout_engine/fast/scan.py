"""Lists of the best mentors of each mentee, from columns: the door to the compiled scan."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from turnabout_engine.columns import Columns, Listed
from turnabout_engine.fast.data import (
    GRADE,
    SCHEDULE,
    Pairs,
    Tables,
    covered,
    limits_of,
    overlap_points,
    people_of,
    rest_of,
)
from turnabout_engine.fast.index import Features, chunk_size, index_of
from turnabout_engine.fast.kernel import NO_BOUND, best_of_all, working_memory

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array = Any


class Postings(NamedTuple):
    """The index as compiled code takes it."""

    start: Array
    posting: Array
    gives: Array
    mentee_start: Array
    mentee_feature: Array
    mentee_row: Array


@dataclass(frozen=True, eq=False)
class Lists:
    """For each asked mentee up to k mentors, best first: row q has `count[q]` of them, -1 after that."""

    mentor: NDArray[np.int32]
    score: NDArray[np.int32]
    count: NDArray[np.int64]


class Scan:
    """Scans the pairs of columns. `rank` is the seeded order in which equal mentors are preferred."""

    def __init__(self, columns: Columns, rank: NDArray[np.int64], threads: int = 1) -> None:
        self.columns, self.threads = columns, max(1, threads)
        features = Features(columns)
        alike = np.unique(columns.minutes, axis=1, return_inverse=True)[1].ravel()
        alike = np.append(alike, -1)
        self.order = np.lexsort((rank, alike[columns.mentors.schedule]))
        self.place = np.empty(len(self.order), dtype=np.int64)
        self.place[self.order] = np.arange(len(self.order))
        self.chunk, self.features = chunk_size(len(rank)), features.count
        index = index_of(columns, features, self.order, self.chunk)
        self.postings = Postings(
            index.start,
            index.posting,
            index.gives,
            index.mentee_start,
            index.mentee_feature,
            index.mentee_row,
        )
        nobody = np.zeros(len(columns.mentees), dtype=np.int64)
        self.mentees = people_of(columns.mentees, features.mentee_aim_class, nobody)
        self.mentors = people_of(columns.mentors, features.mentor_aim_class, rank, self.order)
        self.tables = Tables(
            overlap_points(columns),
            covered(features.mentee_aim_kind),
            covered(features.mentor_aim_kind),
            rest_of(columns, features)[self.order],
        )
        self.limits = limits_of(columns)
        excluded, _ = self._placed(columns.excluded)
        allowed, _ = self._placed(columns.allowed)
        preferred, wishes = self._placed(columns.preferred)
        self.pairs = Pairs(
            columns.excluded.start,
            excluded,
            columns.allowed.start,
            allowed,
            columns.preferred.start,
            preferred,
            wishes,
        )

    def best(
        self,
        who: NDArray[np.int64],
        k: int,
        *,
        needs: NDArray[np.int64] | None = None,
        level: NDArray[np.int64] | None = None,
        prices: NDArray[np.int64] | None = None,
        floor: int | None = None,
    ) -> Lists:
        """The k best mentors of each mentee by score less price, only those above `needs` if given.

        prices: rows of one price per mentor; `level` tells which row a mentee's prices are. Exact and the same for
        any number of threads.
        """
        count = len(who)
        none = np.zeros(count, dtype=np.int64)
        asked = np.full(count, NO_BOUND) if needs is None else needs
        levels = none if level is None else level
        rows = np.zeros((1, len(self.order)), dtype=np.int64) if prices is None else prices[:, self.order]
        values = np.zeros((count, k), dtype=np.int64)
        scores, places = np.full((count, k), -1, dtype=np.int32), np.full((count, k), -1, dtype=np.int32)
        counts = none.copy()
        limits = self.limits if floor is None else self.limits._replace(floor=max(floor, self.limits.floor))
        turn = np.lexsort((levels, self.mentees.facts[who, GRADE], self.mentees.facts[who, SCHEDULE]))
        given = (
            who, levels, asked, np.ascontiguousarray(rows),
            self.mentees, self.mentors, self.tables, limits, self.pairs, self.postings, self.chunk, self.features,
        )  # fmt: skip
        self._run(turn, given, (values, scores, places, counts))
        mentor = np.where(places >= 0, self.order[places], -1).astype(np.int32)
        return Lists(mentor, scores, counts)

    def _run(self, turn: NDArray[np.int64], given: tuple[Any, ...], lists: tuple[Any, ...]) -> None:
        """Every mentee's list depends on nobody else's, so that portions can run side by side."""

        def portion(part: NDArray[np.int64]) -> None:
            scan: Any = best_of_all
            scan(part, *given, working_memory(self.chunk, self.columns.topics, len(self.order)), lists)

        if self.threads == 1:
            portion(turn)
            return
        with ThreadPoolExecutor(self.threads) as pool:
            for done in [pool.submit(portion, part) for part in np.array_split(turn, self.threads)]:
                done.result()

    def _placed(self, pairs: Listed) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
        """Listed mentors as places, ascending for each mentee."""
        owner = np.repeat(np.arange(len(pairs.start) - 1), np.diff(pairs.start))
        place = self.place[pairs.mentor]
        sorting = np.lexsort((place, owner))
        return place[sorting], pairs.value[sorting]
