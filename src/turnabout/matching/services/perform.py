"""Making a run, in the worker: claim its row, read, match, prove, and write what may be shown, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import now

from turnabout.matching.freezing import decisions_in, freeze, not_confirmed
from turnabout.matching.models import Proposal, Run, Unplaced
from turnabout.matching.solving import Matched, match
from turnabout.people.models import Person

STALE: Final = timedelta(minutes=5)
MOST_ATTEMPTS: Final = 5
SAME_AGAIN: Final = (ValueError, RuntimeError)
"""Errors that the same people and rules would raise again: no second attempt."""


class Overtaken(Exception):
    """Another worker took this run up, or it is over: whatever was worked out here is not written."""


def perform_waiting() -> int:
    """Make every run that waits or whose worker has gone; called by the worker. Returns how many were claimed."""
    waiting = Run.objects.filter(_free()).order_by("made_at").values_list("pk", flat=True)
    return sum(perform_run(run_id) for run_id in list(waiting))


def perform_run(run_id: int) -> bool:
    """Make one run. False if it was not free to take. An error is kept as the name of its class and nothing more."""
    run = _claim(run_id)
    if run is None:
        return False
    try:
        blob = freeze(run)
        matched = match(blob, lambda done, step: _beat(run, done, step))
        _write(run, blob, matched)
    except Overtaken:
        pass
    except Exception as error:  # whatever it is, the row tells of it and other runs go on
        _failed(run, error)
    return True


def _free() -> Q:
    return Q(state=Run.State.QUEUED) | Q(state=Run.State.RUNNING, claimed_at__lt=now() - STALE)


def _claim(run_id: int) -> Run | None:
    """Take the row by one conditional update. A run that was lost five times is not taken up again."""
    lost = Run.objects.filter(_free(), pk=run_id, attempts__gte=MOST_ATTEMPTS)
    lost.update(state=Run.State.FAILED, error="WorkerLost", ended_at=now())
    taken = Run.objects.filter(_free(), pk=run_id).update(
        state=Run.State.RUNNING, claimed_at=now(), attempts=F("attempts") + 1, progress=0, step="reading"
    )
    return Run.objects.select_related("cohort__programme").get(pk=run_id) if taken else None


def _mine(run: Run) -> Any:
    return Run.objects.filter(pk=run.pk, state=Run.State.RUNNING, attempts=run.attempts)


def _beat(run: Run, done: float, step: str) -> None:
    """Progress, and a sign of life: a run without one for five minutes is taken up by another worker."""
    if not _mine(run).update(claimed_at=now(), progress=round(100 * done), step=step):
        raise Overtaken


@transaction.atomic
def _write(run: Run, blob: Mapping[str, Any], matched: Matched) -> None:
    summary = {**matched.summary, "not_confirmed": not_confirmed(run), "decisions": decisions_in(blob)}
    done = _mine(run).update(
        state=Run.State.DONE, progress=100, step="", ended_at=now(), summary=summary, error=""
    )
    if not done:
        raise Overtaken
    ids = dict(Person.objects.filter(uuid__in=matched.people).values_list("uuid", "pk"))
    by_key = {str(uuid): pk for uuid, pk in ids.items()}
    Proposal.objects.bulk_create(
        Proposal(
            run=run,
            mentor_id=by_key[found.mentor],
            mentee_id=by_key[found.mentee],
            visible_score=found.visible_score,
            band=found.band,
            explanation=found.explanation,
            line_certificate=found.line_certificate,
        )
        for found in matched.proposals
    )
    Unplaced.objects.bulk_create(
        Unplaced(run=run, person_id=by_key[someone.person], seat=someone.seat, causes=someone.causes)
        for someone in matched.unplaced
    )
    run.frozen = {**blob, "result": matched.sealed}
    run.save(update_fields=["frozen"])


def _failed(run: Run, error: Exception) -> None:
    final = isinstance(error, SAME_AGAIN) or run.attempts >= MOST_ATTEMPTS
    state = Run.State.FAILED if final else Run.State.QUEUED
    _mine(run).update(state=state, error=type(error).__name__[:120], ended_at=now() if final else None)
