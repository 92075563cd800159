"""Deferred acceptance on lists: plain Python that `fast` compiles for large matches."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def accept(start: Array, mentor: Array, score: Array, seats: Array, room: Array) -> Array:
    """Which entries are kept: mentees ask down their lists; a mentor lets the lowest go, of equals the later number."""
    mentees = len(seats)
    taken = np.zeros(len(mentor), dtype=np.bool_)
    after, head = np.full(len(mentor), -1, dtype=np.int64), np.full(len(room), -1, dtype=np.int64)
    load, held, asked = np.zeros(len(room), np.int64), np.zeros(mentees, np.int64), start[:-1].copy()
    owner = np.repeat(np.arange(mentees), np.diff(start))
    waiting = np.zeros(mentees + len(mentor) + 1, dtype=np.int64)
    waiting[:mentees] = np.arange(mentees)[::-1]
    size = mentees
    while size:
        i = waiting[size - 1]
        if held[i] >= seats[i] or asked[i] == start[i + 1]:
            size -= 1
            continue
        entry = asked[i]
        asked[i] += 1
        j = mentor[entry]
        if room[j] == 0:
            continue
        # The chain of a mentor's kept entries begins with the lowest.
        before, at = -1, head[j]
        while at >= 0 and (score[at] < score[entry] or (score[at] == score[entry] and owner[at] > i)):
            before, at = at, after[at]
        if before < 0 and load[j] == room[j]:
            continue
        taken[entry], after[entry] = True, at
        if before < 0:
            head[j] = entry
        else:
            after[before] = entry
        held[i] += 1
        load[j] += 1
        if load[j] > room[j]:
            lowest = head[j]
            head[j], taken[lowest] = after[lowest], False
            load[j] -= 1
            held[owner[lowest]] -= 1
            waiting[size] = owner[lowest]
            size += 1
    return taken
