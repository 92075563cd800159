"""The trial: after it both are asked whether they go on, and only two yes let a pair go on. Neither learns the other's
answer: both get the same mails on the same days, and the outcome comes with a daily batch, whoever answered when."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.pairs.course import TRIAL_OPEN_FOR, batch_of, due_at, rested, trial_closes_at
from turnabout.pairs.models import Pair, Pause, Trial
from turnabout.pairs.services.ending import SEATS, end_by_system
from turnabout.pairs.services.the_two import Mine, lock, note, write_to
from turnabout.programmes.models import Cohort

ANSWERS: Final = ("yes", "no")
REMIND_AFTER: Final = (timedelta(days=5), timedelta(days=10))


def turn_trials() -> int:
    """Ask whose trial is over, remind twice, settle after 14 days, tell what goes on. May be called at any time and
    twice; returns how many pairs it touched."""
    over = [pk for pk, released_at, weeks in _unasked() if now() >= released_at + timedelta(weeks=weeks)]
    return sum(_ask(pk) for pk in over) + sum(_turn(pk) for pk in _due())


@transaction.atomic
def answer_trial(*, actor: Any, pair: UUID, answer: str) -> None:
    """It can be changed until the last day. Nothing is recorded: whoever reads the record could be the partner."""
    mine = lock(actor, pair)
    trial = Trial.objects.filter(pair=mine.pair).first()
    if trial is None or _is_resting(mine.pair):
        raise Refused(_("Nobody asks you whether you go on at the moment."))
    if now() >= trial_closes_at(trial, mine.pair.pauses.all()):
        raise Refused(_("The last day to say so is over."))
    if answer not in ANSWERS:
        raise Refused(_("Choose from what is offered."))
    trial.answers[mine.seat] = answer
    trial.save()


def _unasked() -> Any:
    """Whose time may be over; a pause moves it, which `_ask` counts."""
    return (
        Pair.objects.filter(state=Pair.State.ACTIVE, trial=None, cohort__programme__trial_weeks__gt=0)
        .exclude(cohort__state=Cohort.State.CLOSED)
        .order_by("pk")
        .values_list("pk", "released_at", "cohort__programme__trial_weeks")
    )


def _due() -> Any:
    """Trials whose next step may be due, by the id of the pair."""
    step = Q(reminders=len(REMIND_AFTER), asked_at__lte=now() - TRIAL_OPEN_FOR)
    for number, after in enumerate(REMIND_AFTER):
        step |= Q(reminders=number, asked_at__lte=now() - after)
    untold = Q(mentor_told_at=None) | Q(mentee_told_at=None)
    rows = Trial.objects.filter(step, untold, pair__state=Pair.State.ACTIVE)
    return rows.order_by("pair_id").values_list("pair_id", flat=True)


@transaction.atomic
def _ask(pk: int) -> int:
    pair = _locked(pk)
    over = pair.released_at + timedelta(weeks=pair.cohort.programme.trial_weeks)
    over += rested(pair.pauses.all(), pair.released_at)
    if _is_resting(pair) or now() < over or Trial.objects.filter(pair=pair).exists():
        return 0
    Trial.objects.create(pair=pair, asked_at=now(), answers=dict.fromkeys(SEATS, ""))
    write_to(pair, "pair_trial", *SEATS)
    note(None, pair, "trial over, both asked")
    return 1


@transaction.atomic
def _turn(pk: int) -> int:
    """One step of one trial."""
    pair = _locked(pk)
    trial = Trial.objects.select_related("pair").get(pair=pair)
    if trial.goes_on_from:
        return _tell(pair, trial)
    if _is_resting(pair):
        return 0
    gone_by = now() - trial.asked_at - rested(pair.pauses.all(), trial.asked_at)
    if trial.reminders < len(REMIND_AFTER):
        return _remind(pair, trial) if gone_by >= REMIND_AFTER[trial.reminders] else 0
    return _settle(pair, trial) if gone_by >= TRIAL_OPEN_FOR else 0


def _remind(pair: Pair, trial: Trial) -> int:
    """Both, whoever has answered."""
    trial.reminders += 1
    trial.save(update_fields=["reminders"])
    write_to(pair, "pair_trial_again", *SEATS)
    return 1


def _settle(pair: Pair, trial: Trial) -> int:
    if all(trial.answers[seat] == "yes" for seat in SEATS):
        trial.goes_on_from = batch_of(now())
        trial.save(update_fields=["goes_on_from"])
        return 1
    return int(end_by_system(pair.pk))


def _tell(pair: Pair, trial: Trial) -> int:
    assert trial.goes_on_from is not None  # noqa: S101  (the caller has looked)
    if trial.goes_on_from > now().astimezone(UTC).date():
        return 0
    told = [
        seat
        for seat in SEATS
        if getattr(trial, f"{seat}_told_at") is None
        and now() >= due_at(trial.goes_on_from, Mine(pair, seat, None).person(seat))
    ]
    for seat in told:
        setattr(trial, f"{seat}_told_at", now())
    if trial.mentor_told_at and trial.mentee_told_at:
        trial.answers = dict.fromkeys(SEATS, "")
    trial.save()
    write_to(pair, "pair_goes_on", *told)
    return int(bool(told))


def _is_resting(pair: Pair) -> bool:
    return Pause.objects.filter(pair=pair, over_at=None).exists()


def _locked(pk: int) -> Pair:
    rows = Pair.objects.select_related("mentor__user", "mentee__user", "cohort__programme", "ending")
    return rows.select_for_update(of=("self",)).get(pk=pk)
