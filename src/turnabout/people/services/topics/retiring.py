"""Topics that nobody can choose any more. Whoever has one keeps it; it only is offered to nobody else."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.people.models import Topic

State = Topic.State


@transaction.atomic
def retire_topic(*, actor: Any, topic: Topic) -> None:
    _turn(actor, topic, (State.ACTIVE, State.TO_REVIEW), State.RETIRED, "topic retired")


@transaction.atomic
def bring_back_topic(*, actor: Any, topic: Topic) -> None:
    """To where it can be chosen; one that came by file and was never written up waits for review again."""
    back = State.ACTIVE if topic.sentence else State.TO_REVIEW
    _turn(actor, topic, (State.RETIRED,), back, "topic brought back")


def _turn(actor: Any, topic: Topic, before: tuple[str, ...], after: str, action: str) -> None:
    if not Topic.objects.filter(pk=topic.pk, state__in=before).update(state=after, changed_at=now()):
        raise Refused(_("Somebody has changed this topic in the meantime. Look at it again."))
    record(actor=actor, action=action, subject_kind="topic", subject_uuid=topic.uuid)
