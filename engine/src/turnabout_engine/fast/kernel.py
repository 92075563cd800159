"""The compiled scan: for each mentee the best allowed mentors, by score less the mentor's price.

For a chunk of mentors and a mentee, postings are added up to the most points that each pair may have. Only pairs that
could still be among the mentee's best are then checked against the rules and scored exactly.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from turnabout_engine.fast.data import (
    AIMS,
    AIMS_END,
    BARRED,
    GRADE,
    OFFERS,
    OFFERS_END,
    RANK,
    SCHEDULE,
    SHOWN_END,
    WHOLE,
    WIDTH,
)
from turnabout_engine.fast.exact import (
    fact_points,
    find,
    in_line,
    met,
    returned,
    same_place,
    shown_points,
    site_points,
    strangers,
    unlisted,
)
from turnabout_engine.fast.jit import inlined, uncounted

Array = Any
CLOSED = np.int16(-32768)
LOWEST, HIGHEST, BEYOND = -30_000, 12_000, 40_000
BLOCK = 64
BUCKET, BUCKETS = 5, 512
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
                if bound >= least and bound < top and base[b, j] != CLOSED:
                    found[count] = b * BLOCK + j
                    count += 1
    return count


@inlined
def keep(
    value: int,
    score: int,
    j: int,
    theirs: Array,
    q: int,
    values: Array,
    scores: Array,
    places: Array,
    counts: Array,
) -> None:
    """Put a pair in its place among a mentee's best so far: highest first, equals by seeded rank."""
    at = counts[q]
    if at == values.shape[1]:
        at -= 1
        last = values[q, at]
        if value < last or (value == last and theirs[j, RANK] > theirs[places[q, at], RANK]):
            return
    else:
        counts[q] += 1
    while at > 0:
        before = values[q, at - 1]
        if value < before or (value == before and theirs[j, RANK] > theirs[places[q, at - 1], RANK]):
            break
        values[q, at], scores[q, at], places[q, at] = before, scores[q, at - 1], places[q, at - 1]
        at -= 1
    values[q, at], scores[q, at], places[q, at] = value, score, j


@inlined
def rules_of(
    i: int, low: int, count: int, found: Array, mentees: Array, mentors: Array, limits: Array, pairs: Array
) -> Any:
    """Leave only the places found that keep every rule but grade, overlap and floor; how many are left."""
    mine, theirs, spoken, heard = mentees.facts, mentors.facts, mentees.languages, mentors.languages
    start, excluded = pairs.excluded_start, pairs.excluded
    some, left = start[i] < start[i + 1], 0
    language, place_counts = limits.same_language, limits.differ_unit or limits.differ_site
    for at in range(count):
        place = found[at]
        j = low + place
        if in_line(mine, i, theirs, j) or (language and strangers(spoken, i, heard, j)):
            continue
        if some and find(start, excluded, i, j) >= 0:
            continue
        if (place_counts and same_place(i, j, mentees, mentors, limits)) or unlisted(i, j, mentees, pairs):
            continue
        found[left] = place
        left += 1
    return left


@inlined
def judge(
    q: int, i: int, low: int, found: Array, count: int, need: int, skip: bool,
    work: Array, state: Array, mentees: Array, mentors: Array, tables: Array, limits: Array, pairs: Array, lists: Array,
) -> Any:  # fmt: skip
    """Score the places found exactly and keep those whose score less price is above `need`, which rises on the way."""
    points, base, price = work
    wanted, offered, _ = state
    values, scores, kept, counts = lists
    mine, theirs, likes, liked = mentees.facts, mentors.facts, mentees.interests, mentors.interests
    offer, aim, overlap, covered = mentors.offer, mentors.aim, tables.overlap, tables.mentor_aims
    start, preferred, wishes = pairs.preferred_start, pairs.preferred, pairs.wishes
    whole, k = mine[i, WHOLE], values.shape[1]
    for at in range(count):
        block, cell = found[at] // BLOCK, found[at] % BLOCK
        j = low + found[at]
        if skip and points[block, cell] + base[block, cell] < min(HIGHEST, need + 1):
            continue
        score = fact_points(i, j, mine, theirs, likes, liked, overlap, limits)
        score += site_points(i, j, mentees.more, mentors.more, limits.other_site)
        facts = score
        if skip and points[block, cell] + score - price[j] <= need:
            continue
        score += limits.aims * met(wanted, theirs, j, offer) // whole
        back = returned(offered, theirs[j, AIMS], theirs[j, AIMS_END], aim, covered)
        score += limits.in_return * back // theirs[j, WHOLE]
        if start[i] < start[i + 1]:
            wish = find(start, preferred, i, j)
            if wish >= 0 and skip:  # looked at apart, because the bound leaves preferences out
                continue
            score += 0 if wish < 0 else limits.preference * np.int64(wishes[wish]) // 2
        if score < limits.floor or score - price[j] <= need:
            continue
        least = limits.shown_floor
        if least == 0 or shown_points(i, j, facts, state, mentees, mentors, covered, limits) >= least:
            keep(score - price[j], score, j, theirs, q, values, scores, kept, counts)
            if counts[q] == k:
                need = max(need, values[q, k - 1] - 1)
    return need


