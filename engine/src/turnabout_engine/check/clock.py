"""Working weeks as one large number a week, a bit a minute, and what two of them share."""

from functools import lru_cache

from turnabout_engine.hours.zones import Calendar
from turnabout_engine.people.person import Interval, PersonRow

MINUTES = 7 * 24 * 60
WHOLE_WEEK = (1 << MINUTES) - 1


@lru_cache(maxsize=4096)
def wall_week(hours: tuple[Interval, ...]) -> int:
    """Bits for the working minutes of a week that begins on Monday 00:00 on the wall clock."""
    week = 0
    for day, first, last in hours:
        week |= ((1 << (last - first)) - 1) << (day * 1440 + first)
    return (week | week >> MINUTES) & WHOLE_WEEK


def common_minutes(one: PersonRow, other: PersonRow, calendar: Calendar) -> int | None:
    """Least common minutes over the weeks, or None where the hours of one of them are not known."""
    if not all(person.hours and person.timezone in calendar.offsets for person in (one, other)):
        return None
    return min(
        (_worked(one, calendar, week) & _worked(other, calendar, week)).bit_count()
        for week in range(calendar.weeks)
    )


def _worked(person: PersonRow, calendar: Calendar, week: int) -> int:
    """Bits for the working minutes of one of the cohort's weeks, counted in UTC from its first minute."""
    wall, begins, worked = wall_week(person.hours), week * MINUTES, 0
    changes = calendar.offsets[person.timezone]
    for number, (change, offset) in enumerate(changes):
        first = max(change - begins, 0)
        last = min(changes[number + 1][0] - begins, MINUTES) if number + 1 < len(changes) else MINUTES
        if first < last:
            shift = (calendar.start.weekday() * 1440 + offset) % MINUTES
            turned = (wall >> shift | wall << (MINUTES - shift)) & WHOLE_WEEK
            worked |= turned & ((1 << last) - (1 << first))
    return worked
