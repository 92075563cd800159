"""The workload of the benchmarks: an organisation drawn from a seed, as columns or as scores.

A management tree in grade order; the top of it learns, the rest teaches. `loose` has ten mentors a mentee, `tight`
1.1, sampled from the same pool of ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from turnabout_engine.columns import Columns, Side, Terms, Topics, listed
from turnabout_engine.columns.tree import places

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEEDS = (7, 8, 9)
TOPICS, CLUSTER, OFFERS, AIMS = 500, 60, 8, 4
UNITS, SITES, LANGUAGES, INTERESTS = 20, 30, 12, 40
OFFSETS = np.array([0, 8, -5, 2, -8, 5, 1, 9, -6, 3, 10, -3, 4, -7, 7, -4, -1])
LEVELS, LEVEL_SHARE = np.arange(1, 6), np.array([0.1, 0.25, 0.3, 0.25, 0.1])

BENCHMARK = Terms(
    points={"aims": 5500, "in_return": 1500, "interests": 999, "overlap": 1000, "other_unit": 1000},
    full_overlap=40 * 60,
    grade_gap=2,
    same_language=True,
    overlap_minutes=10 * 60,
)
"""Levels count from nothing to 5; 333 points a shared interest, 125 an hour of overlap a day."""

PRODUCT = Terms(
    points={
        "aims": 5000,
        "in_return": 2000,
        "style": 1000,
        "overlap": 1000,
        "other_unit": 500,
        "preference": 500,
    },
    grade_gap=1,
    same_language=True,
    overlap_minutes=2 * 60,
    floor=1,
)
"""The product's default policy."""


