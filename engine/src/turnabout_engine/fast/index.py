"""Mentors turned into postings by feature, in chunks that stay in the processor's nearest memory.

A feature is something that gives a pair points where both have it: a topic that the mentee wants and the mentor
offers, a topic the other way round, an interest or a pair of interests. A posting holds the place of the mentor in
the chunk and a class; the mentee has a row of a table that tells for each class how many points it gives at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from turnabout_engine.columns import Columns, Side, Topics
from turnabout_engine.columns.side import LEVELS, coverage

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array = Any
CLASS_BITS = 16
SMALLEST, LARGEST = 512, 4096
ROOM = 8_000
"""Most points that may be added above a score, so that sums of points fit 16 bits."""


@dataclass(frozen=True, eq=False)
class Index:
    """Everything the kernel reads; mentors stand in `order`, so that those with the same hours stand together."""

    order: NDArray[np.int64]
    chunk: int
    start: NDArray[np.int32]
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
            owner, feature = self._interests(side)
            row = np.full(len(owner), len(self.mentee_aim_kind) + LEVELS, dtype=np.int64)
            found.append((owner, 2 * self.topics + feature, row))
        return tuple(np.concatenate(part) for part in zip(*found, strict=True))  # type: ignore[return-value]  # three parts

    def of_mentors(self) -> tuple[Array, Array, Array]:
        """(person, feature, class) of every feature of a mentor."""
        side, terms = self.columns.mentors, self.columns.terms
        none = np.zeros(0, dtype=np.int64)
        found: list[tuple[Array, Array, Array]] = [(none, none, none)]
        if terms.most("aims"):
            found.append((side.offers.owner(), side.offers.topic.astype(np.int64), side.offers.level))
        if terms.most("in_return"):
            found.append((side.aims.owner(), self.topics + side.aims.topic, self.mentor_aim_class))
        if self.way != "bound":
            owner, feature = self._interests(side)
            found.append((owner, 2 * self.topics + feature, np.zeros(len(owner), dtype=np.int64)))
        return tuple(np.concatenate(part) for part in zip(*found, strict=True))  # type: ignore[return-value]  # three parts

    def _interests(self, side: Side) -> tuple[Array, Array]:
        owner, number = _numbers(side.interests)
        return _coupled(owner, number, self.interests) if self.way == "pairs" else (owner, number)


def index_of(columns: Columns, features: Features, order: NDArray[np.int64], chunk: int) -> Index:
    """The postings of mentors in this order."""
    person, feature, kind = features.of_mentors()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    place = place[person]
    chunks = max(1, -(-len(order) // chunk))
    key = (place // chunk) * features.count + feature
    # Sorted by place too: the same order for any way the features were made.
    sorting = np.argsort(key * chunk + place % chunk)
    counts = np.bincount(key, minlength=chunks * features.count)
    start = np.concatenate([[0], np.cumsum(counts)])
    posting = (place % chunk) | (kind.astype(np.int64) << CLASS_BITS)
    owner, wanted, row = features.of_mentees()
    mine = np.argsort(owner, kind="stable")
    mentee_start = np.searchsorted(owner[mine], np.arange(len(columns.mentees) + 1))
    return Index(
        order,
        chunk,
        start.astype(np.int32),
        posting[sorting].astype(np.uint32),
        features.gives(),
        mentee_start,
        wanted[mine].astype(np.int32),
        row[mine].astype(np.int32),
    )


def _kinds(aims: Topics) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Different rows (now, wanted, weight, whole) of some aims, and which of them each is."""
    whole = np.repeat(aims.whole(), np.diff(aims.start))
    key = (whole * 2**16 + aims.weight) * LEVELS**2 + aims.now * LEVELS + aims.wanted
    found, number = np.unique(key, return_inverse=True)
    rest, levels = np.divmod(found, LEVELS**2)
    columns = (levels // LEVELS, levels % LEVELS, rest % 2**16, rest // 2**16)
    return np.stack(columns, axis=1).astype(np.int64), number.ravel().astype(np.int64)


def _most(points: int, kinds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Points of each kind of aim for each level, rounded up, so that their sum is never less than the part."""
    now, wanted, weight, whole = kinds.T
    share = coverage()[now, wanted] * weight[:, None]
    return np.asarray(ceiling(points * share, whole[:, None]), dtype=np.int64)


def _numbers(words: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(person, number) of every bit that is set."""
    marks = np.unpackbits(words.astype("<u8").view(np.uint8), axis=1, bitorder="little")
    owner, number = np.nonzero(marks)
    return owner, number


def _coupled(
    owner: NDArray[np.int64], number: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(person, pair) of every two numbers of a person."""
    people: list[int] = []
    pairs: list[int] = []
    start = np.searchsorted(owner, np.unique(owner))
    if len(owner) and len(set(np.diff(np.append(start, len(owner))).tolist())) == 1:
        width = len(owner) // len(start)
        table = number.reshape(len(start), width)
        both = list(combinations(range(width), 2))
        found = [table[:, one] * count + table[:, other] for one, other in both]
        return np.repeat(owner[start], len(both)), np.stack(found or [table[:, 0][:0]], axis=1).ravel()
    for at, end in zip(start.tolist(), [*start[1:].tolist(), len(owner)], strict=True):
        for one, other in combinations(number[at:end].tolist(), 2):
            people.append(int(owner[at]))
            pairs.append(one * count + other)
    return np.array(people, dtype=np.int64), np.array(pairs, dtype=np.int64)


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
    used = len(np.unique(_numbers(columns.mentors.interests)[1]))
    single = float(counts[0].mean() * counts[1].mean()) / used
    twos = [float((count * (count - 1)).mean()) for count in counts]
    coupled = twos[0] * twos[1] / max(1, 2 * used * (used - 1))
    if columns.mentees.interests.shape[1] == 1 and coupled < single and one * most * (most - 1) // 2 <= ROOM:
        return "pairs"
    return "single" if one * most <= ROOM else "bound"
