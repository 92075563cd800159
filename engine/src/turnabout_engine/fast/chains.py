"""Sparse shortest augmenting paths with prices, compiled: one seat at a time along the cheapest chain of exchanges.

Every pair not taken has u + v >= gain, every taken one u + v <= gain, in whole numbers. What may be wrong is only that
somebody has a seat open at a price at which they would rather have it filled; each search puts one such seat right,
from the mentee's side or, after a change, from the mentor's. Both sides may have several seats; a pair is taken once.
Sources: Jonker and Volgenant 1987; Ahuja, Magnanti and Orlin 1993, chapter 9.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from turnabout_engine.fast.heap import drop_first, push
from turnabout_engine.fast.jit import inlined, jit

Array = Any
FAR = 2**62
# A search carries its `front`: the nearest end's distance and node, and how many nodes wait in the heap and were seen.


class Market(NamedTuple):
    """Listed entries by mentee and, as positions among them, by mentor; seats, and the bonus for a first pair."""

    start: Array
    mentee: Array
    mentor: Array
    gain: Array
    back_start: Array
    back: Array
    seats: Array
    room: Array
    bonus: Array


class State(NamedTuple):
    """What changes: prices, what is taken (listed by mentor as a chain: `head`, `after`), and seats filled."""

    u: Array
    v: Array
    taken: Array
    held: Array
    load: Array
    head: Array
    after: Array


class Search(NamedTuple):
    """Room for one search: distances and the entry by which a node is reached; mentees follow mentors as nodes."""

    distance: Array
    by: Array
    seen: Array
    heap: Array
    node: Array


def market_of(start: Array, mentor: Array, gain: Array, seats: Array, room: Array, bonus: Array) -> Market:
    """The market of these entries with the way back from mentors."""
    mentee = np.repeat(np.arange(len(start) - 1, dtype=np.int32), np.diff(start))
    back = np.argsort(mentor, kind="stable").astype(np.int64)
    counts = np.bincount(mentor, minlength=len(room))
    back_start = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Market(start, mentee, mentor.astype(np.int32), gain, back_start, back, seats, room, bonus)


def search_of(market: Market) -> Search:
    """Buffers large enough for any search of this market."""
    nodes = len(market.seats) + len(market.room)
    size = 2 * len(market.mentor) + nodes + 2
    return Search(
        np.full(nodes, FAR, dtype=np.int64),
        np.full(nodes, -1, dtype=np.int64),
        np.zeros(nodes + 1, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
    )


@inlined
def take(market: Market, state: State, entry: int) -> None:
    """Put an entry among the taken ones."""
    mentor = market.mentor[entry]
    state.taken[entry] = True
    state.after[entry] = state.head[mentor]
    state.head[mentor] = entry


@inlined
def give_up(market: Market, state: State, entry: int) -> None:
    """Take an entry out again."""
    mentor = market.mentor[entry]
    state.taken[entry] = False
    at, before = state.head[mentor], -1
    while at != entry:
        before, at = at, state.after[at]
    if before < 0:
        state.head[mentor] = state.after[entry]
    else:
        state.after[before] = state.after[entry]


@inlined
def bonus_at(market: Market, state: State, mentee: int, held: int) -> int:
    """What the mentee's first pair is worth on top, while they hold so many."""
    return market.bonus[mentee] if state.held[mentee] == held else 0


@inlined
def reach(search: Search, node: int, there: int, entry: int, touched: int) -> int:
    """Write a shorter way to a node; how many nodes are touched."""
    if search.distance[node] == FAR:
        search.seen[touched] = node
        touched += 1
    search.distance[node], search.by[node] = there, entry
    return touched


@inlined
def begin(search: Search, node: int) -> int:
    """The first node of a search."""
    search.seen[0], search.distance[node], search.by[node] = node, 0, -1
    return push(search.heap, search.node, 0, 0, node)


