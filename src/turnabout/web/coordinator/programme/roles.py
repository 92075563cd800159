"""The roles of a programme as pages show them, and which of them nobody has yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROLES: Final[dict[str, tuple[str | Promise, str | Promise]]] = {
    "coordinator": (_("Coordinator"), _("Brings people in, matches and publishes.")),
    "deputy": (_("Deputy"), _("Can do all that the coordinator can.")),
    "sponsor": (_("Sponsor"), _("Opens the programme, and sees published reports.")),
    "safeguarding": (
        _("Safeguarding contact"),
        _("People turn to them when something is not right. May be from outside, such as a trusted lawyer."),
    ),
}
MISSING: Final[dict[str, str | Promise]] = {
    "deputy": _("Nobody stands in for the coordinator yet."),
    "sponsor": _("No sponsor yet. People take part more readily when somebody at the top asks them."),
    "safeguarding": _("No safeguarding contact yet. Name one before the pairs start."),
}


def by_role(lines: Iterable[Any]) -> list[dict[str, Any]]:
    """Each role with what it is and who has it."""
    lines = list(lines)
    return [
        {
            "kind": kind,
            "label": label,
            "tells": tells,
            "people": [line for line in lines if line.kind == kind],
        }
        for kind, (label, tells) in ROLES.items()
    ]


def missing_roles(lines: Iterable[Any]) -> list[str | Promise]:
    there = {line.kind for line in lines}
    return [text for kind, text in MISSING.items() if kind not in there]