@dataclass(frozen=True)
class Pool:
    """Everybody's columns, in grade order."""

    grade: NDArray[np.int16]
    unit: NDArray[np.int32]
    site: NDArray[np.int64]
    languages: NDArray[np.uint64]
    interests: NDArray[np.uint64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    offers: NDArray[np.int32]
    levels: NDArray[np.int8]
    aims: NDArray[np.int32]
    now: NDArray[np.int8]
    wanted: NDArray[np.int8]
    mentees: int


def sizes(mentees: int, form: str) -> int:
    """How many mentors stand against so many mentees."""
    return 10 * mentees if form == "loose" else mentees * 11 // 10


def workload(mentees: int, form: str, seed: int, terms: Terms = BENCHMARK) -> Columns:
    """The benchmark's match: `form` is loose or tight; PRODUCT terms read the levels now and wanted."""
    pool = drawn(mentees, seed)
    draw = np.random.default_rng([seed, 1])
    everyone = np.arange(mentees, 11 * mentees)
    count = sizes(mentees, form)
    mentors = everyone if form == "loose" else np.sort(draw.choice(everyone, count, replace=False))
    offsets = OFFSETS[np.arange(SITES) % len(OFFSETS)]
    apart = np.abs(offsets[:, None] - offsets[None, :])
    hours = np.maximum(0, 8 - np.minimum(apart, 24 - apart))
    return Columns(
        mentees=_side(pool, np.arange(mentees), terms),
        mentors=_side(pool, mentors, terms),
        terms=terms,
        minutes=(5 * 60 * hours).astype(np.int64),
        excluded=listed(mentees),
        preferred=listed(mentees),
    )


def capacities(mentors: int, seed: int) -> NDArray[np.int64]:
    """One seat a mentor, two for a tenth of them."""
    return 1 + (np.random.default_rng([seed, 2]).random(mentors) < 0.1).astype(np.int64)


def drawn(mentees: int, seed: int) -> Pool:
    """Eleven people for every mentee, the most senior first."""
    people, draw = 11 * mentees, np.random.default_rng([seed, 0])
    at = np.arange(people)
    parent = np.maximum(((at - 1) / 7 * draw.uniform(0.75, 1, people)).astype(np.int64), 0)
    parent[0] = -1
    first, last = places(parent)
    unit = _handed_down(parent, draw.integers(0, UNITS, people), (at == 0) | (draw.random(people) < 0.1))
    unit[1 : UNITS + 1] = np.arange(UNITS)[: max(0, people - 1)]
    unit = _handed_down(parent, unit, (at <= UNITS) | (draw.random(people) < 0.1))
    site = _handed_down(parent, _zipf(draw, SITES, 0.7, people), (at == 0) | (draw.random(people) < 0.3))
    offers, levels = _offers(draw, unit)
    aims = _distinct(draw, unit, AIMS, 0.3)
    return Pool(
        grade=_grades(mentees, people),
        unit=unit.astype(np.int32),
        site=site,
        languages=_languages(draw, site),
        interests=_bits(_without_repeats(draw, people, INTERESTS, 3)),
        first=first,
        last=last,
        offers=offers,
        levels=levels,
        aims=aims,
        now=draw.integers(0, 3, aims.shape).astype(np.int8),
        wanted=draw.integers(3, 6, aims.shape).astype(np.int8),
        mentees=mentees,
    )


def _side(pool: Pool, who: NDArray[np.int64], terms: Terms) -> Side:
    count = len(who)
    return Side(
        grade=pool.grade[who],
        unit=pool.unit[who],
        schedule=pool.site[who].astype(np.int32),
        languages=pool.languages[who],
        interests=pool.interests[who],
        style=np.zeros((count, 3), dtype=np.int8),
        named=np.ones(count, dtype=bool),
        barred=np.zeros(count, dtype=bool),
        first=pool.first[who],
        last=pool.last[who],
        offers=_postings(pool.offers[who], level=pool.levels[who]),
        aims=_aims(pool, who, terms),
    )


def _aims(pool: Pool, who: NDArray[np.int64], terms: Terms) -> Topics:
    aims = pool.aims[who]
    weight = np.broadcast_to(np.array([4, 3, 2, 1]), aims.shape)
    if terms is PRODUCT:
        return _postings(aims, now=pool.now[who], wanted=pool.wanted[who], weight=weight)
    return _postings(aims, wanted=np.full(aims.shape, 5), weight=weight)


def _postings(topic: NDArray[np.int32], **columns: NDArray[np.generic]) -> Topics:
    count, width = topic.shape
    given = {name: np.ascontiguousarray(column).ravel() for name, column in columns.items()}
    none = np.zeros(count * width, dtype=np.int8)
    return Topics(
        start=np.arange(count + 1, dtype=np.int64) * width,
        topic=topic.ravel(),
        level=given.get("level", none).astype(np.int8),
        now=given.get("now", none).astype(np.int8),
        wanted=given.get("wanted", none).astype(np.int8),
        weight=given.get("weight", none).astype(np.int16),
    )


def _handed_down(
    parent: NDArray[np.int64], own: NDArray[np.int64], keeps: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Own value of those who keep it, else that of the nearest person above who does."""
    source = np.where(keeps, np.arange(len(parent)), parent)
    while True:
        further = source[source]
        if (further == source).all():
            return own[source]
        source = further


def _zipf(draw: np.random.Generator, count: int, exponent: float, size: int) -> NDArray[np.int64]:
    share = np.arange(1, count + 1) ** -exponent
    return np.searchsorted(np.cumsum(share / share.sum()), draw.random(size)).clip(max=count - 1)


def _grades(mentees: int, people: int) -> NDArray[np.int16]:
    """Grades 8 to 5 for 1/5/20/74 % of the mentees, 4 to 1 for 15/25/32/28 % of the mentors."""
    top = np.searchsorted(np.cumsum([0.01, 0.05, 0.20]) * mentees, np.arange(mentees), side="right")
    others = people - mentees
    rest = np.searchsorted(np.cumsum([0.15, 0.25, 0.32]) * others, np.arange(others), side="right")
    return np.concatenate([8 - top, 4 - rest]).astype(np.int16)


def _languages(draw: np.random.Generator, site: NDArray[np.int64]) -> NDArray[np.uint64]:
    """English .85, the site's own .9, one more .15; English for those left without any."""
    people = len(site)
    own, further = site % (LANGUAGES - 1) + 1, draw.integers(1, LANGUAGES, people)
    spoken = (draw.random(people) < 0.85).astype(np.uint64)
    spoken |= np.where(draw.random(people) < 0.9, np.uint64(1) << own.astype(np.uint64), np.uint64(0))
    spoken |= np.where(draw.random(people) < 0.15, np.uint64(1) << further.astype(np.uint64), np.uint64(0))
    return np.where(spoken == 0, np.uint64(1), spoken)[:, None]


def _offers(draw: np.random.Generator, unit: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
    topics = _distinct(draw, unit, OFFERS, 0.5)
    levels = np.searchsorted(np.cumsum(LEVEL_SHARE), draw.random(topics.shape)) + 1
    return topics, levels.clip(max=5).astype(np.int8)


def _distinct(
    draw: np.random.Generator, unit: NDArray[np.int64], width: int, clustered: float
) -> NDArray[np.int32]:
    """Different topics for everybody: a share from the unit's cluster, the others by their popularity."""
    people = len(unit)
    cluster = np.random.default_rng(77).permuted(np.tile(np.arange(TOPICS), (UNITS, 1)), axis=1)[:, :CLUSTER]
    found = np.full((people, width), -1, dtype=np.int32)
    for place in range(width):
        missing = np.arange(people)
        while missing.size:
            near = cluster[unit[missing], draw.integers(0, CLUSTER, missing.size)]
            popular = _zipf(draw, TOPICS, 0.8, missing.size)
            topic = np.where(draw.random(missing.size) < clustered, near, popular)
            fresh = (found[missing, :place] != topic[:, None]).all(axis=1)
            found[missing[fresh], place] = topic[fresh]
            missing = missing[~fresh]
    return found


def _without_repeats(draw: np.random.Generator, people: int, count: int, width: int) -> NDArray[np.int64]:
    chosen = draw.integers(0, count, (people, width))
    while (again := (np.diff(np.sort(chosen, axis=1), axis=1) == 0).any(axis=1)).any():
        chosen[again] = draw.integers(0, count, (int(again.sum()), width))
    return chosen


def _bits(numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
    marks = np.uint64(1) << numbers.astype(np.uint64)
    return np.bitwise_or.reduce(marks, axis=1)[:, None]
