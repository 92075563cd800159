"""Common hours are those a minute-by-minute scan of the clock finds, in every week, zone and clock change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turnabout_engine.check.clock import common_minutes
from turnabout_engine.hours import Calendar, HoursError, Schedules, parse_hours
from turnabout_engine.people import PersonRow

from tests.engine.people.staff import person

CHANGES = (date(2026, 3, 23), date(2026, 3, 4), date(2026, 10, 19), date(2026, 9, 28), date(2026, 6, 3))
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC")

days = st.sampled_from(("", "Mon-Fri ", "Sat ", "Fri-Mon ", "Wed,Sun "))
clock = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
shift = (
    st.tuples(days, clock, clock)
    .filter(lambda item: item[1] != item[2])
    .map(lambda i: f"{i[0]}{i[1]}-{i[2]}")
)
workers = st.builds(
    person,
    st.just("x"),
    timezone=st.sampled_from(ZONES),
    hours=st.lists(shift, min_size=1, max_size=2).map(";".join),
)


def at_work(who: PersonRow, moment: datetime) -> bool:
    """What the clock on that person's wall says."""
    wall = moment.astimezone(ZoneInfo(who.timezone))
    minute = wall.hour * 60 + wall.minute
    return any(first <= minute + 1440 * ((wall.weekday() - day) % 7) < last for day, first, last in who.hours)


def scanned(one: PersonRow, other: PersonRow, start: date, weeks: int) -> int:
    origin = datetime.combine(start, datetime.min.time(), UTC)
    found = []
    for week in range(weeks):
        moments = (origin + timedelta(days=7 * week, minutes=minute) for minute in range(7 * 1440))
        found.append(sum(at_work(one, moment) and at_work(other, moment) for moment in moments))
    return min(found)


def overlap(one: PersonRow, other: PersonRow, start: date, weeks: int) -> int:
    calendar = Calendar.of(start, weeks, {one.timezone, other.timezone})
    return Schedules([one], calendar).between(0, Schedules([other], calendar), 0)


@settings(max_examples=12, deadline=None)
@given(workers, workers, st.sampled_from(CHANGES))
def test_overlap_is_what_a_scan_of_every_minute_finds(one: PersonRow, other: PersonRow, start: date) -> None:
    assert overlap(one, other, start, 2) == scanned(one, other, start, 2)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(workers, min_size=1, max_size=4),
    st.lists(workers, min_size=1, max_size=4),
    st.sampled_from(CHANGES),
)
def test_all_pairs_at_once_are_single_pairs_and_the_second_count(
    rows: list[PersonRow], columns: list[PersonRow], start: date
) -> None:
    calendar = Calendar.of(start, 3, {who.timezone for who in (*rows, *columns)})
    mine, theirs = Schedules(rows, calendar), Schedules(columns, calendar)
    table = mine.overlap(np.arange(len(rows), dtype=np.int64), theirs)
    for at, one in enumerate(rows):
        for to, other in enumerate(columns):
            assert table[at, to] == mine.between(at, theirs, to) == common_minutes(one, other, calendar)


def test_the_least_week_counts_when_the_clocks_change_on_different_days() -> None:
    london = person("l", timezone="Europe/London", hours="09:00-17:00")
    new_york = person("n", timezone="America/New_York", hours="09:00-17:00")
    assert overlap(london, new_york, date(2026, 2, 2), 4) == 5 * 180
    assert overlap(london, new_york, date(2026, 3, 9), 4) == 5 * 180
    assert overlap(london, new_york, date(2026, 3, 9), 1) == 5 * 240, "New York has changed, London has not"


def test_a_night_shift_meets_a_morning_on_the_other_side_of_the_world() -> None:
    night = person("a", timezone="Europe/London", hours="22:00-06:00")
    sydney = person("b", timezone="Australia/Sydney", hours="09:00-17:00")
    assert overlap(night, sydney, date(2026, 6, 1), 1) == 4 * 360, "Friday's night is Sydney's Saturday"


def test_unknown_hours_or_zone_are_minus_one_and_no_common_hour_is_nought() -> None:
    known = person("a", timezone="UTC", hours="09:00-17:00")
    calendar = Calendar.of(date(2026, 1, 5), 4, {"UTC", "Nowhere/Land"})
    others = [
        person("b"),
        person("c", hours="09:00-17:00"),
        person("d", timezone="Nowhere/Land", hours="09:00-17:00"),
    ]
    late = person("e", timezone="UTC", hours="18:00-20:00")
    table = Schedules([known], calendar).overlap(np.array([0]), Schedules([*others, late], calendar))
    assert table.tolist() == [[-1, -1, -1, 0]]


def test_offsets_are_pinned_and_read_back() -> None:
    calendar = Calendar.of(date(2026, 3, 23), 2, {"Europe/London", "Asia/Kolkata"})
    plain = calendar.as_plain()
    assert plain["Europe/London"] == [["2026-03-23T00:00:00+00:00", 0], ["2026-03-29T01:00:00+00:00", 60]]
    assert Calendar.from_plain(calendar.start, calendar.weeks, plain) == calendar


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        ("09:00-17:00", [(day, 540, 1020) for day in range(5)]),
        (
            "Mon-Wed 9:00–15:00; thursday 10:00-14:00",
            [(0, 540, 900), (1, 540, 900), (2, 540, 900), (3, 600, 840)],
        ),
        ("Fri-Mon 22:00-06:00", [(0, 1320, 1800), (4, 1320, 1800), (5, 1320, 1800), (6, 1320, 1800)]),
        ("Sun 00:00-24:00", [(6, 0, 1440)]),
        ("", []),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, intervals: list[tuple[int, int, int]]) -> None:
    assert parse_hours(text) == tuple(intervals)


@pytest.mark.parametrize(
    "text",
    [
        "9-17",
        "09:00",
        "25:00-26:00",
        "09:60-10:00",
        "09:00-09:00",
        "Mo 09:00-10:00",
        "Mon-Wed-Fri 09:00-10:00",
    ],
)
def test_hours_that_cannot_be_read_say_how_to_write_them(text: str) -> None:
    with pytest.raises(HoursError):
        parse_hours(text)
