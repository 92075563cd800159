"""The listed entries of a large match: pairs that may matter, in seeded order, growing round by round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from turnabout_engine.large.source import Found


@dataclass(frozen=True, eq=False)
class Listing:
    """Entries sorted by mentee and mentor, each once; mentees and mentors are numbered in seeded order."""

    mentee: NDArray[np.int64]
    mentor: NDArray[np.int64]
    score: NDArray[np.int64]

    def start(self, mentees: int) -> NDArray[np.int64]:
        """Where each mentee's entries begin."""
        return np.searchsorted(self.mentee, np.arange(mentees + 1)).astype(np.int64)

    def at_least(self, score: int) -> NDArray[np.bool_]:
        """Which entries score so much."""
        return np.asarray(self.score >= score, dtype=np.bool_)


def listing_of(found: Found, who: NDArray[np.int64], place: NDArray[np.int64]) -> Listing:
    """What was found for mentees `who` (seeded numbers); `place` gives a mentor's seeded number."""
    filled = np.arange(found.mentor.shape[1]) < found.count[:, None]
    mentee = np.repeat(who, found.count)
    mentor = place[found.mentor[filled]]
    score = found.score[filled].astype(np.int64)
    order = np.lexsort((mentor, mentee))
    return Listing(mentee[order], mentor[order], score[order])


def joined(old: Listing, new: Listing, mentors: int) -> tuple[Listing, NDArray[np.int64]]:
    """Both together, each entry once, and where the old entries stand in it."""
    keys = np.concatenate([old.mentee * mentors + old.mentor, new.mentee * mentors + new.mentor])
    both, first = np.unique(keys, return_index=True)
    score = np.concatenate([old.score, new.score])[first]
    whole = Listing(both // mentors, both % mentors, score)
    return whole, np.searchsorted(both, keys[: len(old.mentee)])
