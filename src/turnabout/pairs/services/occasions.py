"""Occasions on which a decision came up: declared by either, released by the junior, used by the senior once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import NotFound, Refused
from turnabout.pairs.models import Occasion
from turnabout.pairs.services.the_two import Mine, lock, note, tell
from turnabout.pairs.stay_out import LONGEST, holds

PAGE = "stay_out"


@transaction.atomic
def declare_occasion(*, actor: Any, pair: UUID, kind: str, words: str) -> None:
    """That a decision of a stated kind came up. Also after the end of a pair, while what was stated holds."""
    mine, text = lock(actor, pair, over_too=True), " ".join(words.split())
    held = {row.what["kind"] for row in mine.pair.statements.all() if holds(mine.pair, row.months)}
    if kind not in held:
        raise Refused(_("Choose one of the decisions that are stayed out of."))
    if not text or len(text) > LONGEST:
        raise Refused(_("Say in one line which decision it is."))
    Occasion.objects.create(pair=mine.pair, seat=mine.seat, about={"kind": kind, "words": text})
    _told(mine, "occasion declared")


@transaction.atomic
def release_occasion(*, actor: Any, pair: UUID, occasion: UUID) -> None:
    """The junior lets the senior speak for them on this one occasion."""
    mine = _junior(actor, pair, occasion)
    _change(mine, occasion, "released for an occasion", released_at__isnull=True, set={"released_at": now()})


@transaction.atomic
def revoke_release(*, actor: Any, pair: UUID, occasion: UUID) -> None:
    """Until the senior has used it."""
    mine = _junior(actor, pair, occasion)
    _change(
        mine,
        occasion,
        "release taken back",
        released_at__isnull=False,
        used_at__isnull=True,
        set={"released_at": None},
    )


@transaction.atomic
def use_release(*, actor: Any, pair: UUID, occasion: UUID) -> None:
    """The senior has spoken. From then on the release cannot be taken back."""
    mine = lock(actor, pair, over_too=True)
    if mine.seat != _senior(mine, occasion):
        raise Refused(_("Only whoever stays out can say that they have spoken."))
    _change(
        mine,
        occasion,
        "release used",
        released_at__isnull=False,
        used_at__isnull=True,
        set={"used_at": now()},
    )


def _junior(actor: Any, pair: UUID, occasion: UUID) -> Mine:
    mine = lock(actor, pair, over_too=True)
    if mine.seat == _senior(mine, occasion):
        raise Refused(_("Only whom the decision is about can let you speak."))
    return mine


def _senior(mine: Mine, occasion: UUID) -> str:
    """Whoever stated that they stay out of this kind: their grade may have changed since."""
    row = mine.pair.occasions.filter(uuid=occasion).first()
    if row is None:
        raise NotFound
    kind = row.about["kind"]
    return next(
        (one.seat for one in mine.pair.statements.order_by("stated_at") if one.what["kind"] == kind), ""
    )


def _change(mine: Mine, occasion: UUID, action: str, *, set: dict[str, Any], **only: Any) -> None:
    if not mine.pair.occasions.filter(uuid=occasion, **only).update(**set):
        raise Refused(_("That was changed meanwhile. Look at it once more."))
    _told(mine, action)


def _told(mine: Mine, action: str) -> None:
    tell(mine.pair, "stay_out_changed", mine.partner_seat, view=PAGE)
    note(mine.actor, mine.pair, action)
