"""Mentors turned into postings by feature, in chunks that stay in the processor's nearest memory.

A feature is something that gives a pair points where both have it: a topic that the mentee wants and the mentor
offers, a topic the other way round, an interest or a pair of interests. A posting holds the place of the mentor in
the chunk and a class; the mentee has a row of a table that tells for each class how many points it gives at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.columns import Columns, Side, Topics
from turnabout_engine.columns.side import LEVELS, coverage
from turnabout_engine.fast.sorting import count_interests, fill, name_interests, tally

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array = Any
SMALLEST, LARGEST = 512, 4096
ROOM = 8_000
"""Most points that may be added above a score, so that sums of points fit 16 bits."""


@dataclass(frozen=True, eq=False)
class Index:
    """Everything the kernel reads; mentors stand in `order`, so that those with the same hours stand together."""

    order: NDArray[np.int64]
    chunk: int
    start: NDArray[np.uint32]
    posting: NDArray[np.uint32]
    gives: NDArray[np.int16]
    mentee_start: NDArray[np.int64]
    mentee_feature: NDArray[np.int32]
    mentee_row: NDArray[np.int32]


def chunk_size(mentors: int) -> int:
    """Large enough to spread what each chunk costs, not larger than there are mentors."""
    size = SMALLEST
    while size < min(LARGEST, mentors):
        size *= 2
    return size


def ceiling(numerator: Array, denominator: Array) -> Array:
    """The quotient rounded up."""
    return -(-numerator // denominator)


class Features:
    """Features of both sides with classes and rows, made once for a match."""

    def __init__(self, columns: Columns) -> None:
        self.columns, self.topics = columns, columns.topics
        self.way = interest_way(columns)
        self.interests = 64 * columns.mentees.interests.shape[1]
        self.mentor_aim_kind, self.mentor_aim_class = _kinds(columns.mentors.aims)
        self.mentee_aim_kind, self.mentee_aim_class = _kinds(columns.mentees.aims)

    @property
    def count(self) -> int:
        """How many features there are."""
        return int(2 * self.topics + (self.interests**2 if self.way == "pairs" else self.interests))

    def gives(self) -> NDArray[np.int16]:
        """Rows for aims (class: a level), for offers (class: a kind of aim of the mentor), and one for interests."""
        terms, kinds = self.columns.terms, self.mentor_aim_kind
        classes = max(LEVELS, len(kinds))
        aims = np.zeros((len(self.mentee_aim_kind), classes), dtype=np.int64)
        aims[:, :LEVELS] = _most(terms.most("aims"), self.mentee_aim_kind)
        offers = np.zeros((LEVELS, classes), dtype=np.int64)
        offers[:, : len(kinds)] = _most(terms.most("in_return"), kinds).T
        interest = np.zeros((1, classes), dtype=np.int64)
        interest[:, 0] = self.interest_points()
        return np.concatenate([aims, offers, interest]).astype(np.int16)

    def interest_points(self) -> int:
        """The most that one shared interest gives."""
        terms = self.columns.terms
        return int(ceiling(terms.most("interests"), terms.full_interests))

    def of_mentees(self) -> tuple[Array, Array, Array]:
        """(person, feature, row) of every feature of a mentee."""
        side, terms = self.columns.mentees, self.columns.terms
        none = np.zeros(0, dtype=np.int64)
        found: list[tuple[Array, Array, Array]] = [(none, none, none)]
        if terms.most("aims"):
            found.append((side.aims.owner(), side.aims.topic.astype(np.int64), self.mentee_aim_class))
        if terms.most("in_return"):
            row = len(self.mentee_aim_kind) + side.offers.level.astype(np.int64)
            found.append((side.offers.owner(), self.topics + side.offers.topic, row))
        if self.way != "bound":
            start, feature = self._interests(side)
            owner = np.repeat(np.arange(len(side)), np.diff(start))
            row = np.full(len(owner), len(self.mentee_aim_kind) + LEVELS, dtype=np.int64)
            found.append((owner, 2 * self.topics + feature, row))
        return tuple(np.concatenate(part) for part in zip(*found, strict=True))  # type: ignore[return-value]  # three parts

    def of_mentors(self) -> list[tuple[Array, Array, Array]]:
        """Sources of features: where each mentor's begin, feature and class. No feature is in two of them."""
        side, terms = self.columns.mentors, self.columns.terms
        found: list[tuple[Array, Array, Array]] = []
        if terms.most("aims"):
            found.append((side.offers.start, side.offers.topic, side.offers.level))
        if terms.most("in_return"):
            found.append((side.aims.start, self.topics + side.aims.topic, self.mentor_aim_class))
        if self.way != "bound":
            start, feature = self._interests(side)
            found.append((start, 2 * self.topics + feature, np.zeros(len(feature), dtype=np.int32)))
        return [(start, feature.astype(np.int32), kind.astype(np.int32)) for start, feature, kind in found]

    def _interests(self, side: Side) -> tuple[Array, Array]:
        """Where each person's features begin, and the features: interests, or every two of a person's interests."""
        start = np.zeros(len(side) + 1, dtype=np.int64)
        count_interests(side.interests, self.way == "pairs", start)
        feature = np.zeros(int(start[-1]), dtype=np.int32)
        name_interests(side.interests, self.way == "pairs", start, feature)
        return start, feature


