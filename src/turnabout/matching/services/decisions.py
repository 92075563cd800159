"""The coordinator's word on two people: keep them together, or not these two. It counts from the next run on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import NotFound, Refused
from turnabout.matching.models import Decision, Run
from turnabout.matching.services.locking import Refusal, against_forbid, against_lock
from turnabout.matching.services.rights import audit, only_a_coordinator
from turnabout.people.models import Person
from turnabout.programmes.models import Cohort


def decide(*, actor: Any, run: Run, mentor_uuid: UUID, mentee_uuid: UUID, kind: str) -> Decision:
    """Record a decision in the run's round; a second one on the same two replaces the first.

    A lock that a rule does not allow is refused with the rule named, private rules all in the same words; "not these
    two" is refused about somebody of whom too many stand already. That it was asked stays written down: the
    transaction ends before the refusal is raised."""
    outcome = _decide(actor, run, mentor_uuid, mentee_uuid, Decision.Kind(kind))
    if isinstance(outcome, Refusal):
        raise Refused(outcome.message)
    return outcome


@transaction.atomic
def _decide(
    actor: Any, run: Run, mentor_uuid: UUID, mentee_uuid: UUID, kind: Decision.Kind
) -> Decision | Refusal:
    only_a_coordinator(actor, run.cohort)
    _round_goes_on(run)
    mentor, mentee = _someone_here(run, mentor_uuid), _someone_here(run, mentee_uuid)
    _somebody_else_decides(actor, mentor, mentee)
    against = against_lock if kind == Decision.Kind.LOCK else against_forbid
    refusal = against(actor, run, mentor, mentee)
    if refusal is not None:
        return refusal
    decision, _made = Decision.objects.update_or_create(
        cohort=run.cohort,
        round=run.round,
        mentor=mentor,
        mentee=mentee,
        defaults={"kind": kind, "by": actor},
    )
    audit(actor, run.cohort, "decision made", kind=decision.kind)
    return decision


@transaction.atomic
def undo_decision(*, actor: Any, run: Run, mentor_uuid: UUID, mentee_uuid: UUID) -> None:
    """Take a decision back. Taking back what is not there changes nothing."""
    only_a_coordinator(actor, run.cohort)
    _round_goes_on(run)
    count, _by_model = Decision.objects.filter(
        cohort=run.cohort, round=run.round, mentor__uuid=mentor_uuid, mentee__uuid=mentee_uuid
    ).delete()
    if count:
        audit(actor, run.cohort, "decision undone")


def _round_goes_on(run: Run) -> None:
    """Also a lock on the cohort until the transaction ends, so that no publication slips in between."""
    free = Cohort.objects.filter(pk=run.cohort_id, state=Cohort.State.OPEN, round=run.round)
    if not free.update(state=Cohort.State.OPEN):
        raise Refused(_("This cohort was published in the meantime. Nothing was changed."))


def _someone_here(run: Run, person_uuid: UUID) -> Person:
    """Only people whom the coordinator already sees in this cohort can be named."""
    enrolled = run.cohort.enrolments.values("person")
    person = Person.objects.filter(uuid=person_uuid, pk__in=enrolled).first()
    if person is None:
        raise NotFound
    return person


def _somebody_else_decides(actor: Any, mentor: Person, mentee: Person) -> None:
    """Trying one person after another, a coordinator who takes part would learn who would rather not have them."""
    if actor.pk in (mentor.user_id, mentee.user_id):
        raise Refused(
            _("This is about you, so somebody else who coordinates this programme has to decide it.")
        )
