"""Who works on a file: taken, kept and given back by conditional updates, so that a killed worker leaves no mess.

A claim is the number of the attempt. Whoever finds it changed has lost the file to another worker and stops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.timezone import now

from turnabout.ground.audit.services import record
from turnabout.people.models import Intake, StagedRows, Upload

State = Intake.State
AT_WORK = (State.READING, State.STAGED)
SILENT = timedelta(minutes=5)  # a worker that has not been heard of for so long is gone
PAUSE = timedelta(seconds=30)  # before what went wrong is tried again
MOST_ATTEMPTS = 5


class ClaimLostError(Exception):
    """Another worker has taken this file over."""


@dataclass(frozen=True)
class Claim:
    intake: int
    attempt: int
    is_staged: bool = False  # read before, and approved: only the switch is left

    def row(self, *states: str) -> Any:
        """The intake, for a conditional update: empty when it is no longer ours or in another state."""
        return Intake.objects.filter(pk=self.intake, attempts=self.attempt, state__in=states)


def claim_next() -> Claim | None:
    """Take the next file, or none. Of each source the oldest unfinished comes first, and only one is at work."""
    for pk in _next_of_each_source():
        claim = _take(pk)
        if claim is not None:
            return claim
    return None


def _next_of_each_source() -> Iterator[int]:
    seen: set[int] = set()
    waiting = Intake.objects.filter(state__in=(State.QUEUED, State.APPROVED, *AT_WORK)).order_by("id")
    for pk, source in waiting.values_list("pk", "source_id"):
        if source not in seen:
            seen.add(source)
            yield pk


def _take(pk: int) -> Claim | None:
    at = now()
    due = Q(state=State.QUEUED) & (Q(claimed_at=None) | Q(claimed_at__lt=at - PAUSE))
    left = Q(state__in=AT_WORK, claimed_at__lt=at - SILENT)
    try:
        with transaction.atomic():
            mine = Intake.objects.filter(pk=pk, attempts__lt=F("fresh_from") + MOST_ATTEMPTS)
            once_more = {"claimed_at": at, "attempts": F("attempts") + 1}
            staged = mine.filter(state=State.APPROVED).update(state=State.STAGED, **once_more)
            if staged or mine.filter(due | left).update(state=State.READING, rows_read=0, **once_more):
                attempt = Intake.objects.values_list("attempts", flat=True).get(pk=pk)
                return Claim(pk, attempt, is_staged=bool(staged))
    except IntegrityError:
        return None  # another file of the same source is at work
    _bury(pk, at)
    return None


def _bury(pk: int, at: datetime) -> None:
    """A file whose worker died five times is given up."""
    dead = Intake.objects.filter(
        pk=pk, state__in=AT_WORK, claimed_at__lt=at - SILENT, attempts__gte=F("fresh_from") + MOST_ATTEMPTS
    )
    with transaction.atomic():
        if dead.update(state=State.FAILED, ended_at=at, error="WorkerLost"):
            forget_content(pk)


def heartbeat(claim: Claim, rows_read: int) -> None:
    if not claim.row(State.READING).update(rows_read=rows_read, claimed_at=now()):
        raise ClaimLostError


def move(claim: Claim, before: str, after: str, **values: Any) -> None:
    """One step of the state machine; raises ClaimLostError where somebody else has taken it."""
    if not claim.row(before).update(state=after, claimed_at=now(), **values):
        raise ClaimLostError


def end(claim: Claim, before: str, after: str, *, actor: Any, **values: Any) -> None:
    """The last step: the file and its rows are deleted in the same transaction."""
    with transaction.atomic():
        move(claim, before, after, ended_at=now(), **values)
        forget_content(claim.intake)
        intake = Intake.objects.only("uuid", "counts").get(pk=claim.intake)
        record(
            actor=actor,
            action=f"file {after}",
            subject_kind="intake",
            subject_uuid=intake.uuid,
            facts=dict(intake.counts),
        )


def give_back(claim: Claim, error: Exception) -> None:
    """It went wrong: queued for another attempt, or given up after the fifth. Only the name of the error is kept."""
    name = type(error).__name__
    fresh_from = Intake.objects.values_list("fresh_from", flat=True).get(pk=claim.intake)
    if claim.attempt >= fresh_from + MOST_ATTEMPTS:
        with transaction.atomic():
            gone = claim.row(*AT_WORK).update(state=State.FAILED, ended_at=now(), error=name)
            if gone:
                forget_content(claim.intake)
    else:
        claim.row(*AT_WORK).update(state=State.QUEUED, claimed_at=now(), error=name)


def forget_content(pk: int) -> None:
    Intake.objects.filter(pk=pk).update(look=None, diff=None, choices=None)
    Upload.objects.filter(intake=pk).delete()
    StagedRows.objects.filter(intake=pk).delete()
