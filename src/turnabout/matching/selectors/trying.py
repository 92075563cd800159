"""How far trying goes: whether "keep together" is still open in a round, and how many "not these two" one person may
have, before matches become questions about hidden wishes (system use)."""

from __future__ import annotations

from typing import Final

from turnabout.matching.models import Decision, LockRefusal, Run
from turnabout.people.models import Person
from turnabout.programmes.models import Enrolment

MOST_PRIVATE: Final = 5
"""So many answers "not available" a round: enough for honest work, too few to try everybody with everybody."""

ALWAYS: Final = 5
"""So many "not these two" about one person are open in every cohort, however small."""
ONE_IN: Final = 10
"""And a tenth of the other side: whoever could rule out all but a few would read wishes from who remains unpaired."""


def too_many_apart(run: Run, mentor: Person, mentee: Person) -> Person | None:
    """Who of the two has as many "not these two" as one person may have, not counting one on these two; else None.

    The caller holds the cohort's row, so that two decisions at once are counted one after the other."""
    stand = Decision.objects.filter(cohort=run.cohort_id, round=run.round, kind=Decision.Kind.FORBID)
    others = stand.exclude(mentor=mentor, mentee=mentee)
    if others.filter(mentor=mentor).count() >= _most(run, Enrolment.Seat.MENTEE):
        return mentor
    if others.filter(mentee=mentee).count() >= _most(run, Enrolment.Seat.MENTOR):
        return mentee
    return None


def _most(run: Run, other_side: str) -> int:
    confirmed = run.cohort.enrolments.filter(state=Enrolment.State.CONFIRMED, seat=other_side).count()
    return max(ALWAYS, confirmed // ONE_IN)


def private_refusals(run: Run) -> int:
    return LockRefusal.objects.filter(cohort=run.cohort_id, round=run.round, private=True).count()


def lock_is_closed(run: Run) -> bool:
    return private_refusals(run) >= MOST_PRIVATE
