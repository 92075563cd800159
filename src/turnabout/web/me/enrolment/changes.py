"""What the small buttons of the form do to its values: add, move, remove, take a preset, name a person."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from turnabout.web.me.enrolment import hours
from turnabout.web.me.enrolment.values import LISTS, Values

MOST_OFFERS: Final = 8
MOST_AIMS: Final = 5
MOST_NAMED: Final = 10


def press(
    post: QueryDict, values: Values, topics: Collection[str], people: Callable[[], Collection[str]]
) -> tuple[str, str]:
    """Do what the pressed button asks for. Returns the section to go back to, and a message where it could not be done.

    `topics` are the uuids that can be added, `people` gives those that can be named."""
    for name in ("add", "up", "down", "remove"):
        if name in post:
            return _on_topic(name, post[name], values, topics)
    if "preset" in post and post["preset"] in hours.PRESETS:
        values["spans"] = hours.preset(post["preset"])
        return "hours", ""
    for name in ("prefer", "rather_not"):
        if f"add-{name}" in post:
            return "people", _name(values, name, post[f"add-{name}"], people())
    if "unname" in post:
        for name in ("prefer", "rather_not"):
            values[name] = [uuid for uuid in values[name] if uuid != post["unname"]]
        return "people", ""
    if "find" in post:
        return post["find"].removeprefix("find-"), ""
    return "", ""


def _on_topic(name: str, key: str, values: Values, topics: Collection[str]) -> tuple[str, str]:
    where, _dash, uuid = key.partition("-")
    if where not in LISTS:
        return "", ""
    rows = values[where]
    at = next((place for place, row in enumerate(rows) if row["topic"] == uuid), None)
    if name == "add":
        return where, "" if at is not None or uuid not in topics else add(values, where, uuid)
    if at is None:
        return where, ""
    if name == "remove":
        del rows[at]
    else:
        _move(rows, at, at - 1 if name == "up" else at + 1)
    return where, ""


def is_full(values: Values, where: str) -> str:
    """What is to be said where no topic can be added, or nothing."""
    most = MOST_OFFERS if where == "offers" else MOST_AIMS
    full = _("That is as many topics as a pair can use. Remove one first.")
    return full if len(values[where]) >= most else ""


def add(values: Values, where: str, uuid: str) -> str:
    """At the end, with no level: what is not said is not put into anybody's mouth."""
    if message := is_full(values, where):
        return message
    start = {"level": ""} if where == "offers" else {"now": "", "wanted": "", "hesitant": False}
    values[where].append({"topic": uuid, **start})
    values["find"][where] = ""
    return ""


def _move(rows: list[object], at: int, to: int) -> None:
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]


def _name(values: Values, name: str, uuid: str, people: Collection[str]) -> str:
    """A person stands in one list at most; naming them in the other moves them."""
    other = "rather_not" if name == "prefer" else "prefer"
    if uuid not in people:
        return _("Choose people of this cohort from the list.")
    if uuid not in values[name] and len(values[name]) >= MOST_NAMED:
        return _("Ten people are as many as can be named. Remove one first.")
    values[other] = [one for one in values[other] if one != uuid]
    values[name] = [*(one for one in values[name] if one != uuid), uuid]
    values["find"]["people"] = ""
    return ""
