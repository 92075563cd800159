"""The floor of any scan by postings: the scattered additions themselves, in chunks that stay in the nearest memory."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from turnabout_engine.columns import Columns
from turnabout_engine.fast.jit import jit

from tests.benchmarks.workload import INTERESTS, TOPICS

CHUNK = 4096


@jit
def _add(count, start, feature, offset, posting, features, chunks):  # type: ignore[no-untyped-def]  # compiled
    points = np.zeros(CHUNK, dtype=np.int16)
    added = 0
    for chunk in range(chunks):
        for i in range(count):
            for at in range(start[i], start[i + 1]):
                cell = chunk * features + feature[at]
                for place in range(offset[cell], offset[cell + 1]):
                    points[posting[place]] += np.int16(7)
                added += offset[cell + 1] - offset[cell]
    return added


def additions(columns: Columns) -> Callable[[int], int]:
    """A function that makes the additions of so many mentees, and counts them."""
    features = 2 * TOPICS + INTERESTS
    who, wanted = _features(columns.mentees, flipped=False)
    mentor, offered = _features(columns.mentors, flipped=True)
    chunks = -(-len(columns.mentors) // CHUNK)
    key = (mentor // CHUNK) * features + offered
    order = np.lexsort((mentor, key))
    offset = np.searchsorted(key[order], np.arange(chunks * features + 1))
    posting = (mentor[order] % CHUNK).astype(np.uint16)
    mine = np.argsort(who, kind="stable")
    start = np.searchsorted(who[mine], np.arange(len(columns.mentees) + 1))
    return lambda count: int(_add(count, start, wanted[mine], offset, posting, features, chunks))


def _features(side, flipped):  # type: ignore[no-untyped-def]  # rows (person, feature) of aims, offers and interests
    first, second = (side.offers, side.aims) if flipped else (side.aims, side.offers)
    marks = np.unpackbits(side.interests.astype("<u8").view(np.uint8), axis=1, bitorder="little")
    who, interest = np.nonzero(marks)
    people = np.concatenate([first.owner(), second.owner(), who])
    return people, np.concatenate([first.topic, TOPICS + second.topic, 2 * TOPICS + interest]).astype(
        np.int64
    )
