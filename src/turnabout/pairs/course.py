"""When things happen in the life of a pair: one batch a day that tells endings, and clocks that a pause stops."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils.timezone import now

from turnabout.pairs.models import Pair, Pause, Trial
from turnabout.pairs.stay_out import later

HOUR: Final = time(9)
DAY: Final = timedelta(days=1)
TRIAL_OPEN_FOR: Final = timedelta(days=14)


def batch_of(at: datetime) -> date:
    """The day whose batch tells what happened at this moment: always the next one, counted in UTC, so that the hour of
    the batch says nothing of the hour at which somebody asked."""
    return at.astimezone(UTC).date() + DAY


def due_at(batch: date, person: Any) -> datetime:
    """The first nine o'clock of this reader in the day of the batch."""
    begins = datetime.combine(batch, time.min, UTC)
    local = begins.astimezone(_zone(person))
    found = datetime.combine(local.date(), HOUR, local.tzinfo)
    return found if found >= begins else datetime.combine(local.date() + DAY, HOUR, local.tzinfo)


def ended_at(batch: date) -> datetime:
    """What stands as the end of a pair: the batch's noon in UTC, which is the same day nearly everywhere."""
    return datetime.combine(batch, time(12), UTC)


def is_over_for(pair: Pair, seat: str) -> bool:
    """What one of the two finds: an ending that is not told yet is there for whoever asked for it alone."""
    if pair.state == Pair.State.ENDED:
        return True
    ending = getattr(pair, "ending", None)
    return bool(ending and ending.is_over_for(seat))


def rested(pauses: Iterable[Pause], since: datetime) -> timedelta:
    """How long the pair has rested since then, a pause that runs counted up to now."""
    spans = (
        max((pause.over_at or now()) - max(pause.began_at, since), timedelta())
        for pause in pauses
        if pause.over_at is None or pause.over_at > since
    )
    return sum(spans, timedelta())


def planned_end(pair: Pair, months: int, pauses: Iterable[Pause]) -> date:
    """The months of the plan from the release on, and as much longer as the pair has rested."""
    assert pair.released_at is not None  # noqa: S101  (a constraint of the table for all but held pairs)
    return (later(pair.released_at, months) + rested(pauses, pair.released_at)).date()


def trial_closes_at(trial: Trial, pauses: Iterable[Pause]) -> datetime:
    return trial.asked_at + TRIAL_OPEN_FOR + rested(pauses, trial.asked_at)


def _zone(person: Any) -> ZoneInfo:
    said = (person.user.timezone if person.user else "") or person.timezone or settings.TIME_ZONE
    try:
        return ZoneInfo(said)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)
