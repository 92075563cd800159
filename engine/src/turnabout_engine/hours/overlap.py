"""Minutes of common working time a week: for every pair of schedules the least over the cohort's weeks.

Exact to the minute. With F the working minutes of one person up to a moment, what two share is the sum over the
other's intervals of F(end) - F(start); all pairs together are one product of F with a sparse matrix of +1 and -1.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types
from numpy.typing import NDArray

from turnabout_engine.hours.zones import DAY, Calendar
from turnabout_engine.people.person import Interval, PersonRow

Pattern = tuple[str, tuple[Interval, ...]]
UNKNOWN = -1


def pattern_of(person: PersonRow, calendar: Calendar) -> Pattern | None:
    """Zone and hours, or None where one of them is not known."""
    return (person.timezone, person.hours) if person.hours and person.timezone in calendar.offsets else None


def busy(pattern: Pattern, calendar: Calendar, week: int) -> NDArray[np.int64]:
    """Working time in that week as sorted, disjoint (start, end) rows, in UTC minutes from the cohort's start."""
    zone, hours = pattern
    found: list[tuple[int, int]] = []
    for begin, end, offset in calendar.pieces(zone, week):
        low, high = begin + offset, end + offset
        for day in range(low // DAY - 1, high // DAY + 1):
            weekday = (calendar.start.weekday() + day) % 7
            for _, first, last in (item for item in hours if item[0] == weekday):
                span = max(day * DAY + first, low) - offset, min(day * DAY + last, high) - offset
                if span[0] < span[1]:
                    found.append(span)
    return np.array(_merged(sorted(found)), dtype=np.int64).reshape(-1, 2)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, end in spans:
        if merged and begin <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((begin, end))
    return merged


class Schedules:
    """The different schedules of some people, and which of them each person has."""

    def __init__(self, people: Sequence[PersonRow], calendar: Calendar) -> None:
        self.calendar = calendar
        index: dict[Pattern, int] = {}
        numbers = []
        for person in people:
            pattern = pattern_of(person, calendar)
            numbers.append(UNKNOWN if pattern is None else index.setdefault(pattern, len(index)))
        self.number: NDArray[np.int64] = np.array(numbers, dtype=np.int64)
        self.patterns = list(index)

    @cached_property
    def weeks(self) -> list[list[NDArray[np.int64]]]:
        """For each distinct week the working time of each pattern."""
        distinct = self.calendar.distinct_weeks()
        return [[busy(pattern, self.calendar, week) for pattern in self.patterns] for week in distinct]

    def overlap(self, rows: NDArray[np.int64], other: "Schedules") -> NDArray[np.int64]:
        """Minutes (rows x everybody in `other`); -1 where one of the two schedules is not known."""
        mine, place = np.unique(self.number[rows], return_inverse=True)
        known = mine[mine != UNKNOWN]
        table = np.full((len(mine), len(other.patterns) + 1), UNKNOWN, dtype=np.int64)
        if len(known) and other.patterns:
            weekly = [
                _common([own[number] for number in known], theirs)
                for own, theirs in zip(self.weeks, other.weeks, strict=True)
            ]
            table[mine != UNKNOWN, :-1] = np.minimum.reduce(weekly)
        return table[place][:, other.number]

    def table(self, other: "Schedules") -> NDArray[np.int64]:
        """Minutes of every pattern here with every pattern of `other`."""
        if not self.patterns or not other.patterns:
            return np.zeros((len(self.patterns), len(other.patterns)), dtype=np.int64)
        weekly = [_common(own, theirs) for own, theirs in zip(self.weeks, other.weeks, strict=True)]
        return np.asarray(np.minimum.reduce(weekly), dtype=np.int64)

    def between(self, row: int, other: "Schedules", column: int) -> int:
        """Minutes of one pair."""
        mine, theirs = int(self.number[row]), int(other.number[column])
        if UNKNOWN in (mine, theirs):
            return UNKNOWN
        weekly = (
            _common([own[mine]], [its[theirs]]) for own, its in zip(self.weeks, other.weeks, strict=True)
        )
        return min(int(minutes[0, 0]) for minutes in weekly)


def _common(rows: list[NDArray[np.int64]], columns: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Minutes shared in one week by every row schedule with every column schedule."""
    ends = np.concatenate(rows)
    if not len(ends):
        return np.zeros((len(rows), len(columns)), dtype=np.int64)
    moments, place = np.unique(ends.ravel(), return_inverse=True)
    owner = np.repeat(np.arange(len(rows)), [2 * len(item) for item in rows])
    sign = np.tile(np.array([-1, 1], dtype=np.int64), len(ends))
    steps = sp.csr_array((sign, (owner, place.ravel())), shape=(len(rows), len(moments)))
    worked = np.stack([_worked(column, moments) for column in columns], axis=1)
    return np.asarray(steps @ worked, dtype=np.int64)


def _worked(spans: NDArray[np.int64], moments: NDArray[np.int64]) -> NDArray[np.int64]:
    """Minutes worked up to each moment."""
    if not len(spans):
        return np.zeros(len(moments), dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(spans[:, 1] - spans[:, 0])])
    entered = np.searchsorted(spans[:, 0], moments, side="right")
    started = np.maximum(entered - 1, 0)
    inside = np.minimum(moments, spans[started, 1]) - spans[started, 0]
    return np.where(entered > 0, before[started] + inside, 0)
