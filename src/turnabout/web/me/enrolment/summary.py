"""What a person said, in words, for the page where the form is closed: after a no, and after publication."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from turnabout.ground.privacy.table import seen_by
from turnabout.web.me.enrolment import hours, languages
from turnabout.web.me.enrolment.looking import Desk


def summary_of(desk: Desk) -> dict[str, Any]:
    programme = desk.enrolment.cohort.programme
    labels = {"mentor": programme.mentor_label, "mentee": programme.mentee_label}
    return {
        "enrolment": desk.enrolment,
        "cohort": desk.enrolment.cohort,
        "label": labels[desk.enrolment.seat],
        "is_open": desk.is_open,
        "items": [item for item in _items(desk) if item["text"]],
    }


def _items(desk: Desk) -> list[dict[str, Any]]:
    said = desk.fresh
    open_aims = [row for row in said["aims"] if not row["hesitant"]]
    hesitant = [row for row in said["aims"] if row["hesitant"]]
    return [
        {"term": _("You can teach"), "text": _names(desk, said["offers"])},
        {"term": _("You want to learn"), "text": _names(desk, open_aims)},
        {
            "term": _("You hesitate to ask"),
            "text": _names(desk, hesitant),
            "note": seen_by("hesitant_aims"),
        },
        {"term": _("Languages"), "text": ", ".join(languages.name_of(code) for code in said["languages"])},
        {"term": _("Hours"), "text": hours.in_words(said["spans"]), "note": said["timezone"]},
        _reason(desk.enrolment),
    ]


def _reason(enrolment: Any) -> dict[str, Any]:
    """What somebody wrote with their no stays theirs to read."""
    may_be_seen = enrolment.reason_may_be_seen
    return {
        "term": _("Why you said no"),
        "text": enrolment.decline_reason if enrolment.state == "declined" else "",
        "note": _("Seen by you and the coordinator.") if may_be_seen else _("Seen by you. Nobody else."),
    }


def _names(desk: Desk, rows: list[dict[str, Any]]) -> str:
    return "; ".join(_(desk.topics[row["topic"]].name) for row in rows if row["topic"] in desk.topics)
