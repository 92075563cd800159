"""Which decisions about a colleague somebody can say that they stay out of, for how long, and who of a pair says so."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.models import Pair
from turnabout.people.selectors.lines import steps_up

OWN: Final = "own"
DECISIONS: Final[dict[str, Promise]] = {
    "pay": _("pay and bonus"),
    "review": _("appraisal and marks"),
    "promotion": _("promotion"),
    "assignment": _("projects and moves to other work"),
    "reference": _("references, inside and outside"),
    OWN: _("something else"),
}
MONTHS: Final = (3, 6, 12, 24)
LONGEST: Final = 160


def senior_seat(pair: Pair) -> str:
    """The seat of whoever has more say: who stands above the other, else who has the higher grade, else the mentee."""
    mentor, mentee = pair.mentor, pair.mentee
    if pair.in_one_line_since and any(step.person == mentor for step in steps_up(mentee)[1:]):
        return "mentor"
    if pair.in_one_line_since or mentor.grade is None or mentee.grade is None:
        return "mentee"
    return "mentor" if mentor.grade > mentee.grade else "mentee"


def holds_until(pair: Pair, months: int) -> datetime | None:
    """None while the pair lasts."""
    return later(pair.ended_at, months) if pair.ended_at else None


def holds(pair: Pair, months: int) -> bool:
    until = holds_until(pair, months)
    return until is None or now() < until


def later(at: datetime, months: int) -> datetime:
    """The same day some months later, or the last of a shorter month."""
    years, month = divmod(at.month - 1 + months, 12)
    year, month = at.year + years, month + 1
    return at.replace(year=year, month=month, day=min(at.day, monthrange(year, month)[1]))