def index_of(columns: Columns, features: Features, order: NDArray[np.int64], chunk: int) -> Index:
    """The postings of mentors in this order."""
    chunks = max(1, -(-len(order) // chunk))
    sources = features.of_mentors()
    start = np.zeros(chunks * features.count + 1, dtype=np.uint32)
    for begin, feature, _ in sources:
        tally(order, chunk, features.count, begin, feature, start)
    np.cumsum(start, out=start)
    posting, at = np.zeros(int(start[-1]), dtype=np.uint32), start[:-1].copy()
    for begin, feature, kind in sources:
        fill(order, chunk, features.count, begin, feature, kind, at, posting)
    owner, wanted, row = features.of_mentees()
    mine = np.argsort(owner, kind="stable")
    mentee_start = np.searchsorted(owner[mine], np.arange(len(columns.mentees) + 1))
    return Index(
        order,
        chunk,
        start,
        posting,
        features.gives(),
        mentee_start,
        wanted[mine].astype(np.int32),
        row[mine].astype(np.int32),
    )


def _kinds(aims: Topics) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Different rows (now, wanted, weight, whole) of some aims, and which of them each is."""
    whole = np.repeat(aims.whole(), np.diff(aims.start))
    key = (whole * 2**16 + aims.weight) * LEVELS**2 + aims.now * LEVELS + aims.wanted
    found = np.unique(key)
    number = np.searchsorted(found, key)
    rest, levels = np.divmod(found, LEVELS**2)
    columns = (levels // LEVELS, levels % LEVELS, rest % 2**16, rest // 2**16)
    return np.stack(columns, axis=1).astype(np.int64), number.astype(np.int64)


def _most(points: int, kinds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Points of each kind of aim for each level, rounded up, so that their sum is never less than the part."""
    now, wanted, weight, whole = kinds.T
    share = coverage()[now, wanted] * weight[:, None]
    return np.asarray(ceiling(points * share, whole[:, None]), dtype=np.int64)


def interest_way(columns: Columns) -> str:
    """How shared interests are bounded: by shared pairs of them, one by one, or not at all; by the fewest steps."""
    counts = [
        np.bitwise_count(side.interests).sum(axis=1, dtype=np.int64)
        for side in (columns.mentees, columns.mentors)
    ]
    most = min(int(count.max(initial=0)) for count in counts)
    one = int(ceiling(columns.terms.most("interests"), columns.terms.full_interests))
    if not one or not most:
        return "bound"
    used = int(np.bitwise_count(np.bitwise_or.reduce(columns.mentors.interests, axis=0)).sum())
    single = float(counts[0].mean() * counts[1].mean()) / used
    twos = [float((count * (count - 1)).mean()) for count in counts]
    coupled = twos[0] * twos[1] / max(1, 2 * used * (used - 1))
    if columns.mentees.interests.shape[1] == 1 and coupled < single and one * most * (most - 1) // 2 <= ROOM:
        return "pairs"
    return "single" if one * most <= ROOM else "bound"
