"""What was done with the columns of a file, in sentences: one for each thing done, with the columns it was done to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SENTENCES: Final = {
    "private_column": gettext_lazy(
        "Dropped unread: %(columns)s. What people hesitate over and whom they name they enter themselves."
    ),
    "dropped_column": gettext_lazy("Dropped unread: %(columns)s. A match never looks at these."),
    "unknown_column": gettext_lazy("Not read, because there are no such columns: %(columns)s."),
    "staff_column": gettext_lazy(
        "Not used in a list of who takes part: %(columns)s. They belong to the staff list."
    ),
    "role_column": gettext_lazy(
        "Not used in a list of the whole organisation: %(columns)s. Coordinators bring them in for their cohorts."
    ),
    "missing_column": gettext_lazy(
        "Not in the file: %(columns)s. They are empty for new people; for everybody else they stay as they are."
    ),
}


def notices_in_words(notices: Iterable[dict[str, Any]]) -> list[str]:
    columns: dict[str, list[str]] = {}
    sentences: list[str] = []
    for notice in notices:
        if notice["code"] == "hours_without_zone":
            sentences.append(_hours_without_zone(notice))
        elif notice["code"] in SENTENCES:
            columns.setdefault(notice["code"], []).append(notice["column"])
    said = [SENTENCES[code] % {"columns": ", ".join(columns[code])} for code in SENTENCES if code in columns]
    return said + sentences


def _hours_without_zone(notice: dict[str, Any]) -> str:
    return _(
        "Rows with hours but no time zone: %(count)s, the first on line %(line)s. These hours cannot be compared."
    ) % {"count": intcomma(notice["count"]), "line": notice["line"]}