@inlined
def reprice(search: Search, state: State, touched: int, bound: int, mentors: int, rise: int) -> None:
    """Shift the prices of all nodes nearer than the end, mentors' by `rise`; clear the search away."""
    for place in range(touched):
        at = search.seen[place]
        if search.distance[at] < bound:
            way = rise * (bound - search.distance[at])
            if at < mentors:
                state.v[at] += way
            else:
                state.u[at - mentors] -= way
        search.distance[at] = FAR


@inlined
def to_mentors(market: Market, state: State, search: Search, i: int, d: int, front: Array) -> Array:
    """On from a mentee by entries not taken; a mentor with room is an end."""
    bound, end, size, touched = front
    for entry in range(market.start[i], market.start[i + 1]):
        j = market.mentor[entry]
        there = d + state.u[i] + state.v[j] - market.gain[entry]
        if there < bound and there < search.distance[j] and not state.taken[entry]:
            touched = reach(search, j, there, entry, touched)
            if state.load[j] < market.room[j]:
                bound, end = there, j
            else:
                size = push(search.heap, search.node, size, there, j)
    return bound, end, size, touched


@inlined
def to_holders(market: Market, state: State, search: Search, j: int, d: int, front: Array) -> Array:
    """On from a mentor by entries taken; a mentee who had rather give up the seat is an end."""
    bound, end, size, touched = front
    mentors = len(market.room)
    entry = state.head[j]
    while entry >= 0:
        i = market.mentee[entry]
        there = d + market.gain[entry] - state.u[i] - state.v[j]
        if there < bound and there < search.distance[mentors + i]:
            touched = reach(search, mentors + i, there, entry, touched)
            loss = there + state.u[i] + bonus_at(market, state, i, 1)
            if loss < bound:
                bound, end = loss, mentors + i
            size = push(search.heap, search.node, size, there, mentors + i)
        entry = state.after[entry]
    return bound, end, size, touched


@inlined
def exchange(market: Market, state: State, search: Search, end: int, start: int) -> None:
    """Back along the way found: steps to the other side than the start's are taken, steps to its own given up."""
    mentors, at = len(market.room), end
    while at != start:
        entry = search.by[at]
        if (at < mentors) == (start < mentors):
            give_up(market, state, entry)
        else:
            take(market, state, entry)
        at = mentors + market.mentee[entry] if at < mentors else market.mentor[entry]


@jit
def seat_mentee(market: Market, state: State, search: Search, mentee: int) -> bool:
    """Fill one more seat of a mentee if that is a gain after all exchanges it allows."""
    mentors = len(market.room)
    start, bound = mentors + mentee, state.u[mentee] + bonus_at(market, state, mentee, 0)
    if bound <= 0:
        return False
    front = bound, -1, begin(search, start), 1
    while front[2] and search.heap[0] < front[0]:
        d, at = search.heap[0], search.node[0]
        bound, end, size, touched = front
        front = bound, end, drop_first(search.heap, search.node, size), touched
        if d == search.distance[at] and at >= mentors:
            front = to_mentors(market, state, search, at - mentors, d, front)
        elif d == search.distance[at]:
            front = to_holders(market, state, search, at, d, front)
    bound, end, size, touched = front
    reprice(search, state, touched, bound, mentors, 1)
    if end < 0:
        return False
    if end < mentors:
        state.load[end] += 1
    else:
        state.held[end - mentors] -= 1
    exchange(market, state, search, end, start)
    state.held[mentee] += 1
    return True


@inlined
def to_askers(market: Market, state: State, search: Search, j: int, d: int, front: Array) -> Array:
    """On from a mentor with a seat to fill to mentees by entries not taken; an open seat is an end."""
    bound, end, size, touched = front
    mentors = len(market.room)
    for place in range(market.back_start[j], market.back_start[j + 1]):
        entry = market.back[place]
        i = market.mentee[entry]
        there = d + state.u[i] + state.v[j] - market.gain[entry]
        if there < bound and there < search.distance[mentors + i] and not state.taken[entry]:
            touched = reach(search, mentors + i, there, entry, touched)
            open_at = there - state.u[i] - bonus_at(market, state, i, 0)
            if state.held[i] < market.seats[i] and open_at < bound:
                bound, end = open_at, mentors + i
            size = push(search.heap, search.node, size, there, mentors + i)
    return bound, end, size, touched


