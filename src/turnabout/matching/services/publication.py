"""Publishing a run: its pairs are held for 30 minutes, then released or, before that, recalled without trace.

Each step is one conditional update of the cohort, so whoever comes second changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.matching.models import Decision, LeftOut, LockRefusal, Proposal, Run
from turnabout.matching.selectors.room import beyond_capacity
from turnabout.matching.selectors.standing import Couple, why_not
from turnabout.matching.services.rights import audit, only_a_coordinator
from turnabout.pairs import services as pairs
from turnabout.pairs.drafts import Draft
from turnabout.programmes.models import Cohort
from turnabout.programmes.services.unplaced import tell_unplaced

HOLD: Final = timedelta(minutes=30)
STRONGEST_FIRST: Final = ("-visible_score", "pk")


@transaction.atomic
def publish(*, actor: Any, run: Run) -> int:
    """Hold the pairs of a run. Proposals that today's enrolments, lines and rules do not allow are left out and named.

    Returns how many pairs are held. Raises Refused if this run, or another one of its cohort, was published before."""
    only_a_coordinator(actor, run.cohort)
    if run.state != Run.State.DONE:
        raise Refused(_("Only a finished match can be published."))
    if not _take_round(run):
        raise Refused(_("This cohort was published a moment ago, or has moved on. Nothing was changed."))
    proposals = list(run.proposals.order_by(*STRONGEST_FIRST))
    reasons = _against(run.cohort, [_couple(proposal) for proposal in proposals], _parted(run, proposals))
    stay = [proposal for proposal in proposals if _couple(proposal) not in reasons]
    if not stay:
        raise Refused(_("None of these pairs is possible any more. Run the match again."))
    _leave_out(run, reasons, LeftOut.When.PUBLISH)
    held = pairs.make_held_pairs(
        actor=actor, cohort=run.cohort, drafts=[_draft(proposal) for proposal in stay]
    )
    if not Run.objects.filter(pk=run.pk, state=Run.State.DONE).update(state=Run.State.PUBLISHED):
        raise Refused(_("Only a finished match can be published."))
    audit(actor, run.cohort, "match published", pairs=held, left_out=len(reasons))
    return held


@transaction.atomic
def release(*, actor: Any, cohort: Cohort) -> int:
    """End the hold: check each pair once more, then both people of each get their mail, and so does everybody whose
    confirmed seat is in none: unplaced by the match, left out, or confirmed since. Returns how many pairs.

    Where nothing is possible any more, the publication is called back instead, and 0 is returned."""
    only_a_coordinator(actor, cohort)
    if not _end_hold(cohort, Cohort.State.PUBLISHED):
        raise Refused(_("There is nothing on hold: it was released or called back before."))
    run = _published_run(cohort)
    drafted = [_couple(proposal) for proposal in run.proposals.order_by(*STRONGEST_FIRST)]
    gone = set(run.left_out.values_list("mentor_id", "mentee_id"))
    reasons = _against(cohort, [couple for couple in drafted if couple not in gone])
    if len(reasons) + len(gone) == len(drafted):
        Cohort.objects.filter(pk=cohort.pk).update(state=Cohort.State.OPEN)
        _take_back(actor, cohort, run)
        return 0
    _leave_out(run, reasons, LeftOut.When.RELEASE)
    Run.objects.filter(pk=run.pk).update(released_at=now())
    released = pairs.release_held(actor=actor, cohort=cohort, leave_out=set(reasons))
    audit(actor, cohort, "match released", pairs=released, left_out=len(reasons))
    tell_unplaced(actor=actor, cohort=cohort, placed=_seats(set(drafted) - gone - reasons.keys()))
    return released


def _seats(couples: Iterable[Couple]) -> set[tuple[int, str]]:
    return {seat for mentor, mentee in couples for seat in ((mentor, "mentor"), (mentee, "mentee"))}


@transaction.atomic
def recall(*, actor: Any, cohort: Cohort) -> None:
    """Call a publication back during its hold. The run and the decisions move to the new round, so that the
    coordinator goes on where they were; a publication of the old round that arrives late finds nothing to do."""
    only_a_coordinator(actor, cohort)
    if not _end_hold(cohort, Cohort.State.OPEN):
        raise Refused(_("There is nothing on hold: it was released or called back before."))
    _take_back(actor, cohort, _published_run(cohort))


def _take_back(actor: Any, cohort: Cohort, run: Run) -> None:
    pairs.recall_held(actor=actor, cohort=cohort)
    run.left_out.all().delete()
    new_round = Cohort.objects.values_list("round", flat=True).get(pk=cohort.pk)
    Run.objects.filter(pk=run.pk).update(state=Run.State.DONE, round=new_round)
    for model in (Decision, LockRefusal):  # calling back opens no new tries
        model.objects.filter(cohort=cohort, round=run.round).update(round=new_round)
    audit(actor, cohort, "match recalled")


def release_due(at: datetime | None = None) -> int:
    """Release every cohort whose hold is over; called by the worker. Returns how many cohorts."""
    due = Cohort.objects.filter(state=Cohort.State.HELD, hold_ends_at__lte=at or now())
    return sum(_release_quietly(cohort) for cohort in due.select_related("programme"))


def _release_quietly(cohort: Cohort) -> bool:
    try:
        release(actor=None, cohort=cohort)
    except Refused:  # somebody released or recalled it between the look and the step
        return False
    return True


def _against(
    cohort: Cohort, couples: list[Couple], parted: Mapping[Couple, str] | None = None
) -> dict[Couple, str]:
    """What speaks against each couple today: rules, the coordinator's word, then the places that are left."""
    reasons = why_not(cohort, couples) | dict(parted or {})
    return reasons | beyond_capacity(cohort, [couple for couple in couples if couple not in reasons])


