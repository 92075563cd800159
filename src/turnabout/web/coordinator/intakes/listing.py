"""The files that were brought in for a cohort, as a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

WHAT: Final = {
    "staff": gettext_lazy("staff list"),
    "enrolments": gettext_lazy("who takes part"),
    "directory": gettext_lazy("staff list of the organisation"),
}
STATES: Final = {
    "queued": gettext_lazy("waiting"),
    "reading": gettext_lazy("being read"),
    "asking": gettext_lazy("waiting for you: how is it to be read?"),
    "mending": gettext_lazy("waiting for you: there is something to mend"),
    "ready": gettext_lazy("waiting for you: may it be taken over?"),
    "approved": gettext_lazy("being taken over"),
    "staged": gettext_lazy("being taken over"),
    "cancelled": gettext_lazy("left"),
    "undone": gettext_lazy("undone"),
    "refused": gettext_lazy("not taken: there is something to mend"),
    "switched": gettext_lazy("taken over"),
    "failed": gettext_lazy("given up: something broke on our side"),
}


def intakes_shown(intakes: Iterable[Any]) -> dict[str, Any]:
    return {
        "columns": [
            {"label": _("File"), "kind": "text"},
            {"label": _("What came of it"), "kind": "text"},
            {"label": _("Rows"), "kind": "number"},
        ],
        "rows": [_row(intake) for intake in intakes],
    }


def _row(intake: Any) -> dict[str, Any]:
    when = date_format(localtime(intake.made_at), "j F, H:i")
    return {
        "key": intake.uuid,
        "cells": [
            {
                "text": file_name(intake),
                "href": reverse("intake", args=[intake.uuid]),
                "note": f"{WHAT[intake.kind]}, {when}",
            },
            {"text": STATES[intake.state], "note": _note(intake)},
            {"number": intcomma(intake.rows_read)},
        ],
    }


def file_name(intake: Any) -> str:
    return intake.file_name or _("A file of some time ago")


def files_of(cohort: Any) -> str:
    """The page that takes files, for a cohort or of the organisation."""
    return reverse("cohort_intakes", args=[cohort.uuid]) if cohort else reverse("staff_lists")


def _note(intake: Any) -> str:
    number = intake.counts.get("problems", 0) if intake.state in ("refused", "mending") else 0
    if number:
        return ngettext("%(n)s cell to mend", "%(n)s cells to mend", number) % {"n": intcomma(number)}
    if intake.state == "switched":
        return _("%(new)s new, %(changed)s changed") % {
            "new": intcomma(intake.counts.get("new", 0)),
            "changed": intcomma(intake.counts.get("changed", 0)),
        }
    return ""
