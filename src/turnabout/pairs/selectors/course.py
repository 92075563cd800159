"""Where a pair stands, as one of the two finds it: the trial, a pause, an ending, and what they want next.

Nothing here depends on what the other has said, until the batch tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import now

from turnabout.ground.errors import NotFound
from turnabout.pairs.course import batch_of, is_over_for, planned_end, trial_closes_at
from turnabout.pairs.models import Ending, Pair, Trial
from turnabout.pairs.selectors.pairs import PairLine, line_of, own_pairs
from turnabout.programmes.models import Enrolment
from turnabout.programmes.next_partner import AFTER_A_PAIR, NextPartner

OFFERED_FOR: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class TrialView:
    answer: str  # the reader's own: "", "yes" or "no"
    closes_at: datetime
    heard_on: date  # the batch with the outcome

    @property
    def is_open(self) -> bool:
        return now() < self.closes_at


@dataclass(frozen=True, slots=True)
class PauseView:
    is_mine: bool
    until: date | None
    interim: bool  # the reader would take another partner for that time


@dataclass(frozen=True, slots=True)
class CourseView:
    line: PairLine
    is_over: bool
    over_on: date | None  # the day of the batch; None until the reader is told
    may_take_back: bool
    trial: TrialView | None
    goes_on: bool  # both said yes after the trial
    pause: PauseView | None
    planned_end: date
    next: str  # what the reader wants after this pair
    may_say_next: bool

    @property
    def pair(self) -> UUID:
        return self.line.uuid

    @property
    def partner(self) -> str:
        return self.line.partner.name


def course_for(viewer: Any, pair: UUID) -> CourseView:
    """In three queries. Raises NotFound to everybody but the two, and during the hold."""
    row = _rows(viewer).filter(uuid=pair).first()
    if row is None:
        raise NotFound
    return _course(row, viewer, _wishes(viewer, row.cohort_id))


def courses_of(viewer: Any, enrolments: Iterable[Enrolment]) -> list[CourseView]:
    """Of every pair of the viewer, the newest first, in two queries: `enrolments` are the viewer's own."""
    wishes = {
        (one.cohort_id, one.seat): one.next_partner
        for one in enrolments
        if one.state == Enrolment.State.CONFIRMED
    }
    return [_course(row, viewer, wishes) for row in _rows(viewer).order_by("-released_at", "-pk")]


def _rows(viewer: Any) -> QuerySet[Pair]:
    return own_pairs(viewer).select_related("trial").prefetch_related("pauses")


def _wishes(viewer: Any, cohort: int) -> dict[tuple[int, str], str]:
    rows = Enrolment.objects.filter(person__user=viewer, cohort=cohort, state=Enrolment.State.CONFIRMED)
    return {(cohort, seat): wish for seat, wish in rows.values_list("seat", "next_partner")}


def _course(row: Pair, viewer: Any, wishes: dict[tuple[int, str], str]) -> CourseView:
    seat = "mentor" if row.mentor.user_id == viewer.pk else "mentee"
    ending: Ending | None = getattr(row, "ending", None)
    is_over, wish = is_over_for(row, seat), wishes.get((row.cohort_id, seat))
    own_wish = ending.asked[seat] if ending and is_over else wish or ""
    over_on = _over_on(row, ending, seat) if is_over else None
    return CourseView(
        line=line_of(row, viewer),
        is_over=is_over,
        over_on=over_on,
        may_take_back=bool(is_over and ending and not (ending.mentor_told_at or ending.mentee_told_at)),
        trial=None if is_over else _trial(row, seat),
        goes_on=not is_over and _goes_on(row, seat),
        pause=None if is_over else _pause(row, seat, wish or ""),
        planned_end=planned_end(row, row.cohort.programme.months, row.pauses.all()),
        next=own_wish if own_wish in AFTER_A_PAIR else "",
        may_say_next=is_over and wish is not None and _is_fresh(over_on),
    )


def _over_on(row: Pair, ending: Ending | None, seat: str) -> date | None:
    if row.ended_at:
        return row.ended_at.date()
    return ending.batch if ending and ending.told_at(seat) else None


def _is_fresh(over_on: date | None) -> bool:
    return over_on is None or now().date() - over_on < OFFERED_FOR


def _pause(row: Pair, seat: str, wish: str) -> PauseView | None:
    running = next((pause for pause in row.pauses.all() if pause.over_at is None), None)
    if running is None:
        return None
    return PauseView(running.seat == seat, running.until, wish == NextPartner.INTERIM)


def _trial(row: Pair, seat: str) -> TrialView | None:
    """Gone while the pair rests, and once the reader is told that it goes on."""
    trial: Trial | None = getattr(row, "trial", None)
    if trial is None or _goes_on(row, seat) or any(pause.over_at is None for pause in row.pauses.all()):
        return None
    closes_at = trial_closes_at(trial, row.pauses.all())
    return TrialView(trial.answers[seat], closes_at, batch_of(closes_at))


def _goes_on(row: Pair, seat: str) -> bool:
    trial: Trial | None = getattr(row, "trial", None)
    return bool(trial and getattr(trial, f"{seat}_told_at"))
