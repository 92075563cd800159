"""The two lists of topics, "I can teach" and "I want to learn", as the parts of the face take them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.ground.privacy.table import seen_by
from turnabout.people.catalogue import aim_now_levels, aim_wanted_levels, offer_levels
from turnabout.web.me.enrolment.checks import Problems
from turnabout.web.me.enrolment.looking import Desk
from turnabout.web.me.enrolment.proposing import offer
from turnabout.web.me.enrolment.topics import nothing_found, topic_results
from turnabout.web.me.enrolment.values import Values

Level = tuple[str, str | Promise, Callable[[], Any]]
LEVELS: Final[dict[str, tuple[Level, ...]]] = {
    "offers": (("level", gettext_lazy("How well you know it"), offer_levels),),
    "aims": (
        ("now", gettext_lazy("Where you are"), aim_now_levels),
        ("wanted", gettext_lazy("Where you want to be"), aim_wanted_levels),
    ),
}
ROLES: Final = {"offers": "mentor", "aims": "mentee"}


def list_of(name: str, desk: Desk, values: Values, problems: Problems) -> dict[str, Any]:
    typed = values["find"][name]
    added = frozenset(row["topic"] for row in values[name])
    results = topic_results(name, typed, added, own=desk.own_topics(values)) if typed else []
    return {
        "name": name,
        "role": ROLES[name],
        "topics": _rows(name, desk, values, problems),
        "search": {
            "name": f"find-{name}",
            "id": f"find-{name}",
            "label": _("Find a topic"),
            "value": typed,
            "live": f"{reverse('topic_search')}?list={name}",
        },
        "results": results,
        "offer": offer(name, typed, results) if typed else {},
        "none": nothing_found() if typed and not results else "",
        "error": problems.get(name, ""),
        "eye": _eye(name),
        **_words(name, first=ROLES[name] == desk.enrolment.seat),
    }


def _words(name: str, *, first: bool) -> dict[str, str]:
    if name == "offers":
        return {
            "heading": _("What you can teach") if first else _("What you can teach in return"),
            "lead": _("Something small is enough, if you really know it: nobody has to be an expert.")
            if first
            else _(
                "Whatever you know well: how decisions are made here, a craft, a market. Both sides learn."
            ),
        }
    return {
        "heading": _("What you want to learn") if first else _("What you want to learn in return"),
        "lead": _(
            "The most important first. What you hesitate to ask can stay with you: tap it, and nobody sees it."
        )
        if first
        else _("Anything a partner could show you. You can leave this open."),
    }


def _eye(name: str) -> str:
    """One line for the whole list, so that it is true however the switches stand."""
    if name == "offers":
        return seen_by("open_offers")
    return _("Open ones: %(open)s Those you keep to yourself: %(hesitant)s") % {
        "open": seen_by("open_aims"),
        "hesitant": seen_by("hesitant_aims"),
    }


def _rows(name: str, desk: Desk, values: Values, problems: Problems) -> list[dict[str, Any]]:
    rows = [row for row in values[name] if row["topic"] in desk.topics]
    return [_row(name, place, row, len(rows), desk, problems) for place, row in enumerate(rows)]


def _row(
    name: str, place: int, row: dict[str, Any], number: int, desk: Desk, problems: Problems
) -> dict[str, Any]:
    key = f"{name}-{row['topic']}"
    shown = {
        "uuid": row["topic"],
        "key": key,
        "label": _(desk.topics[row["topic"]].name),
        "role": ROLES[name],
        "levels": [_level(key, row, level) for level in LEVELS[name]],
        "error": problems.get(key, ""),
    }
    if name == "offers":
        return shown
    hesitant = {
        "name": f"{key}-hesitant",
        "id": f"{key}-hesitant",
        "checked": row["hesitant"],
        "label": _("I hesitate to ask: keep it to myself"),
    }
    return shown | {
        "place": place + 1,
        "first": place == 0,
        "last": place == number - 1,
        "hesitant": hesitant,
    }


def _level(key: str, row: dict[str, Any], level: Level) -> dict[str, Any]:
    name, label, words = level
    steps = [
        {"value": step.value, "label": _(step.words), "selected": row[name] == str(step.value)}
        for step in words()
    ]
    if not any(step["selected"] for step in steps):
        steps = [{"value": "", "label": _("Choose…"), "selected": True}, *steps]
    return {
        "name": f"{key}-{name}",
        "id": f"{key}-{name}",
        "label": label,
        "options": steps,
    }
