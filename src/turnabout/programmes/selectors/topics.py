"""The catalogue as those see it who look after it: by family, with what waits for review and what was merged."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotFound
from turnabout.people.models import Topic, TopicMerge
from turnabout.people.selectors.topics import search_topics
from turnabout.programmes.permissions import looks_after_topics

LATEST = 20


@dataclass(frozen=True)
class Desk:
    """Everything but imported skills, which are too many to read: they have their number."""

    active: tuple[Topic, ...]
    to_review: tuple[Topic, ...]
    retired: tuple[Topic, ...]
    merges: tuple[TopicMerge, ...]  # those that can be undone, newest first
    imported: int


def topics_desk(viewer: User) -> Desk:
    """Two queries. Raises NotFound for whoever does not look after topics."""
    check_looks_after_topics(viewer)
    topics = list(Topic.objects.select_related("parent").order_by("id"))
    own = [topic for topic in topics if topic.origin != Topic.Origin.ESCO]
    merges = TopicMerge.objects.filter(undone_at=None, topic__merged_into__state=Topic.State.ACTIVE)
    return Desk(
        *(
            tuple(topic for topic in own if topic.state == state)
            for state in (Topic.State.ACTIVE, Topic.State.TO_REVIEW, Topic.State.RETIRED)
        ),
        merges=tuple(merges.defer("moved").select_related("topic", "into").order_by("-at")[:LATEST]),
        imported=sum(
            topic.origin == Topic.Origin.ESCO and topic.state == Topic.State.ACTIVE for topic in topics
        ),
    )


def topic_for_desk(viewer: User, topic_uuid: uuid.UUID) -> Topic:
    check_looks_after_topics(viewer)
    found = Topic.objects.select_related("parent", "merged_into").filter(uuid=topic_uuid).first()
    if found is None:
        raise NotFound
    return found


def merge_for_desk(viewer: User, merge_uuid: uuid.UUID) -> TopicMerge:
    check_looks_after_topics(viewer)
    found = TopicMerge.objects.select_related("topic", "into").filter(uuid=merge_uuid).first()
    if found is None:
        raise NotFound
    return found


def like_this(topic: Topic, typed: str = "", *, most: int = 6) -> list[Topic]:
    """Topics that this one may mean the same as: by what was typed, else by its own words, one by one."""
    if typed:
        return [found for found in search_topics(typed) if found.pk != topic.pk][:most]
    words = [topic.name, *sorted(topic.name.split(), key=len, reverse=True)]
    found = {one.pk: one for word in words if len(word) > 3 for one in search_topics(word, most=3)}
    return [one for one in found.values() if one.pk != topic.pk][:most]


def check_looks_after_topics(viewer: User) -> None:
    if not looks_after_topics(viewer):
        raise NotFound
