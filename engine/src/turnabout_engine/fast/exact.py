"""Rules and score of one pair in compiled code; equal to the oracle on every pair, which a property test holds."""

from __future__ import annotations

from typing import Any

import numpy as np

from turnabout_engine.fast.data import (
    AIMS,
    AIMS_END,
    CHOOSY,
    FIRST,
    LAST,
    NAMED,
    OFFERS,
    OFFERS_END,
    SCHEDULE,
    SHOWN_END,
    SHOWN_WHOLE,
    SITE,
    STYLE,
    UNIT,
)
from turnabout_engine.fast.jit import inlined

Array = Any
NONE = np.uint64(0)
M1, M2, M4 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333), np.uint64(0x0F0F0F0F0F0F0F0F)
ONE, TWO, FOUR, BYTES, TOP = (
    np.uint64(1),
    np.uint64(2),
    np.uint64(4),
    np.uint64(0x0101010101010101),
    np.uint64(56),
)


@inlined
def count_bits(word: Array) -> Any:
    """How many bits of 64 are set."""
    word = word - ((word >> ONE) & M1)
    word = (word & M2) + ((word >> TWO) & M2)
    word = (word + (word >> FOUR)) & M4
    return np.int64((word * BYTES) >> TOP)


@inlined
def shared(mine: Array, i: int, theirs: Array, j: int) -> Any:
    """How many bits two people have in common."""
    count = 0
    for word in range(mine.shape[1]):
        count += count_bits(mine[i, word] & theirs[j, word])
    return count


@inlined
def strangers(mine: Array, i: int, theirs: Array, j: int) -> Any:
    """Both name languages, and none in common."""
    common, one, other = NONE, NONE, NONE
    for word in range(mine.shape[1]):
        common |= mine[i, word] & theirs[j, word]
        one |= mine[i, word]
        other |= theirs[j, word]
    return common == NONE and one != NONE and other != NONE


@inlined
def in_line(mine: Array, i: int, theirs: Array, j: int) -> Any:
    """One stands above the other in the tree, or both are one person."""
    if mine[i, FIRST] <= theirs[j, FIRST] and theirs[j, FIRST] <= mine[i, LAST]:
        return True
    return bool(theirs[j, FIRST] <= mine[i, FIRST] and mine[i, FIRST] <= theirs[j, LAST])


@inlined
def same_place(i: int, j: int, mentees: Array, mentors: Array, limits: Array) -> Any:
    """Both name the same unit or site, where the policy asks for different ones."""
    unit, site = mentees.facts[i, UNIT], mentees.more[i, SITE]
    if limits.differ_unit and unit >= 0 and unit == mentors.facts[j, UNIT]:
        return True
    return bool(limits.differ_site and site >= 0 and site == mentors.more[j, SITE])


@inlined
def find(start: Array, listed: Array, mentee: int, mentor: int) -> Any:
    """Where a mentor stands among a mentee's listed ones, -1 if not there."""
    low, end = start[mentee], start[mentee + 1]
    high = end
    while low < high:
        middle = (low + high) // 2
        if listed[middle] < mentor:
            low = middle + 1
        else:
            high = middle
    return low if low < end and listed[low] == mentor else -1


@inlined
def unlisted(i: int, j: int, mentees: Array, pairs: Array) -> Any:
    """The mentee gets only some, and this mentor is none of them."""
    return mentees.more[i, CHOOSY] and find(pairs.allowed_start, pairs.allowed, i, j) < 0


@inlined
def style_points(points: int, mine: Array, i: int, theirs: Array, j: int) -> Any:
    """Nearness of three answers; nothing where one side gave none."""
    if points == 0 or mine[i, STYLE] == 0 or theirs[j, STYLE] == 0:
        return 0
    near = 6
    for answer in range(STYLE, STYLE + 3):
        near -= abs(mine[i, answer] - theirs[j, answer])
    return points * near // 6


@inlined
def met(wanted: Array, theirs: Array, j: int, offer: Array) -> Any:
    """Weighted sixtieths of the mentee's aims that the mentor's offers cover."""
    found = 0
    for at in range(theirs[j, OFFERS], theirs[j, OFFERS_END]):
        found += wanted[offer[at]]
    return found


@inlined
def returned(offered: Array, first: int, end: int, aim: Array, covered: Array) -> Any:
    """Weighted sixtieths of a mentor's aims, from the first to the end, that the mentee's offers cover."""
    found = 0
    for at in range(first, end):
        found += covered[aim[at, 1], offered[aim[at, 0]]]
    return found


@inlined
def fact_points(
    i: int, j: int, mine: Array, theirs: Array, likes: Array, liked: Array, overlap: Array, limits: Array
) -> Any:
    """Points of overlap, other unit, style, shared interests, and innovation with influence."""
    points = overlap[mine[i, SCHEDULE], theirs[j, SCHEDULE]] + 0
    if mine[i, UNIT] != theirs[j, UNIT] and mine[i, UNIT] >= 0 and theirs[j, UNIT] >= 0:
        points += limits.other_unit
    if limits.interests:
        common = min(shared(likes, i, liked, j), limits.full_interests)
        points += limits.interests * common // limits.full_interests
    if limits.innovation and mine[i, NAMED] and theirs[j, NAMED]:
        points += limits.innovation
    return points + style_points(limits.style, mine, i, theirs, j)


@inlined
def site_points(i: int, j: int, mine: Array, theirs: Array, points: int) -> Any:
    """Points where both name a site and the sites differ."""
    return (
        points
        if points and mine[i, SITE] != theirs[j, SITE] and min(mine[i, SITE], theirs[j, SITE]) >= 0
        else 0
    )


@inlined
def shown_points(
    i: int, j: int, facts: int, state: Array, mentees: Array, mentors: Array, covered: Array, limits: Array
) -> Any:
    """The score without hesitant aims and preferences; `facts` is what facts give."""
    wanted, offered, shown, _ = state
    mine, theirs = mentees.facts, mentors.facts
    hides = mentees.more[i, SHOWN_END] < mine[i, AIMS_END]
    of_mentee = met(shown, theirs, j, mentors.offer) if hides else met(wanted, theirs, j, mentors.offer)
    first, end = theirs[j, AIMS], mentors.more[j, SHOWN_END]
    of_mentor = returned(offered, first, end, mentors.aim, covered)
    points = facts + limits.aims * of_mentee // mentees.more[i, SHOWN_WHOLE]
    return points + limits.in_return * of_mentor // mentors.more[j, SHOWN_WHOLE]
