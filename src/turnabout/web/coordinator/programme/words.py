"""A programme's plan in sentences, for the people in it and for those who shape it."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

MEETS: Final = {
    "weekly": gettext_lazy("The two meet every week"),
    "fortnightly": gettext_lazy("The two meet every two weeks"),
    "monthly": gettext_lazy("The two meet once a month"),
    "own": gettext_lazy("The two meet as often as they like"),
}


def rhythm(programme: Any) -> str:
    """ "The two meet every two weeks, for about 9 months." """
    months = ngettext("about %(n)s month", "about %(n)s months", programme.months) % {"n": programme.months}
    return _("%(meets)s, for %(months)s.") % {"meets": MEETS[programme.cadence], "months": months}


def driving(programme: Any) -> str:
    if programme.driver == "pair":
        return _("Each pair decides who proposes times and topics.")
    who = programme.mentor_label if programme.driver == "mentor" else programme.mentee_label
    return _("The %(who)s proposes times and topics.") % {"who": who}


def trial(programme: Any) -> str:
    if not programme.trial_weeks:
        return _("There is no trial period. Either of the two can stop at any time, without a reason.")
    return ngettext(
        "After %(n)s week both are asked whether they go on, and owe no reason.",
        "After %(n)s weeks both are asked whether they go on, and owe no reason.",
        programme.trial_weeks,
    ) % {"n": programme.trial_weeks}


def plan_in_words(programme: Any) -> list[str]:
    return [rhythm(programme), driving(programme), trial(programme)]
