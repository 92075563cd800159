"""Who comes first in a match, because the programme's last one left them without a partner (system use)."""

from __future__ import annotations

from turnabout.matching.models import LeftOut, Run, Unplaced
from turnabout.pairs.selectors import published_pairs
from turnabout.programmes.models import Cohort, Enrolment


def left_out_before(cohort: Cohort) -> list[str]:
    """By uuid, everybody who wanted to learn in the programme's last released match of another cohort and got no pair.

    Whom publication or release left out counts too, unless another of their pairs came about."""
    last = _last_released(cohort)
    if last is None:
        return []
    seat = Enrolment.Seat.MENTEE
    unplaced = Unplaced.objects.filter(run=last, seat=seat).values_list("person__uuid", flat=True)
    dropped = LeftOut.objects.filter(run=last).values_list("mentee__uuid", flat=True)
    paired = {pair.mentee.uuid for pair in published_pairs(last.cohort)}
    return sorted(map(str, {*unplaced, *dropped} - paired))


def _last_released(cohort: Cohort) -> Run | None:
    released = Run.objects.filter(cohort__programme=cohort.programme_id, state=Run.State.PUBLISHED)
    others = (
        released.exclude(released_at=None)
        .exclude(cohort=cohort)
        .select_related("cohort__programme")
        .defer("frozen")
    )
    return others.order_by("-released_at", "-pk").first()
