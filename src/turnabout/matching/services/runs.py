"""Starting a run and throwing one away."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from turnabout_engine.policy import PolicyError

from turnabout.ground.errors import Refused
from turnabout.ground.jobs.services import wake
from turnabout.matching.casting import policy_of
from turnabout.matching.models import Run
from turnabout.matching.services.rights import audit, only_a_coordinator
from turnabout.programmes.models import Cohort
from turnabout.programmes.selectors import confirmed_seats, too_telling


@transaction.atomic
def start_run(*, actor: Any, cohort: Cohort) -> Run:
    """Queue a match of everybody who has confirmed a seat. Raises Refused where there is nothing to match."""
    only_a_coordinator(actor, cohort)
    # A lock on the cohort, so that two clicks at once start one run.
    if not Cohort.objects.filter(pk=cohort.pk, state=Cohort.State.OPEN).update(state=Cohort.State.OPEN):
        raise Refused(_("This cohort is published; there is nothing to match any more."))
    if Run.objects.filter(cohort=cohort, state__in=(Run.State.QUEUED, Run.State.RUNNING)).exists():
        raise Refused(_("A match of this cohort is being made. It will be here in a moment."))
    _both_sides_are_there(cohort)
    for remedy in too_telling(cohort.policy.get("weights", {})).values():
        raise Refused(remedy)
    try:
        policy = policy_of(cohort)
    except PolicyError as error:
        raise Refused(_("The rules cannot be used as they are. Please look through them again.")) from error
    current = Cohort.objects.values_list("round", flat=True).get(pk=cohort.pk)
    run = Run.objects.create(cohort=cohort, round=current, by=actor, seed=policy.seed)
    Cohort.objects.filter(pk=cohort.pk, first_match_at=None).update(first_match_at=run.made_at)
    audit(actor, cohort, "run queued")
    wake("runs")
    return run


def _both_sides_are_there(cohort: Cohort) -> None:
    seats = {seat.seat for seat in confirmed_seats(cohort)}
    if seats != {"mentor", "mentee"}:
        raise Refused(_("Nobody can be matched yet: at least one person on each side has to confirm first."))


@transaction.atomic
def discard(*, actor: Any, run: Run) -> None:
    """Throw a run away: its proposals and everything that it had read are deleted; that it was made stays known.

    One that is still being made is stopped: its worker finds the row gone at its next step and writes nothing."""
    only_a_coordinator(actor, run.cohort)
    kept = Run.objects.filter(pk=run.pk).exclude(state__in=(Run.State.PUBLISHED, Run.State.DISCARDED))
    if not kept.update(state=Run.State.DISCARDED, summary={}, frozen=None):
        raise Refused(_("A match that was published, or thrown away before, cannot be thrown away."))
    run.proposals.all().delete()
    run.unplaced.all().delete()
    audit(actor, run.cohort, "run discarded")
