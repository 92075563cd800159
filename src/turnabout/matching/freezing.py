"""All that a run reads, as one plain mapping: policy, people with their lines and wishes, earlier pairs, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from turnabout.matching.casting import plain_people, policy_of
from turnabout.matching.models import Decision, Run
from turnabout.matching.waiting import left_out_before
from turnabout.pairs.selectors import couples_before
from turnabout.programmes.models import Enrolment


def freeze(run: Run) -> dict[str, Any]:
    """Read in a fixed order, so that the same database gives the same mapping."""
    return {
        "policy": policy_of(run.cohort, seed=run.seed).dated().as_mapping(),
        "people": plain_people(run.cohort),
        "earlier": sorted(couples_before(run.cohort)),
        "locked": _decided(run, Decision.Kind.LOCK),
        "forbidden": _decided(run, Decision.Kind.FORBID),
        "left_out": left_out_before(run.cohort),
    }


def not_confirmed(run: Run) -> dict[str, int]:
    """Seats that a file listed and whose people have not answered: they stay out, and the page says how many."""
    open_states = (Enrolment.State.LISTED, Enrolment.State.ASKED)
    waiting = run.cohort.enrolments.filter(state__in=open_states)
    return {str(seat): waiting.filter(seat=seat).count() for seat in Enrolment.Seat.values}


def decisions_in(blob: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The decisions that a run has read, to tell later whether others were made since."""
    kinds = (("locked", Decision.Kind.LOCK), ("forbidden", Decision.Kind.FORBID))
    return [(mentor, mentee, str(kind)) for name, kind in kinds for mentor, mentee in blob[name]]


def _decided(run: Run, kind: str) -> list[tuple[str, str]]:
    decisions = Decision.objects.filter(cohort=run.cohort, round=run.round, kind=kind)
    couples = decisions.order_by("pk").values_list("mentor__uuid", "mentee__uuid")
    return [(str(mentor), str(mentee)) for mentor, mentee in couples]
