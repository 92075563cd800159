"""How many people each rule locks out, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.matching.selectors import Lockout, lockouts
from turnabout.programmes.selectors import counts_of

AT_ONCE: Final = 600  # seats; counting more takes seconds, so it waits until the page is there


@dataclass(frozen=True)
class Counting:
    """What rules lock out, or that it is counted only when asked for."""

    lockouts: list[dict[str, Any]]
    is_waiting: bool = False

    @classmethod
    def of(cls, request: HttpRequest, cohort: Any) -> Counting:
        many = counts_of(request.user, cohort).total > AT_ONCE
        if many and "count" not in request.GET:
            return cls([], is_waiting=True)
        return cls(lockouts_shown(request.user, cohort))


def lockouts_shown(viewer: Any, cohort: Any) -> list[dict[str, Any]]:
    """As parts/definitions.html takes them; empty while there are not people on both sides."""
    return [_shown(one, cohort.programme) for one in lockouts(viewer, cohort)]


def _shown(one: Lockout, programme: Any) -> dict[str, Any]:
    if not one.pairs:
        return {"term": one.label, "text": _("Takes no pair away.")}
    note = ngettext("It takes away %(n)s pair.", "It takes away %(n)s pairs.", one.pairs) % {
        "n": intcomma(one.pairs)
    }
    sides = (_of(one.mentors, programme.mentor_label), _of(one.mentees, programme.mentee_label))
    locked = _(" and ").join(side for side in sides if side)
    if not locked:
        return {"term": one.label, "text": _("Nobody is left without a partner."), "note": note}
    return {"term": one.label, "text": _("No partner at all for %(who)s.") % {"who": locked}, "note": note}


def _of(number: int, label: str) -> str:
    """ "3 (leader)": the programme's word stands in brackets, for nobody can know its plural."""
    if not number:
        return ""
    return ngettext("%(n)s person (%(label)s)", "%(n)s people (%(label)s)", number) % {
        "n": intcomma(number),
        "label": label,
    }
