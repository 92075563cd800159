"""Everything that the form's templates show, loaded and in words: no template asks for anything."""

from __future__ import annotations

from functools import cache
from secrets import token_hex
from typing import Any
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from turnabout.ground.privacy.table import seen_by
from turnabout.people.catalogue import interests, style_questions
from turnabout.web.me.enrolment import hours, languages
from turnabout.web.me.enrolment.checks import MOST_CAPACITY, Problems
from turnabout.web.me.enrolment.looking import Desk
from turnabout.web.me.enrolment.people import people_of
from turnabout.web.me.enrolment.rows import list_of
from turnabout.web.me.enrolment.values import Values


def page_of(desk: Desk, values: Values, problems: Problems) -> dict[str, Any]:
    programme = desk.enrolment.cohort.programme
    labels = {"mentor": programme.mentor_label, "mentee": programme.mentee_label}
    return {
        "enrolment": desk.enrolment,
        "cohort": desk.enrolment.cohort,
        "labels": labels,
        "label": _(" and ").join(labels[seat.seat] for seat in desk.seats),
        "is_confirmed": desk.enrolment.state == "confirmed",
        "epoch": desk.epoch,
        "page_key": token_hex(8),
        "was_kept": desk.kept is not None and not desk.was_elsewhere,
        "was_elsewhere": desk.kept is not None and desk.was_elsewhere,
        "has_draft": desk.has_draft,
        "typed_by": desk.typed_by,
        "suggested_by": desk.suggested_by,
        "other_seat": _other_seat(desk, labels),
        "problems": problems,
        "summary": [_problem(where, text, desk) for where, text in problems.items()],
        "lists": [list_of(name, desk, values, problems) for name in _order(desk)],
        "both": _seats(desk, values, labels) if len(desk.seats) > 1 else [],
        "capacities": _capacities(desk, values, labels, problems),
        "spoken": _languages(values),
        "spans": _spans(values),
        "presets": [{"key": key, "label": entry[0]} for key, entry in hours.PRESETS.items()],
        "timezone": values["timezone"],
        "zones": zones(),
        "interests": _interests(values),
        "styles": _styles(values),
        **people_of(desk, values),
    }


def typed_page(desk: Any, values: Values) -> dict[str, Any]:
    """As far as a form may be typed for somebody: nothing that is said by oneself or not at all."""
    programme = desk.enrolment.cohort.programme
    labels = {"mentor": programme.mentor_label, "mentee": programme.mentee_label}
    lists = [list_of(name, desk, values, {}) for name in _order(desk)]
    for shown in lists:
        shown["lead"] = ""
        shown["eye"] = seen_by("open_offers" if shown["name"] == "offers" else "open_aims")
        shown["topics"] = [{**topic, "hesitant": None} for topic in shown["topics"]]
    return {
        "enrolment": desk.enrolment,
        "cohort": desk.enrolment.cohort,
        "person": desk.enrolment.person,
        "label": _(" and ").join(labels[seat.seat] for seat in desk.seats),
        "problems": {},
        "lists": lists,
        "capacities": _capacities(desk, values, labels, {}),
        "spoken": _languages(values),
        "spans": _spans(values),
        "presets": [{"key": key, "label": entry[0]} for key, entry in hours.PRESETS.items()],
        "timezone": values["timezone"],
        "zones": zones(),
    }


def _other_seat(desk: Desk, labels: dict[str, str]) -> dict[str, str]:
    """The seat that the person does not have yet: one may take both."""
    mine = {seat.seat for seat in desk.seats}
    missing = next((seat for seat in labels if seat not in mine), "")
    return {"seat": missing, "label": labels[missing]} if missing else {}


def _problem(where: str, text: str, desk: Desk) -> dict[str, str]:
    """What is wrong, with a link to its place; a row of a topic is named by the topic."""
    topic = desk.topics.get(where.partition("-")[2])
    if topic is None:
        return {"href": f"#{where}", "text": text}
    return {"href": f"#topic-{where}", "text": f"{_(topic.name)}: {text}"}


def _order(desk: Desk) -> tuple[str, str]:
    """Mentors say first what they teach, leaders what they want to learn; each may say both."""
    return ("offers", "aims") if desk.enrolment.seat == "mentor" else ("aims", "offers")


def _seats(desk: Desk, values: Values, labels: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "value": seat.seat,
            "label": labels[seat.seat],
            "checked": seat.seat in values["seats"],
            "fixed": seat.state == "confirmed",
        }
        for seat in desk.seats
    ]


def _capacities(
    desk: Desk, values: Values, labels: dict[str, str], problems: Problems
) -> list[dict[str, Any]]:
    return [
        {
            "seat": seat.seat,
            "label": _("How many people at most, as %(label)s?") % {"label": labels[seat.seat]},
            "options": [
                {"value": number, "selected": str(number) == values["capacity"][seat.seat]}
                for number in range(1, MOST_CAPACITY + 1)
            ],
            "error": problems.get(f"capacity-{seat.seat}", ""),
        }
        for seat in desk.seats
    ]


def _languages(values: Values) -> dict[str, Any]:
    """Those that are there stand open, the others can be opened."""
    mine = values["languages"]
    others = [code for code in languages.common() if code not in mine]
    return {
        "mine": [{"code": code, "name": languages.name_of(code), "checked": True} for code in mine],
        "others": [{"code": code, "name": languages.name_of(code)} for code in others],
    }


def _spans(values: Values) -> dict[str, Any]:
    """One to set at first; the next empty one waits folded in."""
    given = list(values["spans"])
    spans = [*given, hours.Span(days=[], start="", end="")][: hours.MOST]
    shown = [
        {
            "number": number,
            "days": [
                {"value": day, "label": hours.DAY_WORDS[day], "checked": day in span["days"]}
                for day in hours.DAYS
            ],
            "start": span["start"],
            "end": span["end"],
        }
        for number, span in enumerate(spans)
    ]
    first = max(1, len(given))
    return {"shown": shown[:first], "folded": shown[first:], "words": hours.in_words(given)}


def _interests(values: Values) -> dict[str, Any]:
    chosen = values["interests"]
    taps = [
        {"key": interest.key, "label": _(interest.label), "checked": interest.key in chosen}
        for interest in interests()
    ]
    return {"taps": taps, "chosen": [tap["label"] for tap in taps if tap["checked"]]}


def _styles(values: Values) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "question": _(question.question),
            "answers": [
                {
                    "value": answer.value,
                    "label": _(answer.label),
                    "checked": values["style"][number] == str(answer.value),
                }
                for answer in question.answers
            ],
            "open": not values["style"][number],
        }
        for number, question in enumerate(style_questions())
    ]


@cache
def zones() -> tuple[str, ...]:
    """Cities of the world, for the list beside the field."""
    world = (
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    )
    return tuple(sorted(zone for zone in available_timezones() if zone.startswith(world)))
