"""A delegation in words: since when, until when, and what was done by whom."""

from __future__ import annotations

from typing import Any, Final

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.programmes.selectors.delegates import Act, DelegationLine

# Words of the audit record, as both people read them. An act without a row here is shown as it stands there.
ACTS: Final = {
    "assistant named": gettext_lazy("%(who)s began this."),
    "assistant ended": gettext_lazy("%(who)s ended this."),
    "meeting placed": gettext_lazy("%(who)s placed a meeting."),
    "meeting moved": gettext_lazy("%(who)s moved a meeting."),
}


def line_shown(line: DelegationLine) -> dict[str, Any]:
    until = line.ended_at and date_format(localtime(line.ended_at), "j F Y")
    since = date_format(localtime(line.made_at), "j F Y")
    return {
        "uuid": line.uuid,
        "is_leader": line.is_leader,
        "name": line.other,
        "is_open": line.ended_at is None,
        "note": _("From %(since)s to %(until)s") % {"since": since, "until": until}
        if until
        else _("Since %(since)s") % {"since": since},
        "acts": [_act(act, line) for act in line.acts],
    }


def _act(act: Act, line: DelegationLine) -> dict[str, str]:
    who = line.leader if act.by_leader else line.assistant
    words = ACTS.get(act.action)
    text = words % {"who": who} if words else f"{who}: {act.action}"
    return {"text": str(text), "at": date_format(localtime(act.at), "j F Y, H:i")}