@inlined
def set_topics(i: int, mentees: Array, covered: Array, state: Array, on: int) -> None:
    """Lay a mentee's aims and offers out by topic, or clear them away."""
    wanted, offered, shown = state
    facts, aim, offer = mentees.facts, mentees.aim, mentees.offer
    for at in range(facts[i, AIMS], facts[i, AIMS_END]):
        for level in range(WIDTH):
            cell = aim[at, 0] * WIDTH + level
            wanted[cell] = on * (wanted[cell] + covered[aim[at, 1], level])
            if at < mentees.more[i, SHOWN_END]:
                shown[cell] = on * (shown[cell] + covered[aim[at, 1], level])
    for at in range(facts[i, OFFERS], facts[i, OFFERS_END]):
        offered[offer[at] // WIDTH] = on * (offer[at] % WIDTH)


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
    while True:
        least = max(floor, max(LOWEST, min(HIGHEST, need + 1)))
        count = gather(points, base, tops, least, top, found)
        count = rules_of(i, low, count, found, mentees, mentors, limits, pairs)
        need = judge(
            q, i, low, found, count, need, True, work, state, mentees, mentors, tables, limits, pairs, lists
        )
        if floor == LOWEST:
            break
        top, floor = floor, LOWEST
    count = 0
    for at in range(start[i], start[i + 1]):
        place = preferred[at] - low
        if place >= 0 and place < high - low and base[place // BLOCK, place % BLOCK] != CLOSED:
            found[count] = place
            count += 1
    count = rules_of(i, low, count, found, mentees, mentors, limits, pairs)
    if count:
        judge(
            q, i, low, found, count, asked, False, work, state, mentees, mentors, tables, limits, pairs, lists
        )


def working_memory(chunk: int, topics: int) -> Array:
    """What `best_of_all` writes to on the way."""
    points = np.zeros((chunk // BLOCK, BLOCK), dtype=np.int16)
    return (
        points,
        np.zeros_like(points),
        points.reshape(-1),
        np.zeros(topics * WIDTH, dtype=np.int32),
        np.zeros(topics * WIDTH, dtype=np.int32),
        np.zeros(topics, dtype=np.int8),
        np.zeros(chunk, dtype=np.int64),
        np.zeros(chunk // BLOCK, dtype=np.int16),
        np.zeros(BUCKETS, dtype=np.int64),
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
    points, base, flat, wanted, shown, offered, found, tops, histogram = room
    state, buffers = (wanted, offered, shown), (found, tops, histogram)
    facts, theirs = mentees.facts, mentors.facts
    total = len(theirs)
    for low in range(0, total, chunk):
        high, offset = min(low + chunk, total), (low // chunk) * features
        group, alive = -1, False
        for q in turn:
            i = who[q]
            work = (points, base, prices[levels[q]])
            if (
                group < 0
                or facts[i, SCHEDULE] != facts[who[group], SCHEDULE]
                or facts[i, GRADE] != facts[who[group], GRADE]
                or levels[q] != levels[group]
            ):
                alive = base_of(low, high, i, facts, theirs, tables, limits.gap, work)
                group = q
            if alive and not facts[i, BARRED]:
                scatter(i, index, offset, flat)
                set_topics(i, mentees, tables.mentee_aims, state, 1)
                one_chunk(
                    q, i, low, high, needs[q], buffers, work, state,
                    mentees, mentors, tables, limits, pairs, lists,
                )  # fmt: skip
                set_topics(i, mentees, tables.mentee_aims, state, 0)
                flat[:] = 0
