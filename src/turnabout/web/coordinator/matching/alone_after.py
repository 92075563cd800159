"""Who has no partner once the pairs are out: how many, who, and what the coordinator does about it."""

from __future__ import annotations

from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.matching.selectors import PublicationView
from turnabout.web.coordinator.matching.words import people, person


def without_in_words(unplaced: dict[str, int], programme: Any) -> str:
    """ "3 leaders and 82 reverse mentors have no partner"; empty where everybody has one."""
    sides = [
        people(number, label)
        for number, label in (
            (unplaced.get("mentee", 0), programme.mentee_label),
            (unplaced.get("mentor", 0), programme.mentor_label),
        )
        if number
    ]
    if not sides:
        return ""
    return ngettext("%(who)s has no partner", "%(who)s have no partner", sum(unplaced.values())) % {
        "who": _(" and ").join(sides)
    }


def next_after_release(view: PublicationView) -> dict[str, Any]:
    said = without_in_words(view.unplaced, view.cohort.programme)
    if not said:
        return {
            "heading": _("Nothing to do for now"),
            "text": _("They agree on their first 20 minutes by themselves."),
            "done": True,
        }
    text = _("They have a mail that says so, without a cause. It promises that you ask them first next time.")
    if view.show == "unplaced":
        return {"heading": said, "text": text, "done": True}
    address = reverse("publication", args=[view.cohort.uuid]) + "?show=unplaced"
    return {"heading": said, "text": text, "label": _("See them"), "href": address}


def chips(view: PublicationView) -> list[dict[str, Any]]:
    """As parts/filter_bar.html takes them; none where there is one list only."""
    number = sum(view.unplaced.values())
    if not number:
        return []
    here = reverse("publication", args=[view.cohort.uuid])
    is_pairs = view.show == "pairs"
    return [
        {"label": _("The pairs"), "count": intcomma(view.released), "href": here, "current": is_pairs},
        {
            "label": _("Without a partner"),
            "count": intcomma(number),
            "href": f"{here}?show=unplaced",
            "current": not is_pairs,
        },
    ]


def without_partner(view: PublicationView) -> dict[str, Any]:
    """As the tag list_table takes them."""
    programme = view.cohort.programme
    labels = {"mentor": capfirst(programme.mentor_label), "mentee": capfirst(programme.mentee_label)}
    return {
        "columns": [{"label": _("Who"), "kind": "person"}, {"label": _("Seat"), "kind": "text"}],
        "rows": [
            {
                "key": f"{one.person.uuid}-{one.seat}",
                "cells": [
                    person(one.person, one.seat, programme),
                    {"text": _for_the_time(labels[one.seat], one.is_interim)},
                ],
            }
            for one in view.without
        ],
    }


def _for_the_time(label: str, is_interim: bool) -> str:
    return _("%(seat)s, while a pair rests") % {"seat": label} if is_interim else label
