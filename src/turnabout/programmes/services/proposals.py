"""Adds a topic that the catalogue does not have to the form of the person who misses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from turnabout.ground.accounts.models import User
from turnabout.ground.errors import NotAllowed
from turnabout.people.services.topics import propose_topic
from turnabout.programmes.models import Enrolment
from turnabout.programmes.permissions import is_own
from turnabout.programmes.services.drafts import save_draft
from turnabout.programmes.services.last_page import Page


@transaction.atomic
def propose_in_draft(
    *,
    actor: User,
    enrolment: Enrolment,
    words: str,
    values_with: Callable[[str], dict[str, Any]],
    page: Page | None = None,
) -> None:
    """Both or neither: a draft that cannot be saved leaves no topic behind. `values_with` gets the topic's uuid."""
    if not is_own(actor, enrolment):
        raise NotAllowed
    topic = propose_topic(actor=actor, words=words)
    save_draft(actor=actor, enrolment=enrolment, values=values_with(str(topic.uuid)), page=page)