def _parted(run: Run, proposals: Iterable[Proposal]) -> dict[Couple, str]:
    """Pairs of which the coordinator said "not these two" after the run had read the decisions."""
    forbidden = Decision.objects.filter(cohort=run.cohort, round=run.round, kind=Decision.Kind.FORBID)
    named = set(forbidden.values_list("mentor_id", "mentee_id"))
    return {_couple(proposal): "forbidden" for proposal in proposals if _couple(proposal) in named}


def _take_round(run: Run) -> bool:
    """The one step that decides who publishes: true for exactly one caller a round."""
    free = Cohort.objects.filter(pk=run.cohort_id, state=Cohort.State.OPEN, round=run.round)
    return bool(free.update(state=Cohort.State.HELD, round=F("round") + 1, hold_ends_at=now() + HOLD))


def _end_hold(cohort: Cohort, state: str) -> bool:
    held = Cohort.objects.filter(pk=cohort.pk, state=Cohort.State.HELD)
    return bool(held.update(state=state, hold_ends_at=None))


def _published_run(cohort: Cohort) -> Run:
    return Run.objects.filter(cohort=cohort, state=Run.State.PUBLISHED).latest("round")


def _leave_out(run: Run, reasons: dict[Couple, str], when: str) -> None:
    LeftOut.objects.bulk_create(
        LeftOut(run=run, mentor_id=mentor, mentee_id=mentee, when=when, cause=cause)
        for (mentor, mentee), cause in sorted(reasons.items())
    )


def _couple(proposal: Proposal) -> Couple:
    return proposal.mentor_id, proposal.mentee_id


FOR_COORDINATORS: Final = frozenset({"viewer", "score", "parts", "innovation", "band", "instead"})


def _draft(proposal: Proposal) -> Draft:
    """What is copied to the pair: the reasons without the score, which stays with the coordinator."""
    reasons = {name: value for name, value in proposal.explanation.items() if name not in FOR_COORDINATORS}
    return Draft(
        mentor_id=proposal.mentor_id,
        mentee_id=proposal.mentee_id,
        explanation=reasons,
        line_certificate=proposal.line_certificate,
    )
