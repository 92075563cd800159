"""Where a merged topic or person leads: files, open forms and sealed rows may still name it, and readers follow it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from turnabout.people.models import Person, Topic


def followed(topics: Iterable[Topic]) -> dict[int, Topic]:
    """For the id of each of these topics the one that it has become: itself, or the end of its merges."""
    by_id = {topic.pk: topic for topic in topics}
    return {pk: _end(topic, by_id) for pk, topic in by_id.items()}


def _end(topic: Topic, by_id: Mapping[int, Topic]) -> Topic:
    seen: set[int] = set()
    while topic.merged_into_id is not None and topic.pk not in seen:
        seen.add(topic.pk)
        topic = by_id[topic.merged_into_id]
    return topic


def topics_by_uuid() -> dict[uuid.UUID, Topic]:
    """Every topic's uuid with what it has become, in one query: one by topic would name a hesitant aim in a log."""
    topics = list(Topic.objects.order_by("id"))
    ends = followed(topics)
    return {topic.uuid: ends[topic.pk] for topic in topics}


def merged_people() -> dict[str, str]:
    """For the uuid of every entry that went into another that other's, in one query: one by person would name
    somebody's wish in a log."""
    rows = Person.objects.exclude(merged_into=None).values_list("uuid", "merged_into__uuid")
    return {str(former): str(now) for former, now in rows}


def led_on(people: Iterable[str], ends: Mapping[str, str]) -> list[str]:
    """These uuids as they are now, each once."""
    return list(dict.fromkeys(ends.get(one, one) for one in people))
