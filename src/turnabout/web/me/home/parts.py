"""What somebody is who does not take part themself: safeguarding contact, sponsor, administrator."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.programmes.permissions import sets_up
from turnabout.web.me.home.steps import Step

WORDS: Final[dict[str, tuple[Promise, Promise, Promise]]] = {
    "safeguarding": (
        gettext_lazy("You are the safeguarding contact of %(programme)s"),
        gettext_lazy("You are its safeguarding contact."),
        gettext_lazy(
            "People may write to you when something does not feel right. Their mail comes to you alone; nothing of it "
            "stands here."
        ),
    ),
    "sponsor": (
        gettext_lazy("You are the sponsor of %(programme)s"),
        gettext_lazy("You are its sponsor."),
        gettext_lazy(
            "Its published figures are for you too. Who is with whom, and what they say, is theirs."
        ),
    ),
}
"""As a heading, as a line beside the programme, and what it means."""


def part_steps(viewer: Any, parts: list[Any]) -> list[Step]:
    """What the start page says where nothing is expected."""
    steps = [
        Step(
            str(WORDS[part.kind][0]) % {"programme": part.programme},
            str(WORDS[part.kind][2]),
            **_stated(part, parts),
            done=True,
        )
        for part in parts
        if part.kind in WORDS
    ]
    if sets_up(viewer):
        steps.append(Step(_("You are an administrator of this installation"), _administers(), done=True))
    return steps


def part_lines(viewer: Any, parts: list[Any], *, said: str) -> list[dict[str, Any]]:
    """As parts/definitions.html takes them, without what the page's heading says already. Who runs a programme finds
    its cohorts among the steps and in the menu."""
    lines: list[dict[str, Any]] = [
        {
            "term": part.programme,
            "text": str(WORDS[part.kind][1]),
            "note": str(WORDS[part.kind][2]),
            "action": _stated(part, parts),
        }
        for part in parts
        if part.kind in WORDS
    ]
    if sets_up(viewer):
        own = {"term": _("This installation"), "text": _("You are an administrator."), "note": _administers()}
        lines.append(own)
    steps = part_steps(viewer, parts)
    return [line for line, step in zip(lines, steps, strict=True) if step.heading != said]


def _stated(part: Any, parts: list[Any]) -> dict[str, str]:
    """Where a safeguarding contact reads what is stayed out of, if they have no other part in the programme."""
    kinds = {one.kind for one in parts if one.programme == part.programme}
    if kinds != {"safeguarding"}:
        return {}
    return {"label": _("What is stayed out of"), "href": reverse("stated_pairs")}


def _administers() -> str:
    return _("Programmes and staff lists stand in the menu. What pairs do and say is not shown to you.")
