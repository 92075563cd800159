"""The compiled scan: for each mentee the best allowed mentors, by score less the mentor's price.

For a chunk of mentors and a mentee, postings are added up to the most points that each pair may have. Only pairs that
could still be among the mentee's best are then checked against the rules and scored exactly.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from turnabout_engine.fast.data import (
    BARRED,
    GRADE,
    SCHEDULE,
    WIDTH,
)
from turnabout_engine.fast.jit import inlined, uncounted
from turnabout_engine.fast.judge import BLOCK, HIGHEST, judge

Array = Any
CLOSED = np.int16(-32768)
LOWEST, BEYOND = -14_000, 40_000
"""A closed place stays below LOWEST whatever postings add to it, since they add at most 10000 and the index's ROOM."""
BUCKET, BUCKETS = 5, 512
FIRST_STEP = 128
NO_BOUND = -(2**40)
LOW_HALF, HALF = np.uint32(0xFFFF), np.uint32(16)


@inlined
def base_of(
    low: int, high: int, i: int, mine: Array, theirs: Array, tables: Array, gap: int, work: Array
) -> Any:
    """The most points of every mentor of a chunk beside the postings, less the price; False if all are closed."""
    _, base, price = work
    overlap, rest = tables.overlap, tables.rest
    grade, schedule = mine[i, GRADE], mine[i, SCHEDULE]
    alive = False
    for j in range(low, high):
        points = overlap[schedule, theirs[j, SCHEDULE]]
        near = gap > -1000 and grade > 0 and theirs[j, GRADE] > 0 and grade - theirs[j, GRADE] < gap
        place = j - low
        base[place // BLOCK, place % BLOCK] = CLOSED
        if points >= 0 and not near and not theirs[j, BARRED]:
            most = rest[j] + points - price[j]
            base[place // BLOCK, place % BLOCK] = np.int16(max(LOWEST, min(HIGHEST, most)))
            alive = True
    for place in range(high - low, base.size):
        base[place // BLOCK, place % BLOCK] = CLOSED
    return alive


@inlined
def best_first(schedule: int, theirs: Array, tables: Array, chunk: int, promise: Array) -> None:
    """Chunks in the order of the most that mentors give beside postings: lists fill with what is hard to beat."""
    overlap, rest = tables.overlap, tables.rest
    for number in range(promise.shape[1]):
        most = -1
        for j in range(number * chunk, min(number * chunk + chunk, len(theirs))):
            points = overlap[schedule, theirs[j, SCHEDULE]]
            if points >= 0:
                most = max(most, rest[j] + points)
        at = number
        while at > 0 and promise[0, at - 1] < most:
            promise[0, at], promise[1, at] = promise[0, at - 1], promise[1, at - 1]
            at -= 1
        promise[0, at], promise[1, at] = most, number


@inlined
def scatter(i: int, index: Array, offset: int, points: Array) -> None:
    """Add the points of every posting of a mentee's features in the chunk that begins at `offset`."""
    start, posting, gives, mine, features, rows = index
    for at in range(mine[i], mine[i + 1]):
        feature, row = offset + features[at], rows[at]
        for place in range(start[feature], start[feature + 1]):
            one = posting[place]
            points[one & LOW_HALF] += gives[row, one >> HALF]


@inlined
def tops_of(points: Array, base: Array, tops: Array) -> Any:
    """The largest bound of every block of a chunk, and of them all."""
    highest = CLOSED
    for b in range(base.shape[0]):
        most = CLOSED
        for j in range(BLOCK):
            bound = np.int16(points[b, j] + base[b, j])
            if bound > most:
                most = bound
        tops[b] = most
        highest = max(highest, most)
    return highest + 0


@inlined
def promising(tops: Array, highest: int, wanted: int, counts: Array) -> Any:
    """A bound that places in at least `wanted` blocks reach, or in half of them."""
    counts[:] = 0
    for b in range(len(tops)):
        counts[min(BUCKETS - 1, (highest - tops[b]) >> BUCKET)] += 1
    reached = 0
    for bucket in range(BUCKETS - 1):
        reached += counts[bucket]
        if 2 * reached >= len(tops) or reached >= wanted:
            return max(LOWEST, highest - ((bucket + 1) << BUCKET) + 1)
    return LOWEST


@inlined
def gather(points: Array, base: Array, tops: Array, least: int, top: int, found: Array) -> Any:
    """Places of the chunk whose bound is from `least` to below `top`; how many."""
    count = 0
    for b in range(base.shape[0]):
        if tops[b] >= least:
            for j in range(BLOCK):
                bound = np.int16(points[b, j] + base[b, j])
                found[count] = b * BLOCK + j
                count += 1 if bound >= least and bound < top else 0
    return count


@inlined
def one_chunk(
    q: int, i: int, low: int, high: int, need: int, buffers: Array, work: Array, state: Array,
    mentees: Array, mentors: Array, tables: Array, limits: Array, pairs: Array, lists: Array,
) -> None:  # fmt: skip
    """A mentee's pairs of one chunk, those that promise most first while the list is not full."""
    found, tops, histogram = buffers
    start, preferred = pairs.preferred_start, pairs.preferred
    points, base, _ = work
    k, asked = lists[0].shape[1], need
    if lists[3][q] == k:
        need = max(need, lists[0][q, k - 1] - 1)
    floor, top = LOWEST, BEYOND
    highest = tops_of(points, base, tops)
    if need == NO_BOUND:
        floor = promising(tops, highest, k, histogram)
    asks = start[i] < start[i + 1]
    if highest < max(LOWEST, min(HIGHEST, need + 1)) and not asks:
        return
    step = FIRST_STEP
    while True:
        least = max(floor, max(LOWEST, min(HIGHEST, need + 1)))
        count = gather(points, base, tops, least, top, found)
        need = judge(
            q, i, low, found, count, need, True, work, state, mentees, mentors, tables, limits, pairs, lists
        )
        if floor == LOWEST:
            break
        top = floor
        floor = LOWEST if need > NO_BOUND else max(LOWEST, floor - step)
        step *= 2
    count = 0
    for at in range(start[i], start[i + 1]):
        place = preferred[at] - low
        if place >= 0 and place < high - low and base[place // BLOCK, place % BLOCK] != CLOSED:
            found[count] = place
            count += 1
    if count:
        judge(
            q, i, low, found, count, asked, False, work, state, mentees, mentors, tables, limits, pairs, lists
        )


def working_memory(chunk: int, topics: int, mentors: int) -> Array:
    """What `best_of_all` writes to on the way."""
    points = np.zeros((chunk // BLOCK, BLOCK), dtype=np.int16)
    return (
        points,
        np.zeros_like(points),
        points.reshape(-1),
        np.zeros(topics * WIDTH, dtype=np.int32),
        np.zeros(topics * WIDTH, dtype=np.int32),
        np.zeros(topics, dtype=np.int8),
        np.full(1, -1, dtype=np.int64),
        np.zeros(chunk, dtype=np.int64),
        np.zeros(chunk // BLOCK, dtype=np.int16),
        np.zeros(BUCKETS, dtype=np.int64),
        np.zeros((2, -(-mentors // chunk)), dtype=np.int64),
    )


@uncounted
def best_of_all(
    turn: Array, who: Array, levels: Array, needs: Array, prices: Array,
    mentees: Array, mentors: Array, tables: Array, limits: Array, pairs: Array, index: Array,
    chunk: int, features: int, room: Array, lists: Array,
) -> None:  # fmt: skip
    """Fill the lists of the mentees `who[turn]`: pairs whose score less price is above `needs`, the best k.

    `room` is working memory, made outside because compiled code without counted references makes none.
    Mentees with the same hours, grade and level stand together in `turn`; `levels` picks their row of `prices`.
    """
    points, base, flat, wanted, shown, offered, laid, found, tops, histogram, promise = room
    state, buffers = (wanted, offered, shown, laid), (found, tops, histogram)
    facts, theirs = mentees.facts, mentors.facts
    total, first = len(theirs), 0
    while first < len(turn):
        schedule, last = facts[who[turn[first]], SCHEDULE], first + 1
        while last < len(turn) and facts[who[turn[last]], SCHEDULE] == schedule:
            last += 1
        best_first(schedule, theirs, tables, chunk, promise)
        for number in promise[1]:
            low, offset = number * chunk, number * features
            high = min(low + chunk, total)
            group, alive = -1, False
            for turned in range(first, last):
                q = turn[turned]
                i = who[q]
                work = (points, base, prices[levels[q]])
                if group < 0 or facts[i, GRADE] != facts[who[group], GRADE] or levels[q] != levels[group]:
                    alive = base_of(low, high, i, facts, theirs, tables, limits.gap, work)
                    group = q
                if alive and not facts[i, BARRED]:
                    scatter(i, index, offset, flat)
                    one_chunk(
                        q, i, low, high, needs[q], buffers, work, state,
                        mentees, mentors, tables, limits, pairs, lists,
                    )  # fmt: skip
                    flat[:] = 0
        first = last
