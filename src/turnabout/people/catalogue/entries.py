"""The shapes of the catalogue: a topic, the family it belongs to, and what people have lived."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """Something one person can teach another; `aliases` are other words that people type when they look for it,
    `part_of` is the key of a wider topic."""

    key: str
    name: str
    description: str
    family: str
    aliases: tuple[str, ...]
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Topics that stand together on a page."""

    key: str
    name: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Experience:
    """Something that people have lived. It has no level, and no topic's key."""

    key: str
    name: str
    sentence: str
