"""Two topics that mean the same become one, and two again where that was a mistake."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotFound, Refused
from turnabout.people.models import Topic, TopicMerge
from turnabout.people.services.topics.moving import move, move_back

State = Topic.State


@transaction.atomic
def merge_topics(*, actor: Any, topic: Topic, into: Topic) -> TopicMerge:
    """What people say of `topic` counts for `into` from now on; its words go on finding it."""
    topic, into = _locked(topic, into)
    if topic.pk == into.pk:
        raise Refused(_("A topic cannot be merged into itself."))
    if into.state != State.ACTIVE or topic.state == State.MERGED:
        raise Refused(_("Somebody has changed one of the two topics in the meantime. Look at them again."))
    merge = TopicMerge(topic=topic, into=into, state_before=topic.state, by=actor, moved=move(topic, into))
    topic.state, topic.merged_into = State.MERGED, into
    topic.changed_at = into.changed_at = now()
    into.save()
    topic.save()
    merge.save()
    _note(actor, "topics merged", merge)
    return merge


@transaction.atomic
def undo_merge(*, actor: Any, merge: TopicMerge) -> Topic:
    topic, into = _locked(merge.topic, merge.into)
    if into.state == State.MERGED:
        raise Refused(_("The other topic has itself been merged since. Undo that first."))
    merge = TopicMerge.objects.get(pk=merge.pk)
    if not TopicMerge.objects.filter(pk=merge.pk, undone_at=None).update(undone_at=now()):
        raise Refused(_("This has been undone already."))
    topic.state, topic.merged_into = merge.state_before, None
    topic.changed_at = into.changed_at = now()
    topic.save()
    into.save()
    move_back(topic, into, merge.moved)
    merge.refresh_from_db()
    merge.moved = {}
    merge.save()
    _note(actor, "merge of topics undone", merge)
    return topic


def _locked(*topics: Topic) -> list[Topic]:
    """Both rows, locked in one order so that two merges never wait for each other."""
    wanted = [topic.pk for topic in topics]
    found = {row.pk: row for row in Topic.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    if set(wanted) - set(found):
        raise NotFound
    return [found[pk] for pk in wanted]


def _note(actor: Any, action: str, merge: TopicMerge) -> None:
    record(actor=actor, action=action, subject_kind="topic merge", subject_uuid=merge.uuid)
