"""Topics: by key, and by what people type when they look for one."""

from __future__ import annotations

from turnabout.people.models import Topic
from turnabout.people.selectors.topic_index import current_index

FOUND = 12


def topics_by_key() -> dict[str, Topic]:
    """Every topic, whatever its state."""
    return {topic.key: topic for topic in Topic.objects.order_by("id")}


def search_topics(text: str, *, most: int = FOUND) -> list[Topic]:
    """Active topics that fit, best first: by name, by another word for it, by its sentence; where nothing does, by
    words with a slip in them. The topics are shared between requests: read them, do not change them.

    Without text: all but the imported ones, in the order of the catalogue."""
    index = current_index()
    return index.find(text)[:most] if text.strip() else list(index.own)
