"""The page of a cohort's matches in words: who would enter the next one, and what the earlier ones gave."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.matching.selectors import RunLine
from turnabout.programmes.selectors import Counts
from turnabout.web.coordinator.matching.words import pairs, people

STATES: Final = {
    "queued": gettext_lazy("Waiting for its turn"),
    "running": gettext_lazy("Being made"),
    "done": gettext_lazy("Ready to look through"),
    "failed": gettext_lazy("Failed"),
    "discarded": gettext_lazy("Thrown away"),
    "published": gettext_lazy("Published"),
}


def shown(cohort: Any, runs: list[RunLine], counts: Counts) -> dict[str, Any]:
    return {
        "lead": _lead(cohort, counts),
        "next": _next(cohort, runs, counts),
        "may_match_again": cohort.state == "open" and counts.can_match and _newest(runs) == "done",
        "columns": [
            {"label": _("Match"), "kind": "text"},
            {"label": _("Result"), "kind": "text"},
            {"label": _("State"), "kind": "text"},
        ],
        "rows": [_row(run) for run in runs],
    }


def _newest(runs: list[RunLine]) -> str:
    return runs[0].state if runs else ""


def _lead(cohort: Any, counts: Counts) -> str:
    programme = cohort.programme
    entering = _("%(mentees)s and %(mentors)s") % {
        "mentees": people(counts.of(state="confirmed", seat="mentee"), programme.mentee_label),
        "mentors": people(counts.of(state="confirmed", seat="mentor"), programme.mentor_label),
    }
    outside = counts.waiting + counts.listed
    if not outside:
        return _("Confirmed: %(who)s.") % {"who": entering}
    return _("Confirmed: %(who)s. Seats that are not confirmed stay out; there are %(n)s of them.") % {
        "who": entering,
        "n": outside,
    }


def _next(cohort: Any, runs: list[RunLine], counts: Counts) -> dict[str, Any]:
    if cohort.state != "open":
        return {
            "heading": _("This cohort is published"),
            "label": _("See the publication"),
            "href": reverse("publication", args=[cohort.uuid]),
        }
    newest = runs[0] if runs else None
    if newest and newest.state in ("queued", "running"):
        return {
            "heading": _("A match is being made"),
            "label": _("Watch it"),
            "href": reverse("run", args=[newest.uuid]),
        }
    if not counts.can_match:
        return {
            "heading": _("Nobody can be matched yet"),
            "text": _("At least one person on each side has to confirm first."),
            "label": _("See who has answered"),
            "href": reverse("cohort_enrolments", args=[cohort.uuid]),
        }
    if newest and newest.state == "done":
        return {
            "heading": _("Look through the newest match"),
            "text": _(
                "The weakest pairs come first. Keep two people together, keep them apart, or match again."
            ),
            "label": _("Review %(pairs)s") % {"pairs": pairs(newest.pairs)},
            "href": reverse("run", args=[newest.uuid]),
        }
    return {
        "heading": _("Make the match"),
        "text": _("It takes a moment, and nobody is told. You see every pair with its reasons first."),
        "label": _("Match"),
        "post": reverse("cohort_runs", args=[cohort.uuid]),
    }


def _row(run: RunLine) -> dict[str, Any]:
    made = date_format(localtime(run.made_at), "j F, H:i")
    result = ""
    if run.state in ("done", "published"):
        result = _("%(placed)s of %(all)s placed") % {"placed": run.placed, "all": run.mentees}
    return {
        "key": run.uuid,
        "cells": [
            {"text": made, "href": reverse("run", args=[run.uuid]), "note": run.by},
            {"text": result or "–"},
            {"text": capfirst(STATES[run.state])},
        ],
    }
