"""Checks the values of the form before confirming: what is wrong at which field, and the answer for the service."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any, Final
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from turnabout.people.catalogue import interests
from turnabout.people.services.profile import AimLine, OfferLine
from turnabout.programmes.services import Answer
from turnabout.web.me.enrolment import hours
from turnabout.web.me.enrolment.languages import is_code
from turnabout.web.me.enrolment.values import Values

Problems = dict[str, str]
MOST_CAPACITY: Final = 10
MOST_INTERESTS: Final = 3


def problems_of(values: Values, topics: Collection[str]) -> Problems:
    """By the id of the section or row where each is said. Empty where all is well."""
    found = {
        "seats": "" if values["seats"] else _("Keep at least one of the two, or say no further down."),
        **_topics(values, topics),
        **_capacity(values),
        "languages": _languages(values),
        "hours": hours.problem(values["spans"]),
        "timezone": _zone(values),
        "interests": _interests(values),
        "style": _style(values),
    }
    return {where: text for where, text in found.items() if text}


def answer_of(values: Values) -> Answer:
    """For values without problems."""
    aims = [
        (row["hesitant"], AimLine(uuid.UUID(row["topic"]), int(row["now"]), int(row["wanted"]), place))
        for place, row in enumerate(values["aims"])
    ]
    return Answer(
        capacities={seat: int(values["capacity"][seat]) for seat in values["seats"]},
        languages=values["languages"],
        hours=hours.write(values["spans"]),
        timezone=values["timezone"],
        interests=values["interests"],
        style=[int(answer) for answer in values["style"]] if all(values["style"]) else None,
        offers=[OfferLine(uuid.UUID(row["topic"]), int(row["level"])) for row in values["offers"]],
        aims=[line for hesitant, line in aims if not hesitant],
        hesitant=[line for hesitant, line in aims if hesitant],
        prefer=values["prefer"],
        rather_not=values["rather_not"],
    )


def _topics(values: Values, topics: Collection[str]) -> Problems:
    found: Problems = {}
    if "mentor" in values["seats"] and not values["offers"]:
        found["offers"] = _("Add at least one topic that you can teach. A small one counts.")
    for row in values["offers"]:
        if row["topic"] not in topics or not _between(row["level"], 1, 5):
            found[f"offers-{row['topic']}"] = _("Say how well you know it.")
    for row in values["aims"]:
        found[f"aims-{row['topic']}"] = _aim(row, topics)
    return found


def _aim(row: dict[str, Any], topics: Collection[str]) -> str:
    if row["topic"] not in topics or not _between(row["now"], 0, 5) or not _between(row["wanted"], 1, 5):
        return _("Say where you are and how far you want to get.")
    if int(row["wanted"]) <= int(row["now"]):
        return _("You are there already. Choose a step further, or remove the topic.")
    return ""


def _capacity(values: Values) -> Problems:
    wrong = [seat for seat in values["seats"] if not _between(values["capacity"][seat], 1, MOST_CAPACITY)]
    return {f"capacity-{seat}": _("Choose from one to ten people.") for seat in wrong}


def _languages(values: Values) -> str:
    good = all(is_code(code) for code in values["languages"])
    return "" if good else _("Choose languages from the list.")


def _zone(values: Values) -> str:
    if not values["timezone"] or values["timezone"] in available_timezones():
        return ""
    return _("There is no such time zone. Write a part of the world and a city, for example Europe/Lisbon.")


def _interests(values: Values) -> str:
    if len(values["interests"]) > MOST_INTERESTS:
        return _("Three are enough. Take back the others.")
    known = {interest.key for interest in interests()}
    return "" if set(values["interests"]) <= known else _("Choose interests from the list.")


def _style(values: Values) -> str:
    given = [answer for answer in values["style"] if answer]
    if given and (len(given) < 3 or not all(_between(answer, 1, 3) for answer in given)):
        return _("Answer all three questions, or leave all three at “No preference”.")
    return ""


def asks_for_an_open_aim(values: Values) -> bool:
    """Whether a leader is about to confirm with nothing that a match could explain; they may."""
    return "mentee" in values["seats"] and all(row["hesitant"] for row in values["aims"])


def _between(text: str, least: int, most: int) -> bool:
    return len(text) < 4 and text.isascii() and text.isdigit() and least <= int(text) <= most
