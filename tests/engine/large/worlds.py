"""Small matches in columns with every rule and part, drawn from a number."""

from __future__ import annotations

import numpy as np
from turnabout_engine import Problem
from turnabout_engine.columns import Columns, Side, Terms, listed, topics_of
from turnabout_engine.columns.side import bits
from turnabout_engine.columns.tree import places

PARTS = (
    "aims",
    "in_return",
    "style",
    "overlap",
    "other_unit",
    "preference",
    "interests",
    "innovation_influence",
    "other_site",
)


def columns(number: int, mentees: int, mentors: int) -> Columns:
    """Everything drawn: points, limits, people, a tree over both sides, listed pairs."""
    draw = np.random.default_rng(number)
    share = draw.random(len(PARTS)) * (draw.random(len(PARTS)) < 0.8)
    points = (share / max(share.sum(), 1e-9) * 10_000).astype(int)
    terms = Terms(
        points=dict(zip(PARTS, points.tolist(), strict=True)),
        full_overlap=int(draw.integers(1, 900)),
        full_interests=int(draw.integers(1, 4)),
        grade_gap=None if draw.random() < 0.3 else int(draw.integers(-2, 3)),
        same_language=bool(draw.random() < 0.6),
        overlap_minutes=int(draw.choice([0, 120])),
        floor=int(draw.choice([0, 1, 2000])),
        differ_unit=bool(draw.random() < 0.2),
        differ_site=bool(draw.random() < 0.2),
        shown_floor=int(draw.choice([0, 1, 1500])),
    )
    people = mentees + mentors
    parent = np.array([-1, *(int(draw.integers(-1, at)) for at in range(1, people))], dtype=np.int64)
    first, last = places(parent) if draw.random() < 0.5 else (np.arange(people), np.arange(people))
    order = draw.permutation(people)
    schedules = (4, 5)
    minutes = draw.integers(-1, 700, schedules)
    return Columns(
        mentees=side(draw, order[:mentees], first, last, schedules[0]),
        mentors=side(draw, order[mentees:], first, last, schedules[1]),
        terms=terms,
        minutes=minutes,
        excluded=listed(mentees, _pairs(draw, mentees, mentors)),
        preferred=listed(mentees, _pairs(draw, mentees, mentors)),
        allowed=listed(mentees, _pairs(draw, mentees, mentors)),
    )


def side(
    draw: np.random.Generator, who: np.ndarray, first: np.ndarray, last: np.ndarray, schedules: int
) -> Side:
    """One side; everything may be missing."""
    count = len(who)
    aims = topics_of([_aims(draw) for _ in range(count)])
    style = draw.integers(1, 4, (count, 3)) * (draw.random(count) < 0.7)[:, None]
    return Side(
        grade=draw.integers(0, 6, count).astype(np.int16),
        unit=draw.integers(-1, 3, count).astype(np.int32),
        schedule=draw.integers(-1, schedules, count).astype(np.int32),
        languages=bits([draw.integers(0, 70, draw.integers(0, 3)).tolist() for _ in range(count)], 70),
        interests=bits([draw.integers(0, 6, draw.integers(0, 4)).tolist() for _ in range(count)], 6),
        style=style.astype(np.int8),
        named=draw.random(count) < 0.5,
        barred=draw.random(count) < 0.1,
        first=first[who],
        last=last[who],
        offers=topics_of([_offers(draw) for _ in range(count)]),
        aims=aims,
        site=draw.integers(-1, 2, count).astype(np.int32),
        hesitant=draw.integers(0, 1 + np.diff(aims.start)) * (draw.random(count) < 0.5),
        choosy=draw.random(count) < 0.1,
    )


def problem(number: int, mentees: int, mentors: int) -> Problem:
    """The match with seats from none to two on both sides, and some whom the last round left out."""
    draw = np.random.default_rng([number, 1])
    return Problem.from_columns(
        columns(number, mentees, mentors),
        mentor_capacity=draw.integers(0, 3, mentors),
        mentee_capacity=draw.integers(0, 3, mentees),
        left_out=draw.random(mentees) < 0.3,
        seed=number % 5,
    )


def _offers(draw: np.random.Generator) -> list[tuple[int, int, int, int, int]]:
    topics = draw.permutation(8)[: draw.integers(0, 5)]
    return [(int(topic), int(draw.integers(1, 6)), 0, 0, 0) for topic in topics]


def _aims(draw: np.random.Generator) -> list[tuple[int, int, int, int, int]]:
    topics = draw.integers(0, 8, draw.integers(0, 5))
    return [
        (int(topic), 0, int(draw.integers(0, 5)), int(draw.integers(1, 6)), 4 - place)
        for place, topic in enumerate(topics[:4])
    ]


def _pairs(draw: np.random.Generator, mentees: int, mentors: int) -> np.ndarray:
    count = int(draw.integers(0, 6))
    return np.stack([draw.integers(0, mentees, count), draw.integers(0, mentors, count)], axis=1)
