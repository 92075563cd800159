"""Working hours between the text that the product keeps and the days and times that a person sets.

The text is `Mon-Wed 09:00-15:00;Thu 10:00-14:00`; a span is {"days": ["mon", …], "from": "09:00", "to": "15:00"}."""

from __future__ import annotations

import re
from typing import Final, TypedDict

from django.utils.translation import gettext_lazy as _

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_WORDS: Final = {
    "mon": _("Mon"),
    "tue": _("Tue"),
    "wed": _("Wed"),
    "thu": _("Thu"),
    "fri": _("Fri"),
    "sat": _("Sat"),
    "sun": _("Sun"),
}
MOST: Final = 4  # spans: more than that no week has
WEEK: Final = ["mon", "tue", "wed", "thu", "fri"]
PRESETS: Final = {
    "full": (_("Mon to Fri, 9 to 17"), WEEK, "09:00", "17:00"),
    "early": (_("Mon to Fri, 8 to 16"), WEEK, "08:00", "16:00"),
    "mornings": (_("Mornings, 9 to 13"), WEEK, "09:00", "13:00"),
    "three": (_("Mon to Wed, 9 to 17"), WEEK[:3], "09:00", "17:00"),
}
_PART = re.compile(r"(?:([a-z][a-z,\s-]*?)\s*)?(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class Span(TypedDict):
    days: list[str]
    start: str
    end: str


def preset(key: str) -> list[Span]:
    _label, days, start, end = PRESETS[key]
    return [Span(days=list(days), start=start, end=end)]


def read(text: str) -> list[Span] | None:
    """The spans of a text, or None where it cannot be read."""
    spans = []
    for part in text.replace("–", "-").casefold().split(";"):
        if not part.strip():
            continue
        match = _PART.fullmatch(part.strip())
        days = _days(match[1]) if match else None
        if match is None or days is None:
            return None
        spans.append(Span(days=days, start=_time(match[2], match[3]), end=_time(match[4], match[5])))
    return spans


def write(spans: list[Span]) -> str:
    """One part for each run of days that follow each other."""
    return ";".join(
        f"{_run_words(run)} {span['start']}-{span['end']}" for span in spans for run in _runs(span["days"])
    )


def in_words(spans: list[Span]) -> str:
    """ "Mon–Wed 09:00–15:00, Thu 10:00–14:00" in the reader's language."""
    return ", ".join(
        f"{'–'.join(str(DAY_WORDS[day]) for day in _ends(run))} {span['start']}–{span['end']}"
        for span in spans
        for run in _runs(span["days"])
    )


def problem(spans: list[Span]) -> str:
    """What is wrong with the spans, with the remedy, or nothing."""
    for span in spans:
        if not span["days"]:
            return str(_("Tap the days on which these times hold."))
        if not _TIME.fullmatch(span["start"]) or not _TIME.fullmatch(span["end"]):
            return str(_("Set both times, for example 09:00 and 17:00."))
        if span["start"] == span["end"]:
            return str(_("Start and end are the same. An end before the start means the next morning."))
    return ""


def _time(hour: str, minute: str) -> str:
    """As a field for times takes it: midnight at the end of a day is 00:00 there, which means the same."""
    return f"{int(hour) % 24:02}:{minute}"


def _days(text: str | None) -> list[str] | None:
    if not text:
        return list(WEEK)
    found: set[str] = set()
    for item in text.split(","):
        ends = [name.strip()[:3] for name in item.split("-")]
        if len(ends) > 2 or not set(ends) <= set(DAYS):
            return None
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        found |= {DAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)}
    return [day for day in DAYS if day in found]


def _runs(days: list[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for day in [day for day in DAYS if day in days]:
        if runs and DAYS.index(runs[-1][-1]) + 1 == DAYS.index(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _ends(run: list[str]) -> list[str]:
    return [run[0], run[-1]] if len(run) > 1 else run


def _run_words(run: list[str]) -> str:
    return "-".join(day.title() for day in _ends(run))
