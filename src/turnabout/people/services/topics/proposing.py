"""A topic that somebody misses: theirs to use at once, and everybody's once it has been settled."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.db.utils import IntegrityError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import NotAllowed, Refused
from turnabout.people.finding import fold
from turnabout.people.following import followed
from turnabout.people.models import Person, Topic
from turnabout.people.services.topics.adding import free_key

SHORTEST, LONGEST = 3, 80
TRIES: Final = 3


@transaction.atomic
def propose_topic(*, actor: Any, words: str) -> Topic:
    """The topic that these words name already, or a new one that waits for review. Nobody's name is kept with it, not
    even in the audit record: it may be about to become somebody's hesitant aim."""
    if not Person.objects.filter(user=actor).exists():
        raise NotAllowed
    name = capfirst(" ".join(words.split()))
    if sum(letter.isalpha() for letter in name) < SHORTEST or len(name) > LONGEST:
        raise Refused(_("A topic is a few words: at least three letters, and at most eighty."))
    for _attempt in range(TRIES):
        found = _known(name)
        if found is not None:
            return found
        try:
            with transaction.atomic():
                return _make(name)
        except IntegrityError:  # somebody else was faster with the same words
            continue
    raise Refused(_("That could not be added just now. Try once more."))


def _known(name: str) -> Topic | None:
    """By its name or another word for it, whatever it has become."""
    topics = list(Topic.objects.order_by("id"))
    ends, wanted = followed(topics), fold(name)
    fits = [ends[one.pk] for one in topics if wanted in map(fold, (one.name, *one.aliases))]
    usable = [one for one in fits if one.state in (Topic.State.ACTIVE, Topic.State.TO_REVIEW)]
    if fits and not usable:
        raise Refused(_("That topic is not offered any more. Say it in other words."))
    return min(usable, key=lambda one: one.state != Topic.State.ACTIVE, default=None)


def _make(name: str) -> Topic:
    topic = Topic.objects.create(key=free_key(name), name=name, state=Topic.State.TO_REVIEW)
    record(actor=None, action="topic proposed", subject_kind="topic", subject_uuid=topic.uuid)
    return topic
