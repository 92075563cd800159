"""Either of the two lets the pair rest: mails and clocks stop, the end moves by as much, and whoever paused ends it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.pairs.models import Pair, Pause
from turnabout.pairs.services.the_two import Mine, lock, note, write_to
from turnabout.programmes.next_partner import NextPartner
from turnabout.programmes.services.next_partner import say_next_partner

LONGEST: Final = timedelta(days=365)


@transaction.atomic
def pause_pair(*, actor: Any, pair: UUID, until: date | None) -> None:
    """Until the evening before this day, or open. No cause is asked."""
    mine = lock(actor, pair)
    if _running(mine.pair) is not None:
        raise Refused(_("Your pair rests already."))
    if until is not None and not localdate() < until <= localdate() + LONGEST:
        raise Refused(_("Choose a day from tomorrow on, within a year, or leave the end open."))
    write_to(mine.pair, "pair_paused", mine.partner_seat)
    Pause.objects.create(pair=mine.pair, seat=mine.seat, began_at=now(), until=until)
    note(actor, mine.pair, "pair paused")


@transaction.atomic
def resume_pair(*, actor: Any, pair: UUID) -> None:
    """By whoever paused. The other is told."""
    mine = lock(actor, pair)
    pause = _running(mine.pair)
    if pause is None:
        raise Refused(_("Your pair does not rest."))
    if pause.seat != mine.seat:
        raise Refused(_("Whoever paused says when it goes on. You can leave at any time."))
    _end(mine.pair, pause, actor, mine.partner_seat)


@transaction.atomic
def want_interim(*, actor: Any, pair: UUID, wanted: bool) -> None:
    """Whose partner pauses may have one more for that time; coordinators see who would like one."""
    mine = lock(actor, pair)
    pause = _running(mine.pair)
    if pause is None or pause.seat == mine.seat:
        raise Refused(_("This is for the time in which your partner pauses."))
    _interim(mine.pair, mine.seat, NextPartner.INTERIM if wanted else "", actor)


def end_pauses_due() -> int:
    """Those whose day has come; both are told. Returns how many."""
    due = Pause.objects.filter(over_at=None, until__lte=localdate(), pair__state=Pair.State.ACTIVE)
    return sum(_end_due(pk) for pk in due.order_by("pk").values_list("pair_id", flat=True))


@transaction.atomic
def _end_due(pk: int) -> int:
    rows = Pair.objects.select_related("mentor__user", "mentee__user", "cohort__programme")
    pair = rows.select_for_update(of=("self",)).get(pk=pk)
    pause = _running(pair)
    if pause is None or pause.until is None or pause.until > localdate():
        return 0
    _end(pair, pause, None, "mentor", "mentee")
    return 1


def _end(pair: Pair, pause: Pause, actor: Any, *seats: str) -> None:
    pause.over_at = now()
    pause.save(update_fields=["over_at"])
    other = "mentee" if pause.seat == "mentor" else "mentor"
    _interim(pair, other, "", None)
    write_to(pair, "pair_resumed", *seats)
    note(actor, pair, "pause over")


def _interim(pair: Pair, seat: str, choice: str, actor: Any) -> None:
    person = Mine(pair, seat, actor).person(seat)
    say_next_partner(actor=actor, cohort=pair.cohort, person=person, seat=seat, choice=choice)


def _running(pair: Pair) -> Pause | None:
    return Pause.objects.filter(Q(pair=pair), over_at=None).first()
