"""What the senior says they stay out of: read by the two and the contact, added to, taken back within a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import NotFound, Refused
from turnabout.pairs.models import Pair, Statement
from turnabout.pairs.selectors.pairs import own_pairs
from turnabout.pairs.selectors.stay_out import (
    READ,
    TAKEN_BACK_WITHIN,
    StayOutView,
    is_contact,
    stay_out_view,
)
from turnabout.pairs.services.the_two import Mine, lock, note, tell
from turnabout.pairs.stay_out import DECISIONS, LONGEST, MONTHS, OWN, senior_seat

PAGE = "stay_out"


def open_stay_out(*, actor: Any, pair: UUID) -> StayOutView:
    """Read the page. That the contact reads it is recorded, and the two see when. NotFound for everybody else."""
    own = own_pairs(actor).filter(uuid=pair).first()
    if own is not None:
        return stay_out_view(own, actor, "mentor" if own.mentor.user_id == actor.pk else "mentee")
    rows = Pair.objects.filter(uuid=pair).exclude(state=Pair.State.HELD)
    found = rows.select_related("mentor", "mentee", "cohort__programme").first()
    if found is None or not is_contact(actor, found):
        raise NotFound
    note(actor, found, READ)
    return stay_out_view(found, actor, "")


@transaction.atomic
def state(*, actor: Any, pair: UUID, kinds: Iterable[str], words: str = "", months: int = MONTHS[1]) -> int:
    """Add what is not stated yet; the same for longer counts as new. Returns how many statements that makes."""
    mine = lock(actor, pair)
    if mine.seat != senior_seat(mine.pair):
        raise Refused(_("This is for whoever of the two has more say."))
    wanted, text = list(dict.fromkeys(kinds)), " ".join(words.split())
    _check(wanted, text, months)
    there = [(row.what["kind"], row.what["words"], row.months) for row in _own(mine)]
    new = [
        Statement(pair=mine.pair, seat=mine.seat, what=what, months=months)
        for what in ({"kind": kind, "words": text if kind == OWN else ""} for kind in wanted)
        if not any(
            (kind, said) == (what["kind"], what["words"]) and held >= months for kind, said, held in there
        )
    ]
    Statement.objects.bulk_create(new)
    if new:
        tell(mine.pair, "stay_out_changed", mine.partner_seat, view=PAGE)
        note(actor, mine.pair, "staying out stated", statements=len(new))
    return len(new)


@transaction.atomic
def take_back_statement(*, actor: Any, pair: UUID, statement: UUID) -> None:
    """By whoever made it, within a day. Later it is to be relied on."""
    mine = lock(actor, pair, over_too=True)
    row = _own(mine).filter(uuid=statement).first()
    if row is None:
        raise NotFound
    if now() - row.stated_at >= TAKEN_BACK_WITHIN:
        raise Refused(_("This stands for more than a day, and the other relies on it."))
    row.delete()
    tell(mine.pair, "stay_out_changed", mine.partner_seat, view=PAGE)
    note(actor, mine.pair, "staying out taken back")


def _own(mine: Mine) -> Any:
    return mine.pair.statements.filter(seat=mine.seat)


def _check(kinds: list[str], words: str, months: int) -> None:
    if not kinds:
        raise Refused(_("Choose at least one decision."))
    if not set(kinds) <= set(DECISIONS) or months not in MONTHS:
        raise Refused(_("Choose from what is offered."))
    if OWN in kinds and not words:
        raise Refused(_("Say what else it is."))
    if len(words) > LONGEST:
        raise Refused(_("Make it shorter."))
