"""Endings. Whoever leaves is free at once; everything else about it waits for the next daily batch, which tells all
endings of a day, whatever their cause, in the same words."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.pairs.course import batch_of, due_at, ended_at, is_over_for
from turnabout.pairs.models import Ending, Pair, Trial
from turnabout.pairs.services.the_two import Mine, lock, note, send_to
from turnabout.programmes.next_partner import AFTER_A_PAIR
from turnabout.programmes.permissions import coordinates
from turnabout.programmes.services.next_partner import say_next_partner

LEFT: Final = "left"
GRACE: Final = timedelta(days=1)
WISHES_WAIT: Final = timedelta(days=2)  # after the batch
SEATS: Final = ("mentor", "mentee")


@transaction.atomic
def leave_pair(*, actor: Any, pair: UUID) -> None:
    """By either, at any time, without a reason. Nothing is recorded that would tell who it was: the record gets its
    line with the batch, and names nobody."""
    mine = lock(actor, pair)
    _ask(mine.pair, mine.seat)


@transaction.atomic
def take_back_leaving(*, actor: Any, pair: UUID) -> None:
    """Until the batch has told anybody. If it ends for another cause too, it ends all the same."""
    mine = lock(actor, pair, over_too=True)
    ending = _waiting(mine.pair)
    if ending is None or not ending.asked[mine.seat] or any(ending.told_at(seat) for seat in SEATS):
        raise Refused(_("It is told already, so it cannot be taken back."))
    ending.asked[mine.seat] = ""
    if any(ending.asked.values()):
        ending.save()
    else:
        ending.delete()


@transaction.atomic
def say_next(*, actor: Any, pair: UUID, choice: str) -> None:
    """What the actor wants after this pair. Until two days after the batch it stays with the ending, sealed:
    coordinators would read from it who left."""
    mine = lock(actor, pair, over_too=True)
    if choice not in AFTER_A_PAIR:
        raise Refused(_("Choose from what is offered."))
    ending = _waiting(mine.pair)
    if ending is not None and is_over_for(mine.pair, mine.seat):
        ending.asked[mine.seat] = choice
        ending.save()
    elif mine.pair.state == Pair.State.ENDED:
        _pass_on(mine.pair, mine.seat, choice, actor)
    else:
        raise Refused(_("This pair goes on."))


@transaction.atomic
def end_by_coordinator(*, actor: Any, pair: UUID) -> None:
    """The coordinator draws a pair back. The two hear of it as of any other ending."""
    row = _locked(Q(uuid=pair))
    if row is None or not coordinates(actor, row.cohort.programme):
        raise NotFound
    if row.state == Pair.State.ENDED:
        raise Refused(_("This pair is over already."))
    if actor.pk in (row.mentor.user_id, row.mentee.user_id):
        raise NotAllowed
    _ask(row, "programme")


def end_pairs_of_leavers() -> int:
    """Whom no staff list names any more: their pairs end, and the partner hears it as of any other ending. It looks at
    what the lists say now; a day's grace lets a wrong list be undone first. Returns how many pairs."""
    before = now() - GRACE
    gone = Q(mentor__gone_at__lt=before) | Q(mentee__gone_at__lt=before)
    rows = Pair.objects.filter(gone, state=Pair.State.ACTIVE, ending=None)
    return sum(_end_of_leaver(pk) for pk in rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _end_of_leaver(pk: int) -> bool:
    return end_by_system(pk)


def end_by_system(pk: int) -> bool:
    """A trial that both did not say yes to, or somebody who is gone. Inside a transaction."""
    row = _locked(Q(pk=pk, state=Pair.State.ACTIVE))
    return row is not None and _ask(row, "programme")


def tell_endings() -> int:
    """The daily batch: called often, each reader is told once, from their nine o'clock on. Returns how many."""
    due = Ending.objects.filter(batch__lte=now().astimezone(UTC).date())
    return sum(_tell(pk) for pk in due.order_by("pair_id").values_list("pair_id", flat=True))


@transaction.atomic
def _tell(pk: int) -> int:
    pair = _locked(Q(pk=pk))
    ending = _waiting(pair) if pair else None
    if pair is None or ending is None:
        return 0
    if pair.state == Pair.State.ENDED:
        return _pass_both_on(pair, ending)
    told = [seat for seat in SEATS if ending.told_at(seat) is None and _is_due(ending, pair, seat)]
    for seat in told:
        setattr(ending, f"{seat}_told_at", now())
        send_to(pair, "pair_ended", seat)
    if all(ending.told_at(seat) for seat in SEATS):
        _finish(pair, ending)
    ending.save()
    return len(told)


def _finish(pair: Pair, ending: Ending) -> None:
    """From here on it is over for everybody, and who asked stands nowhere: the row keeps what both want next."""
    pair.state, pair.ended_at = Pair.State.ENDED, ended_at(ending.batch)
    pair.save(update_fields=["state", "ended_at"])
    ending.asked = {who: wish if wish in AFTER_A_PAIR else "" for who, wish in ending.asked.items()}
    pair.pauses.filter(over_at=None).update(over_at=now())
    Trial.objects.filter(pair=pair).delete()
    for seat in SEATS:
        _pass_on(pair, seat, "", None)  # an interim partner was for the time of a pause
    note(None, pair, "pair ended")


def _pass_both_on(pair: Pair, ending: Ending) -> int:
    """On one day for both, so that coordinators do not read from it whose wish was there first."""
    if now().astimezone(UTC).date() < ending.batch + WISHES_WAIT:
        return 0
    for seat in SEATS:
        _pass_on(pair, seat, ending.asked[seat], None)
    ending.delete()
    return 0


def _pass_on(pair: Pair, seat: str, choice: str, actor: Any) -> None:
    person = pair.mentor if seat == "mentor" else pair.mentee
    say_next_partner(actor=actor, cohort=pair.cohort, person=person, seat=seat, choice=choice)


def _ask(pair: Pair, who: str) -> bool:
    ending = _waiting(pair)
    if ending is None:
        ending = Ending(pair=pair, batch=batch_of(now()))
    is_new = not any(ending.asked.values())
    ending.asked[who] = ending.asked[who] or LEFT
    ending.save()
    return is_new


def _waiting(pair: Pair) -> Ending | None:
    return Ending.objects.filter(pair=pair).first()


def _is_due(ending: Ending, pair: Pair, seat: str) -> bool:
    return now() >= due_at(ending.batch, Mine(pair, seat, None).person(seat))


def _locked(which: Q) -> Pair | None:
    rows = Pair.objects.filter(which).exclude(state=Pair.State.HELD)
    rows = rows.select_related("mentor__user", "mentee__user", "cohort__programme")
    return rows.select_for_update(of=("self",)).first()
