"""Pairs that promise enough, checked against the rules, scored exactly, and kept where they are among the best."""

from __future__ import annotations

from typing import Any

import numpy as np

from turnabout_engine.fast.data import (
    AIMS,
    AIMS_END,
    OFFERS,
    OFFERS_END,
    RANK,
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
from turnabout_engine.fast.jit import inlined

Array = Any
BLOCK, HIGHEST = 64, 12_000


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
def keeps_rules(
    i: int, j: int, mentees: Array, mentors: Array, limits: Array, shut: bool, pairs: Array
) -> Any:
    """Whether a pair keeps every rule but grade, overlap and floor; `shut` tells whether the mentee has exclusions."""
    if in_line(mentees.facts, i, mentors.facts, j):
        return False
    if limits.same_language and strangers(mentees.languages, i, mentors.languages, j):
        return False
    if shut and find(pairs.excluded_start, pairs.excluded, i, j) >= 0:
        return False
    if (limits.differ_unit or limits.differ_site) and same_place(i, j, mentees, mentors, limits):
        return False
    return not unlisted(i, j, mentees, pairs)


@inlined
def set_topics(i: int, mentees: Array, covered: Array, state: Array, on: int) -> None:
    """Lay a mentee's aims and offers out by topic, or clear them away."""
    wanted, offered, shown, _ = state
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
def lay_out(i: int, mentees: Array, covered: Array, state: Array) -> None:
    """Have this mentee's topics laid out, instead of those of whoever was looked at before."""
    laid = state[3]
    if laid[0] != i:
        if laid[0] >= 0:
            set_topics(laid[0], mentees, covered, state, 0)
        set_topics(i, mentees, covered, state, 1)
        laid[0] = i


@inlined
def judge(
    q: int, i: int, low: int, found: Array, count: int, need: int, skip: bool,
    work: Array, state: Array, mentees: Array, mentors: Array, tables: Array, limits: Array, pairs: Array, lists: Array,
) -> Any:  # fmt: skip
    """Check and score the places found; keep those whose score less price is above `need`, which rises on the way."""
    points, base, price = work
    wanted, offered, _, _ = state
    values, scores, kept, counts = lists
    mine, theirs, likes, liked = mentees.facts, mentors.facts, mentees.interests, mentors.interests
    offer, aim, overlap, covered = mentors.offer, mentors.aim, tables.overlap, tables.mentor_aims
    start, preferred, wishes = pairs.preferred_start, pairs.preferred, pairs.wishes
    shut = pairs.excluded_start[i] < pairs.excluded_start[i + 1]
    whole, k = mine[i, WHOLE], values.shape[1]
    for at in range(count):
        block, cell = found[at] // BLOCK, found[at] % BLOCK
        j = low + found[at]
        if skip and points[block, cell] + base[block, cell] < min(HIGHEST, need + 1):
            continue
        if not keeps_rules(i, j, mentees, mentors, limits, shut, pairs):
            continue
        score = fact_points(i, j, mine, theirs, likes, liked, overlap, limits)
        score += site_points(i, j, mentees.more, mentors.more, limits.other_site)
        facts = score
        if skip and points[block, cell] + score - price[j] <= need:
            continue
        lay_out(i, mentees, tables.mentee_aims, state)
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
