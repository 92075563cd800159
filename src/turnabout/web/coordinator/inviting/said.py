"""What inviting says: how many were found, listed, known already, or not read."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.programmes.selectors.inviting import Candidates

NAMED: Final = 10


def found_shown(found: Candidates) -> dict[str, Any]:
    number = len(found.people)
    more = number - len(found.names)
    return {
        "number": number,
        "heading": ngettext("%(n)s person is found", "%(n)s people are found", number)
        % {"n": intcomma(number)},
        "label": ngettext("Put %(n)s on the list", "Put all %(n)s on the list", number)
        % {"n": intcomma(number)},
        "names": found.names,
        "more": ngettext("and %(n)s other", "and %(n)s others", more) % {"n": intcomma(more)}
        if more > 0
        else "",
        "there": _there(found.there),
    }


def invited_said(done: Any, found: Candidates) -> str:
    new = ngettext("%(n)s person is new on the list.", "%(n)s people are new on the list.", done.new)
    there = done.there + found.there
    return " ".join([new % {"n": intcomma(done.new)}, _there(there)]).strip()


def unread_said(found: Candidates) -> str:
    parts = []
    if found.unknown:
        parts.append(_("Not on the staff list: %(names)s.") % {"names": _some(found.unknown)})
    if found.unclear:
        parts.append(
            _("More than one person has this, so nobody is asked: %(names)s.")
            % {"names": _some(found.unclear)}
        )
    return " ".join(parts)


def _there(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(n)s stands there already.", "%(n)s stand there already.", number) % {
        "n": intcomma(number)
    }


def _some(words: list[str]) -> str:
    more = len(words) - NAMED
    named = ", ".join(word[:60] for word in words[:NAMED])
    return _("%(names)s and %(n)s more") % {"names": named, "n": more} if more > 0 else named
