"""Reads `09:00-17:00` or `Mon-Wed 09:00-15:00;Thu 10:00-14:00` into weekly intervals of wall-clock minutes."""

import re
from functools import lru_cache

from turnabout_engine.people.person import Interval

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_MINUTES = 1440
REMEDY = "Write 09:00-17:00, or Mon-Wed 09:00-15:00;Thu 10:00-14:00 with English day names."

_PART = re.compile(
    r"(?:(?P<days>[a-z][a-z,\s-]*?)\s*)?(?P<h0>\d{1,2}):(?P<m0>\d{2})\s*-\s*(?P<h1>\d{1,2}):(?P<m1>\d{2})",
    re.ASCII,
)
_DAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.ASCII)


class HoursError(ValueError):
    """These working hours cannot be read."""


@lru_cache(maxsize=65536)
def parse_hours(text: str) -> tuple[Interval, ...]:
    """Weekly intervals, sorted; without days Monday to Friday. 22:00-06:00 runs into the next day.

    Raises HoursError, whose message says how to write it.
    """
    found: set[Interval] = set()
    for part in text.replace("–", "-").casefold().split(";"):
        if part.strip():
            found.update(_intervals(part.strip()))
    return tuple(sorted(found))


def _intervals(part: str) -> list[Interval]:
    match = _PART.fullmatch(part)
    if match is None:
        raise HoursError(REMEDY)
    start = _minutes(match["h0"], match["m0"])
    end = _minutes(match["h1"], match["m1"])
    if start in (end, DAY_MINUTES):
        raise HoursError("Start and end are the same moment. For a whole day write 00:00-24:00.")
    if end < start:
        end += DAY_MINUTES
    return [(day, start, end) for day in _weekdays(match["days"])]


def _minutes(hour: str, minute: str) -> int:
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59 or total > DAY_MINUTES:
        raise HoursError("Hours go from 00:00 to 24:00.")
    return total


def _weekdays(text: str | None) -> list[int]:
    if not text:
        return [0, 1, 2, 3, 4]
    days: list[int] = []
    for item in text.split(","):
        ends = [_day(name.strip()) for name in item.split("-")]
        if len(ends) > 2:
            raise HoursError(REMEDY)
        length = (ends[-1] - ends[0]) % 7
        days += [(ends[0] + step) % 7 for step in range(length + 1)]
    return days


def _day(name: str) -> int:
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    match = _DAY.fullmatch(name)
    if match is None or not full[DAYS.index(match[1])].startswith(name):
        raise HoursError(REMEDY)
    return DAYS.index(match[1])
