"""What stands against a decision. A refused lock is an answer about something private: it is counted and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.matching.causes import NOT_AVAILABLE, Names, sentence
from turnabout.matching.models import Decision, LockRefusal, Run
from turnabout.matching.selectors.standing import why_not
from turnabout.matching.selectors.trying import lock_is_closed, private_refusals, too_many_apart
from turnabout.matching.services.rights import audit
from turnabout.people.models import Person
from turnabout.programmes.selectors import Seat, confirmed_seats

CLOSED = _(
    "Nobody else can be kept together in this round. Five times something private stood in the way, and one more "
    "try after another would tell what people keep to themselves. The pairs that you lock already stay."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision is not made. It is handed back, not raised: raising would roll back that it was counted."""

    message: str | Promise


def against_lock(actor: Any, run: Run, mentor: Person, mentee: Person) -> Refusal | None:
    """What stands against keeping these two together, written down; None if nothing does.

    The caller holds the cohort's row, so that two tries at once are counted one after the other."""
    if lock_is_closed(run):
        audit(actor, run.cohort, "lock refused", private=False, closed=True)
        return Refusal(CLOSED)
    names = Names(mentor.name, mentee.name)
    cause = why_not(run.cohort, [(mentor.pk, mentee.pk)]).get((mentor.pk, mentee.pk))
    cause = cause or _crowded(run, mentor, mentee)
    if not cause:
        return None
    _count(actor, run, private=cause == NOT_AVAILABLE)
    return Refusal(sentence(cause, names))


def against_forbid(actor: Any, run: Run, mentor: Person, mentee: Person) -> Refusal | None:
    """ "Not these two" about one person after another would leave so few that a match tells of hidden wishes.

    The caller holds the cohort's row."""
    full = too_many_apart(run, mentor, mentee)
    if full is None:
        return None
    audit(actor, run.cohort, "decision refused", kind=Decision.Kind.FORBID)
    return Refusal(
        _(
            "“Not these two” stands for so many people beside %(name)s that a match of the few who remain would tell "
            "what people keep to themselves. Take one of these decisions back first, or change the rules."
        )
        % {"name": full.name}
    )


def _count(actor: Any, run: Run, *, private: bool) -> None:
    LockRefusal.objects.create(cohort=run.cohort, round=run.round, private=private, by=actor)
    audit(actor, run.cohort, "lock refused", private=private, private_in_this_round=private_refusals(run))


def _crowded(run: Run, mentor: Person, mentee: Person) -> str:
    """The code of the seat that the locks of this round fill already."""
    locks = Decision.objects.filter(cohort=run.cohort, round=run.round, kind=Decision.Kind.LOCK)
    kept = set(locks.values_list("mentor_id", "mentee_id")) - {(mentor.pk, mentee.pk)}
    seats = {(seat.person_id, seat.seat): seat for seat in confirmed_seats(run.cohort)}
    if (mentee.pk, mentor.pk) in kept:
        return "both_ways"
    if _full(seats[mentor.pk, "mentor"], [one for one, _other in kept]):
        return "mentor_full"
    if _full(seats[mentee.pk, "mentee"], [other for _one, other in kept]):
        return "mentee_full"
    return ""


def _full(seat: Seat, holders: list[int]) -> bool:
    return holders.count(seat.person_id) >= seat.capacity
