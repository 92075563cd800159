"""Either of the two marks the introduction as held; from then on they are asked to agree on one page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.pairs.models import Agreement
from turnabout.pairs.services.the_two import lock, note


@transaction.atomic
def introduction_held(*, actor: Any, pair: UUID) -> None:
    """The first mark stays; a second one changes nothing."""
    mine = lock(actor, pair)
    row, _made = Agreement.objects.get_or_create(pair=mine.pair)
    if Agreement.objects.filter(pk=row.pk, introduction_held_at=None).update(introduction_held_at=now()):
        note(actor, mine.pair, "introduction held")


@transaction.atomic
def introduction_not_held(*, actor: Any, pair: UUID) -> None:
    """Take the mark back, by either, while nothing is agreed."""
    mine = lock(actor, pair)
    marked = Agreement.objects.filter(pair=mine.pair).exclude(introduction_held_at=None)
    if marked.exclude(agreed_at=None).exists():
        raise Refused(_("You have agreed on your page already, so the introduction stays as held."))
    if marked.update(introduction_held_at=None):
        note(actor, mine.pair, "introduction not held")
