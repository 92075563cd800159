"""The definition of score and rules on columns, in plain NumPy: what every faster way has to equal on every pair.

A part is a share, numerator over denominator in whole numbers, times the part's points, rounded down: the same on any
machine. `rows` are mentee positions and `cols` mentor positions, all mentors by default; matrices are rows x cols.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]  # SciPy ships no types

from turnabout_engine.columns.columns import Columns
from turnabout_engine.columns.side import LEVELS, Topics, coverage
from turnabout_engine.columns.terms import PARTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    Cols = NDArray[np.int64] | slice

NOT_ALLOWED = -1
CELLS_AT_ONCE = 1_000_000
PAIRS_AT_ONCE = 200
ALL = slice(None)
HIDDEN = ("aims", "in_return", "preference")
"""Parts in which hesitant aims or preferences count."""


class Oracle:
    """Scores of pairs, -1 where a pair is not allowed."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        topics = columns.topics
        mentees, mentors = columns.mentees, columns.mentors
        self.mentee_wants, self.mentor_wants = _wants(mentees.aims, topics), _wants(mentors.aims, topics)
        self.mentee_offers, self.mentor_offers = (
            _offers(mentees.offers, topics),
            _offers(mentors.offers, topics),
        )
        self.mentee_whole, self.mentor_whole = mentees.aims.whole(), mentors.aims.whole()
        self.shown = Oracle(columns.shown()) if columns.terms.shown_floor else None

    def scores(self, rows: Rows, cols: Cols = ALL) -> Rows:
        """The score of every allowed pair of these mentees, -1 elsewhere."""
        keep = self.allowed(rows, cols)
        parts = self.parts(rows, cols)
        total = self._sum(keep.shape, parts)
        keep &= total >= self.columns.terms.floor
        if self.shown is not None:
            seen = parts | self.shown.parts(rows, cols, only=HIDDEN)
            keep &= self._sum(keep.shape, seen) >= self.columns.terms.shown_floor
        return np.where(keep, total, NOT_ALLOWED)

    def total(self, rows: Rows, cols: Cols = ALL) -> Rows:
        """The score of every pair, whether allowed or not."""
        return self._sum((len(rows), len(self._positions(cols))), self.parts(rows, cols))

    @staticmethod
    def _sum(shape: tuple[int, ...], parts: dict[str, Rows]) -> Rows:
        total = np.zeros(shape, dtype=np.int64)
        for points in parts.values():
            total += points
        return total

    def of_pairs(self, pairs: Rows) -> Rows:
        """The score of single pairs, rows (mentee, mentor): the diagonals of small squares."""
        found = [np.zeros(0, dtype=np.int64)]
        for first in range(0, len(pairs), PAIRS_AT_ONCE):
            rows, cols = pairs[first : first + PAIRS_AT_ONCE].T
            found.append(np.diagonal(self.scores(rows, cols)))
        return np.concatenate(found)

    def blocks(self) -> Iterator[tuple[Rows, Rows]]:
        """Rows and their scores, in portions, so that no matrix grows too large."""
        mentees, mentors = self.columns.shape
        size = max(1, CELLS_AT_ONCE // max(1, mentors))
        for first in range(0, mentees, size):
            rows = np.arange(first, min(first + size, mentees), dtype=np.int64)
            yield rows, self.scores(rows)

    def parts(self, rows: Rows, cols: Cols = ALL, only: Collection[str] = PARTS) -> dict[str, Rows]:
        """Points of every part that has a weight."""
        found = {}
        for part, points in self.columns.terms.points.items():
            if points and part in only:
                numerator, denominator = getattr(self, part)(rows, cols)
                found[part] = points * numerator // denominator
        return found

    def aims(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, Rows]:
        """How much of what the mentee wants to learn the mentor can teach: level gap and order of the aims."""
        return (self.mentee_wants[rows] @ self.mentor_offers[cols].T).toarray(), self.mentee_whole[rows, None]

    def in_return(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, Rows]:
        """The same the other way: what the mentor wants to learn and the mentee can teach."""
        return (self.mentee_offers[rows] @ self.mentor_wants[cols].T).toarray(), self.mentor_whole[None, cols]

    def style(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, int]:
        """How near the three answers are: 2 for the same, 0 for opposite ends; 0 if one side gave none."""
        mine, theirs = self.columns.mentees.style[rows], self.columns.mentors.style[cols]
        near = np.zeros((len(rows), len(theirs)), dtype=np.int64)
        for answer in range(3):
            near += 2 - abs(mine[:, answer, None].astype(np.int64) - theirs[None, :, answer])
        return near * ((mine[:, :1] > 0) & (theirs[None, :, 0] > 0)), 6

    def overlap(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, int]:
        """Common working hours in the tightest week."""
        full = self.columns.terms.full_overlap
        return np.clip(self.common_minutes(rows, cols), 0, full), full

    def other_unit(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, int]:
        """1 if both name a unit and the units differ."""
        mine, theirs = self.columns.mentees.unit[rows, None], self.columns.mentors.unit[None, cols]
        return ((mine != theirs) & (mine >= 0) & (theirs >= 0)).astype(np.int64), 1

    def other_site(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, int]:
        """1 if both name a site and the sites differ."""
        mine, theirs = self.columns.mentees.site[rows, None], self.columns.mentors.site[None, cols]
        return ((mine != theirs) & (mine >= 0) & (theirs >= 0)).astype(np.int64), 1

    def preference(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, int]:
        """Half for each side that would like the other."""
        return self.columns.preferred.dense(rows, self._positions(cols)), 2

    def interests(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, int]:
        """Shared interests."""
        full = self.columns.terms.full_interests
        return np.minimum(self._common(rows, cols, "interests"), full), full

    def innovation_influence(self, rows: Rows, cols: Cols = ALL) -> tuple[Rows, int]:
        """1 for a mentor from where innovation is fast with a mentee of influence, as the programme names them."""
        both = self.columns.mentees.named[rows, None] & self.columns.mentors.named[None, cols]
        return both.astype(np.int64), 1

    def allowed(self, rows: Rows, cols: Cols = ALL) -> NDArray[np.bool_]:
        """Pairs that keep every rule but the floor."""
        mentees, mentors, terms = self.columns.mentees, self.columns.mentors, self.columns.terms
        keep = ~(mentees.barred[rows, None] | mentors.barred[None, cols])
        keep &= ~self.in_line(rows, cols)
        keep &= self.columns.excluded.dense(rows, self._positions(cols)) == 0
        if mentees.choosy[rows].any():
            named = self.columns.allowed.dense(rows, self._positions(cols)) > 0
            keep &= ~mentees.choosy[rows, None] | named
        for differ, one, other in (
            (terms.differ_unit, mentees.unit, mentors.unit),
            (terms.differ_site, mentees.site, mentors.site),
        ):
            if differ:
                keep &= (one[rows, None] != other[None, cols]) | (one[rows, None] < 0)
        if terms.grade_gap is not None:
            mine, theirs = mentees.grade[rows, None].astype(np.int64), mentors.grade[None, cols]
            keep &= (mine <= 0) | (theirs <= 0) | (mine - theirs >= terms.grade_gap)
        if terms.same_language:
            spoken = np.bitwise_or.reduce(mentees.languages[rows], axis=1) > 0
            heard = np.bitwise_or.reduce(mentors.languages[cols], axis=1) > 0
            keep &= ~(spoken[:, None] & heard[None, :]) | (self._common(rows, cols, "languages") > 0)
        if terms.overlap_minutes:
            minutes = self.common_minutes(rows, cols)
            keep &= (minutes < 0) | (minutes >= terms.overlap_minutes)
        return keep

    def in_line(self, rows: Rows, cols: Cols = ALL) -> NDArray[np.bool_]:
        """One stands above the other in the reporting tree, or both are one person."""
        mentees, mentors = self.columns.mentees, self.columns.mentors
        first, last = mentees.first[rows, None], mentees.last[rows, None]
        theirs = mentors.first[cols]
        above = (first <= theirs) & (theirs <= last)
        below: NDArray[np.bool_] = (theirs <= first) & (first <= mentors.last[cols])
        return above | below

    def common_minutes(self, rows: Rows, cols: Cols = ALL) -> Rows:
        """Minutes a week, -1 where the hours of one of the two are not known."""
        mine, theirs = self.columns.mentees.schedule[rows, None], self.columns.mentors.schedule[None, cols]
        if not self.columns.minutes.size:
            return np.full((len(rows), theirs.size), -1, dtype=np.int64)
        return np.where((mine >= 0) & (theirs >= 0), self.columns.minutes[mine, theirs], -1)

    def _positions(self, cols: Cols) -> Rows:
        return np.arange(len(self.columns.mentors))[cols]

    def _common(self, rows: Rows, cols: Cols, of: str) -> Rows:
        """How many bits each mentee has in common with each mentor."""
        mine, theirs = getattr(self.columns.mentees, of)[rows], getattr(self.columns.mentors, of)[cols]
        count = np.zeros((len(mine), len(theirs)), dtype=np.int64)
        for word in range(mine.shape[1]):
            count += np.bitwise_count(mine[:, word, None] & theirs[None, :, word])
        return count


def _offers(offers: Topics, topics: int) -> sp.csr_array:
    """1 at (person, topic and level) for every offer."""
    cell = offers.topic.astype(np.int64) * LEVELS + offers.level
    return sp.csr_array(
        (np.ones(len(cell), dtype=np.int64), (offers.owner(), cell)),
        shape=(len(offers.start) - 1, topics * LEVELS),
    )


def _wants(aims: Topics, topics: int) -> sp.csr_array:
    """Weighted sixtieths that an offer at (topic and level) covers of the person's aims."""
    share = coverage()[aims.now, aims.wanted] * aims.weight[:, None]
    cell = aims.topic.astype(np.int64)[:, None] * LEVELS + np.arange(LEVELS)
    owner = np.repeat(aims.owner(), LEVELS)
    covered = share.ravel() > 0
    return sp.csr_array(
        (share.ravel()[covered], (owner[covered], cell.ravel()[covered])),
        shape=(len(aims.start) - 1, topics * LEVELS),
    )
