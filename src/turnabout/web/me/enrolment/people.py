"""Whom a person would like, or would rather not have, as partner: those named, and those that a search finds."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from turnabout.programmes.selectors import Found
from turnabout.web.me.enrolment.looking import Desk
from turnabout.web.me.enrolment.values import Values


def people_of(desk: Desk, values: Values) -> dict[str, Any]:
    named = desk.people_named(values)
    typed = values["find"]["people"]
    found = desk.people_found(values) if typed else []
    return {
        "wishes": [
            _list("prefer", _("I would like"), values, named),
            _list("rather_not", _("I would rather not"), values, named),
        ],
        "people_typed": typed,
        "people_found": [_found(one, values) for one in found],
        "people_none": _none(typed, found),
        "people_open": bool(named or typed),
    }


def _list(name: str, label: str, values: Values, named: dict[str, Found]) -> dict[str, Any]:
    return {"name": name, "label": label, "people": [named[uuid] for uuid in values[name] if uuid in named]}


def _found(one: Found, values: Values) -> dict[str, Any]:
    return {
        "uuid": one.uuid,
        "name": one.name,
        "note": ", ".join(text for text in (one.title, one.unit) if text),
        "named": one.uuid in values["prefer"] or one.uuid in values["rather_not"],
    }


def _none(typed: str, found: list[Found]) -> str:
    if found or not typed:
        return ""
    return _("Nobody in this cohort has that name. Write at least two letters of it.")
