"""The starter catalogue of topics: nine families in the order in which pages show them, and what people have lived."""

from __future__ import annotations

from functools import cache

from turnabout.people.catalogue.entries import Experience, Family, Topic
from turnabout.people.catalogue.reading import read_experiences, read_families


@cache
def families() -> tuple[Family, ...]:
    return read_families()


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(topic for family in families() for topic in family.topics)


@cache
def experiences() -> tuple[Experience, ...]:
    """Not topics: they have no level, and nothing but the person's own page offers them."""
    return read_experiences()


@cache
def _by_key() -> dict[str, Topic]:
    return {topic.key: topic for topic in topics()}


def topic(key: str) -> Topic:
    """The topic with this key; KeyError if the starter catalogue has none."""
    return _by_key()[key]
