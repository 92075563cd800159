"""The buttons of a list that decide on two people, each one POST, and where it leads back to."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.matching.selectors import Review
from turnabout.web.coordinator.matching.wanted import Wanted


def decide_buttons(view: Review, line: Any, decision: str, wanted: Wanted) -> list[dict[str, Any]]:
    """Two buttons; the one that was pressed takes its decision back. Lock is left out where nothing new is locked."""
    lock = _button(view, line, "lock", _("Lock"), _("Locked"), decision, wanted)
    forbid = _button(view, line, "forbid", _("Not these two"), _("Not these two"), decision, wanted)
    return [forbid] if view.lock_closed and decision != "lock" else [lock, forbid]


def _button(
    view: Review, line: Any, kind: str, label: str, pressed: str, decision: str, wanted: Wanted
) -> dict[str, Any]:
    if decision == kind:
        undo = undo_button(view, line, wanted, pressed)
        return {**undo, "pressed": True, "icon": "lock" if kind == "lock" else "remove"}
    return {
        "label": label,
        "post": decide_address(view.run.uuid, wanted),
        "name": "decide",
        "value": f"{kind}:{line.mentor.uuid}:{line.mentee.uuid}",
        "about": about_two(line),
    }


def undo_button(view: Review, line: Any, wanted: Wanted, label: str) -> dict[str, Any]:
    return {
        "label": label,
        "post": decide_address(view.run.uuid, wanted),
        "name": "decide",
        "value": f"undo:{line.mentor.uuid}:{line.mentee.uuid}",
        "about": about_two(line),
    }


def decide_address(run_uuid: Any, wanted: Wanted) -> str:
    """Where a decision is posted; the query brings the reader back to the list they came from."""
    return (reverse("run_decide", args=[run_uuid]) + wanted.address(page=wanted.page)).rstrip("?")


def about_two(line: Any) -> str:
    return _("%(mentee)s and %(mentor)s") % {"mentee": line.mentee.name, "mentor": line.mentor.name}
