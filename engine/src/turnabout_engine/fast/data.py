"""What the kernel reads, in plain arrays as compiled code takes them: few, and a person's facts in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from turnabout_engine.columns import Columns, Side
from turnabout_engine.columns.side import coverage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.fast.index import Features

Array = Any
GRADE, UNIT, SCHEDULE, FIRST, LAST, WHOLE, OFFERS, OFFERS_END, AIMS, AIMS_END = range(10)
STYLE, NAMED, BARRED, RANK, FACTS = 10, 13, 14, 15, 16
SITE, SHOWN_END, SHOWN_WHOLE, CHOOSY, MORE = range(5)
WIDTH = 8
"""Levels are looked up in rows of eight."""


class People(NamedTuple):
    """One side. `facts` has a row a person, `more` what few pairs need; `offer` is topic x 8 + level, `aim` rows
    (topic, kind of aim)."""

    facts: Array
    more: Array
    languages: Array
    interests: Array
    offer: Array
    aim: Array


class Limits(NamedTuple):
    """Points of parts and limits of rules; `gap` is -1000 where grades do not count."""

    aims: int
    in_return: int
    style: int
    other_unit: int
    preference: int
    interests: int
    innovation: int
    full_interests: int
    gap: int
    same_language: int
    floor: int
    other_site: int
    differ_unit: int
    differ_site: int
    shown_floor: int


class Tables(NamedTuple):
    """overlap: points by schedules of both, the last row and column for hours not known, -1 where too few are shared.

    mentee_aims, mentor_aims: weighted sixtieths by kind of aim and level. rest: the most points of a mentor beside
    postings and overlap.
    """

    overlap: Array
    mentee_aims: Array
    mentor_aims: Array
    rest: Array


class Pairs(NamedTuple):
    """Excluded, allowed (for the choosy) and preferred pairs, by mentee, in places of mentors."""

    excluded_start: Array
    excluded: Array
    allowed_start: Array
    allowed: Array
    preferred_start: Array
    preferred: Array
    wishes: Array


def limits_of(columns: Columns) -> Limits:
    """The terms as plain numbers."""
    terms = columns.terms
    return Limits(
        terms.most("aims"),
        terms.most("in_return"),
        terms.most("style"),
        terms.most("other_unit"),
        terms.most("preference"),
        terms.most("interests"),
        terms.most("innovation_influence"),
        terms.full_interests,
        -1000 if terms.grade_gap is None else terms.grade_gap,
        int(terms.same_language),
        terms.floor,
        terms.most("other_site"),
        int(terms.differ_unit),
        int(terms.differ_site),
        terms.shown_floor,
    )


def people_of(
    side: Side, kinds: NDArray[np.int64], rank: NDArray[np.int64], order: Any = slice(None)
) -> People:
    """A side in a given order; topics stay where they are and only their starts are put in order."""
    facts = np.empty((len(side), FACTS), dtype=np.int32)
    facts[:, GRADE], facts[:, UNIT], facts[:, SCHEDULE] = side.grade, side.unit, side.schedule
    facts[:, FIRST], facts[:, LAST], facts[:, WHOLE] = side.first, side.last, side.aims.whole()
    facts[:, OFFERS], facts[:, OFFERS_END] = side.offers.start[:-1], side.offers.start[1:]
    facts[:, AIMS], facts[:, AIMS_END] = side.aims.start[:-1], side.aims.start[1:]
    facts[:, STYLE : STYLE + 3] = side.style
    facts[:, NAMED], facts[:, BARRED], facts[:, RANK] = side.named, side.barred, rank
    more = np.empty((len(side), MORE), dtype=np.int32)
    more[:, SITE], more[:, CHOOSY] = side.site, side.choosy
    more[:, SHOWN_END], more[:, SHOWN_WHOLE] = side.aims.start[1:] - side.hesitant, side.shown().aims.whole()
    return People(
        facts[order],
        more[order],
        np.ascontiguousarray(side.languages[order]),
        np.ascontiguousarray(side.interests[order]),
        (side.offers.topic * WIDTH + side.offers.level).astype(np.int32),
        np.stack([side.aims.topic, kinds.astype(np.int32)], axis=1),
    )


def overlap_points(columns: Columns) -> NDArray[np.int32]:
    """Points of overlap by schedule numbers of both sides; -1 closes a pair."""
    terms, minutes = columns.terms, columns.minutes
    points = terms.most("overlap") * np.clip(minutes, 0, terms.full_overlap) // terms.full_overlap
    if terms.overlap_minutes:
        points = np.where((minutes >= 0) & (minutes < terms.overlap_minutes), -1, points)
    known = np.zeros((minutes.shape[0] + 1, minutes.shape[1] + 1), dtype=np.int32)
    known[:-1, :-1] = points
    return known


def rest_of(columns: Columns, features: Features) -> NDArray[np.int64]:
    """The most that each mentor's pairs can have beside postings and overlap."""
    terms, side = columns.terms, columns.mentors
    rest = np.where(side.unit >= 0, terms.most("other_unit"), 0)
    rest = rest + np.where(side.site >= 0, terms.most("other_site"), 0)
    rest = rest + np.where(side.style[:, 0] > 0, terms.most("style"), 0)
    rest += np.where(side.named, terms.most("innovation_influence"), 0)
    some = side.interests.any(axis=1)
    if features.way == "pairs":
        rest += np.where(some, features.interest_points(), 0)
    elif features.way == "bound":
        rest += np.where(some, terms.most("interests"), 0)
    return rest.astype(np.int64)


def covered(kinds: NDArray[np.int64]) -> NDArray[np.int32]:
    """Weighted sixtieths by kind of aim (now, wanted, weight, whole) and level."""
    table = np.zeros((max(1, len(kinds)), WIDTH), dtype=np.int32)
    if len(kinds):
        shares = coverage()[kinds[:, 0], kinds[:, 1]] * kinds[:, 2:3]
        table[:, : shares.shape[1]] = shares
    return table
