"""Reminds a pair whose page waits: both in the same words, so that nobody learns from it who is late."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import now

from turnabout.pairs.models import Agreement, Pair, Pause
from turnabout.pairs.services.the_two import note, tell

AFTER: Final = timedelta(days=7)  # since the introduction or the first name, and between two nudges
AT_ONCE: Final = 200


def nudge_due() -> int:
    """Every pair that has begun and not agreed for a week, at most as often as its programme says. Returns how many
    pairs."""
    return sum(_nudge(pk) for pk in _due().order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def _due() -> QuerySet[Agreement]:
    week_ago = now() - AFTER
    return Agreement.objects.filter(
        Q(nudged_at=None, made_at__lt=week_ago) | Q(nudged_at__lt=week_ago),
        Q(version__gt=0) | Q(introduction_held_at__isnull=False),
        ~Q(pair__in=Pause.objects.filter(over_at=None).values("pair")),
        agreed_at=None,
        pair__state=Pair.State.ACTIVE,
        nudges__lt=F("pair__cohort__programme__agreement_nudges"),
    )


@transaction.atomic
def _nudge(pk: int) -> int:
    """The row is claimed by a conditional update: of two workers one writes."""
    claimed = _due().filter(pk=pk)
    if not Agreement.objects.filter(pk__in=claimed.values("pk")).update(
        nudges=F("nudges") + 1, nudged_at=now()
    ):
        return 0
    pair = Pair.objects.select_related("mentor__user", "mentee__user", "cohort__programme", "ending").get(
        agreement=pk
    )
    tell(pair, "agreement_nudge", "mentor", "mentee")
    note(None, pair, "agreement nudged")
    return 1
