"""The cohort's weeks in UTC and the offset of every zone in them, pinned so that a result can be checked anywhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

DAY = 1440
WEEK = 7 * DAY
Offsets = tuple[tuple[int, int], ...]
"""(first minute counted from the cohort's start, minutes ahead of UTC), in order of time."""


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def known_zone(name: str) -> str | None:
    """The IANA name in its own spelling, or None if there is no such zone."""
    return _zones().get(name.casefold())


@dataclass(frozen=True)
class Calendar:
    """`weeks` weeks of 7 x 24 hours from `start` 00:00 UTC, with the offsets of each zone in them."""

    start: date
    weeks: int
    offsets: Mapping[str, Offsets]

    @classmethod
    def of(cls, start: date, weeks: int, zones: Iterable[str]) -> "Calendar":
        """The calendar of those zones that exist; people in any other are treated as without hours."""
        known = sorted(zone for zone in set(zones) if known_zone(zone) == zone)
        return cls(start, weeks, {zone: _offsets(zone, start, weeks) for zone in known})

    def pieces(self, zone: str, week: int) -> list[tuple[int, int, int]]:
        """(from, to, offset) in minutes from the cohort's start: the stretches of this week with one offset."""
        first, last = week * WEEK, (week + 1) * WEEK
        changes = self.offsets[zone]
        ends = [begin for begin, _ in changes[1:]] + [last]
        spans = ((max(b, first), min(e, last), o) for (b, o), e in zip(changes, ends, strict=True))
        return [span for span in spans if span[0] < span[1]]

    def distinct_weeks(self) -> list[int]:
        """One week for every different course of offsets; the others would give the same overlaps."""
        seen: dict[tuple[tuple[tuple[int, int, int], ...], ...], int] = {}
        for week in range(self.weeks):
            shift = week * WEEK
            course = tuple(
                tuple((begin - shift, end - shift, offset) for begin, end, offset in self.pieces(zone, week))
                for zone in self.offsets
            )
            seen.setdefault(course, week)
        return list(seen.values())

    def as_plain(self) -> dict[str, list[list[str | int]]]:
        """Zone to [moment in UTC, minutes ahead of UTC] for JSON."""
        origin = datetime.combine(self.start, datetime.min.time(), UTC)
        return {
            zone: [[(origin + timedelta(minutes=begin)).isoformat(), offset] for begin, offset in changes]
            for zone, changes in self.offsets.items()
        }

    @classmethod
    def from_plain(cls, start: date, weeks: int, plain: Mapping[str, list[list[str | int]]]) -> "Calendar":
        """What `as_plain` gave. Raises ValueError or TypeError where that is not what it is."""
        origin = datetime.combine(start, datetime.min.time(), UTC)
        minute = timedelta(minutes=1)
        offsets = {
            zone: tuple(((datetime.fromisoformat(str(at)) - origin) // minute, int(o)) for at, o in changes)
            for zone, changes in plain.items()
        }
        for zone, changes in offsets.items():
            begins = [begin for begin, _ in changes]
            if not begins or begins[0] != 0 or begins != sorted(set(begins)) or begins[-1] >= weeks * WEEK:
                raise ValueError(f"{zone} has no offset for every moment of the weeks, once each")
            if any(abs(ahead) > DAY for _, ahead in changes):
                raise ValueError(f"{zone} has an offset of more than a day")
        return cls(start, weeks, offsets)


@lru_cache(maxsize=4096)
def _offsets(zone: str, start: date, weeks: int) -> Offsets:
    origin = datetime.combine(start, datetime.min.time(), UTC)
    place = ZoneInfo(zone)

    def offset(minute: int) -> int:
        ahead = (origin + timedelta(minutes=minute)).astimezone(place).utcoffset()
        return 0 if ahead is None else round(ahead.total_seconds() / 60)

    changes = [(0, offset(0))]
    for day in range(weeks * 7):
        if offset((day + 1) * DAY) != changes[-1][1]:
            changes.append(_change(offset, day * DAY, (day + 1) * DAY))
    return tuple(changes)


def _change(offset: Callable[[int], int], low: int, high: int) -> tuple[int, int]:
    """The first minute after `low` at which the offset is that of `high`, by halving."""
    after = offset(high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if offset(middle) == after else (middle, high)
    return high, after
