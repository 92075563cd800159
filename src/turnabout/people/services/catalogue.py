"""Puts the starter catalogue into the table of topics, as often as one likes."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from turnabout.people import catalogue
from turnabout.people.models import Topic

TEXTS = ("name", "sentence", "family", "aliases", "state", "origin")


@transaction.atomic
def load_catalogue() -> int:
    """Make or mend the topics that Turnabout ships; returns how many were touched. A topic that came in by a file
    under the same key, and waited for review, becomes an ordinary one. What somebody retired or merged stays so."""
    there = {topic.key: topic for topic in Topic.objects.all()}
    new: list[Topic] = []
    mended: list[Topic] = []
    for entry in catalogue.topics():
        topic = there.get(entry.key) or Topic(key=entry.key)
        wanted = (*_texts(entry), _state(topic), str(Topic.Origin.STARTER))
        if topic.pk and tuple(getattr(topic, field) for field in TEXTS) == wanted:
            continue
        for field, value in zip(TEXTS, wanted, strict=True):
            setattr(topic, field, value)
        topic.changed_at = now()
        (mended if topic.pk else new).append(topic)
    Topic.objects.bulk_create(new)
    Topic.objects.bulk_update(mended, [*TEXTS, "changed_at"])
    return len(new) + len(mended) + _hang(there | {topic.key: topic for topic in new})


def _texts(entry: catalogue.Topic) -> tuple[str, str, str, list[str]]:
    return entry.name, entry.description, entry.family, list(entry.aliases)


def _state(topic: Topic) -> str:
    decided = topic.state in (Topic.State.RETIRED, Topic.State.MERGED)
    return topic.state if decided else str(Topic.State.ACTIVE)


def _hang(topics: dict[str, Topic]) -> int:
    """Under the wider topic that the catalogue names, where a coordinator has not found a better one."""
    hung = []
    for entry in catalogue.topics():
        topic, parent = topics[entry.key], topics.get(entry.part_of)
        if parent is not None and topic.parent_id is None and parent.state == Topic.State.ACTIVE:
            topic.parent, topic.changed_at = parent, now()
            hung.append(topic)
    Topic.objects.bulk_update(hung, ["parent", "changed_at"])
    return len(hung)
