"""The peer at home: all pairs scored by dense products in blocks of NumPy, then SciPy's assignment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from turnabout_engine.columns import Columns, Topics

from tests.benchmarks.workload import INTERESTS, TOPICS

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROWS = 256


def scored(
    columns: Columns, rows: NDArray[np.int64] | None = None
) -> Iterator[tuple[slice, NDArray[np.int32]]]:
    """Blocks of scores under the benchmark's policy, -1 where a pair is not allowed."""
    mentees, mentors = columns.mentees, columns.mentors
    wants, offers = _weights(mentees.aims), _levels(mentors.offers).T.copy()
    gives, asks = _levels(mentees.offers), _weights(mentors.aims).T.copy()
    likes, liked = _marks(mentees.interests), _marks(mentors.interests).T.copy()
    count = len(mentees) if rows is None else len(rows)
    everyone = np.arange(len(mentees)) if rows is None else rows
    for first in range(0, count, ROWS):
        who = everyone[first : first + ROWS]
        aims = (wants[who] @ offers).astype(np.int32)
        back = (gives[who] @ asks).astype(np.int32)
        shared = np.minimum((likes[who] @ liked).astype(np.int32), 3)
        minutes = columns.minutes[mentees.schedule[who][:, None], mentors.schedule[None, :]].astype(np.int32)
        score = 5500 * aims // 50 + 1500 * back // 50 + 333 * shared + 1000 * minutes // 2400
        score += 1000 * (mentees.unit[who][:, None] != mentors.unit[None, :]).astype(np.int32)
        keep = mentees.grade[who][:, None] - mentors.grade[None, :] >= 2
        keep &= (mentees.languages[who] & mentors.languages[:, 0][None, :]) != 0
        keep &= minutes >= 600
        keep &= ~(
            (mentees.first[who][:, None] <= mentors.first) & (mentors.first <= mentees.last[who][:, None])
        )
        keep &= ~(
            (mentors.first <= mentees.first[who][:, None]) & (mentees.first[who][:, None] <= mentors.last)
        )
        yield slice(first, first + len(who)), np.where(keep, score, -1).astype(np.int32)


def assigned(columns: Columns, capacity: NDArray[np.int64]) -> tuple[int, int]:
    """(placed, total) by SciPy's dense assignment; a pair counts ten times the best score on top, once each."""
    from scipy.optimize import linear_sum_assignment

    seats = np.repeat(np.arange(len(capacity)), capacity)
    gain = np.zeros((len(columns.mentees), len(seats)))
    for rows, scores in scored(columns):
        block = scores[:, seats]
        gain[rows] = np.where(block >= 0, block + 1e9, 0)
    row, col = linear_sum_assignment(gain, maximize=True)
    taken = gain[row, col]
    return int((taken > 0).sum()), int((taken[taken > 0] - 1e9).sum())


def _levels(offers: Topics) -> NDArray[np.float32]:
    table = np.zeros((len(offers.start) - 1, TOPICS), dtype=np.float32)
    table[offers.owner(), offers.topic] = offers.level
    return table


def _weights(aims: Topics) -> NDArray[np.float32]:
    table = np.zeros((len(aims.start) - 1, TOPICS), dtype=np.float32)
    table[aims.owner(), aims.topic] = aims.weight
    return table


def _marks(words: NDArray[np.uint64]) -> NDArray[np.float32]:
    marks = np.unpackbits(words.astype("<u8").view(np.uint8), axis=1, bitorder="little")
    return marks[:, :INTERESTS].astype(np.float32)
