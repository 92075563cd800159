"""New topics of the organisation itself, and those that a file brought and somebody settles."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotFound, Refused
from turnabout.people import catalogue
from turnabout.people.finding import fold
from turnabout.people.models import Topic

MOST_ALIASES: Final = 20
LONGEST_ALIAS: Final = 60


@dataclass(frozen=True)
class NewTopic:
    """What somebody writes down of a topic; `part_of` is a wider one."""

    name: str
    sentence: str
    family: str
    aliases: Sequence[str] = ()
    part_of: uuid.UUID | None = None


@transaction.atomic
def add_topic(*, actor: Any, new: NewTopic) -> Topic:
    return _write(Topic(key=free_key(new.name)), new, actor, "topic added")


@transaction.atomic
def settle_topic(*, actor: Any, topic: Topic, new: NewTopic) -> Topic:
    """A topic that a file brought becomes one of the organisation's; people keep what they said of it."""
    found = Topic.objects.select_for_update().filter(pk=topic.pk).first()
    if found is None:
        raise NotFound
    if found.state != Topic.State.TO_REVIEW:
        raise Refused(_("Somebody has settled this topic in the meantime."))
    return _write(found, new, actor, "topic settled")


def _write(topic: Topic, new: NewTopic, actor: Any, action: str) -> Topic:
    _check(new, topic)
    topic.name, topic.sentence, topic.family = new.name.strip(), new.sentence.strip(), new.family
    topic.aliases = list(dict.fromkeys(alias.strip() for alias in new.aliases if alias.strip()))
    topic.parent = wider_topic(new.part_of, topic)
    topic.state, topic.changed_at = Topic.State.ACTIVE, now()
    topic.save()
    record(actor=actor, action=action, subject_kind="topic", subject_uuid=topic.uuid)
    return topic


def _check(new: NewTopic, topic: Topic) -> None:
    if not new.name.strip() or not new.sentence.strip():
        raise Refused(_("A topic needs a name and one sentence that says what the two would do."))
    if len(new.name) > 120 or len(new.sentence) > 300:
        raise Refused(_("That is longer than can be kept. Make it shorter."))
    if new.family not in {family.key for family in catalogue.families()}:
        raise Refused(_("Choose a family from the list."))
    if len(new.aliases) > MOST_ALIASES or any(len(alias) > LONGEST_ALIAS for alias in new.aliases):
        raise Refused(_("Twenty other words at most, each of up to 60 letters."))
    others = Topic.objects.filter(state=Topic.State.ACTIVE).exclude(pk=topic.pk)
    if fold(new.name.strip()) in {fold(name) for name in others.values_list("name", flat=True)}:
        raise Refused(_("There is a topic of this name already."))


def wider_topic(wanted: uuid.UUID | None, topic: Topic) -> Topic | None:
    """One step deep: a wider topic is never part of another, nor can it become so while it has parts."""
    if wanted is None:
        return None
    found = Topic.objects.filter(uuid=wanted, state=Topic.State.ACTIVE).exclude(pk=topic.pk).first()
    if found is None or found.parent_id is not None or (topic.pk and topic.children.exists()):
        raise Refused(_("Choose a wider topic that is not itself a part of another."))
    return found


def free_key(name: str) -> str:
    """From the name where that can be written in plain letters, with a number where it is taken."""
    stem = slugify(fold(name))[:80] or f"topic-{uuid.uuid4().hex[:8]}"
    taken = set(Topic.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)