@inlined
def to_held(market: Market, state: State, search: Search, i: int, d: int, front: Array) -> Array:
    """On from a mentee by entries taken; a mentor whose seat is worth no more than this is an end."""
    bound, end, size, touched = front
    for entry in range(market.start[i], market.start[i + 1]):
        if state.taken[entry]:
            j = market.mentor[entry]
            there = d + market.gain[entry] - state.u[i] - state.v[j]
            if there < bound and there < search.distance[j]:
                touched = reach(search, j, there, entry, touched)
                if there + state.v[j] < bound:
                    bound, end = there + state.v[j], j
                size = push(search.heap, search.node, size, there, j)
    return bound, end, size, touched


@jit
def seat_mentor(market: Market, state: State, search: Search, mentor: int) -> bool:
    """Fill one more seat of a mentor who has room at a price, or bring the price down to nothing."""
    mentors, bound = len(market.room), state.v[mentor]
    if bound <= 0:
        return False
    front = bound, -1, begin(search, mentor), 1
    while front[2] and search.heap[0] < front[0]:
        d, at = search.heap[0], search.node[0]
        bound, end, size, touched = front
        front = bound, end, drop_first(search.heap, search.node, size), touched
        if d == search.distance[at] and at < mentors:
            front = to_askers(market, state, search, at, d, front)
        elif d == search.distance[at]:
            front = to_held(market, state, search, at - mentors, d, front)
    bound, end, size, touched = front
    reprice(search, state, touched, bound, mentors, -1)
    if end < 0:
        return False
    if end >= mentors:
        state.held[end - mentors] += 1
    else:
        state.load[end] -= 1
    exchange(market, state, search, end, mentor)
    state.load[mentor] += 1
    return True


@inlined
def drop(market: Market, state: State, entry: int) -> None:
    """Give up a pair: both have a seat open again."""
    give_up(market, state, entry)
    state.held[market.mentee[entry]] -= 1
    state.load[market.mentor[entry]] -= 1


@jit
def reopen(market: Market, state: State, first: int, last: int) -> None:
    """Make prices right for the entries of these mentees by raising theirs and giving up pairs."""
    for i in range(first, last):
        most = state.u[i]
        if state.held[i] < market.seats[i]:
            most = -bonus_at(market, state, i, 0)
        for entry in range(market.start[i], market.start[i + 1]):
            if not state.taken[entry]:
                most = max(most, market.gain[entry] - state.v[market.mentor[entry]])
        state.u[i] = most
        for entry in range(market.start[i], market.start[i + 1]):
            if state.taken[entry] and market.gain[entry] - most - state.v[market.mentor[entry]] < 0:
                drop(market, state, entry)


@jit
def drop_all(market: Market, state: State, entries: Array) -> None:
    """Give up these pairs."""
    for entry in entries:
        drop(market, state, entry)


@jit
def improve(market: Market, state: State, search: Search, first: int, last: int) -> None:
    """Fill seats of these mentees as long as that is a gain."""
    for i in range(first, last):
        while state.held[i] < market.seats[i] and seat_mentee(market, state, search, i):
            pass


@jit
def settle(market: Market, state: State, search: Search, first: int, last: int) -> None:
    """Fill or free every one of these mentors who has room and yet a price."""
    for j in range(first, last):
        while state.load[j] < market.room[j] and state.v[j] > 0 and seat_mentor(market, state, search, j):
            pass


@jit
def take_all(market: Market, state: State, entries: Array) -> None:
    """Put entries among the taken ones; seats filled are counted by the caller."""
    for entry in entries:
        take(market, state, entry)
