"""Says who would get a mail, in sentences and names."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.programmes.selectors import Asking

NAMES_SHOWN: Final = 20


def asking_shown(plan: Asking) -> dict[str, Any]:
    return {
        "plan": plan,
        "mails": ngettext("%(n)s person gets a mail", "%(n)s people get a mail", plan.mails)
        % {"n": plan.mails},
        "send": ngettext("Send %(n)s mail", "Send %(n)s mails", plan.mails) % {"n": plan.mails},
        "groups": [
            group
            for group in (
                _group(_("Asked for the first time"), plan.first_time),
                _group(_("Asked again, after more than a week"), plan.again),
                _group(
                    _("Not asked, for want of a mail of their own"),
                    plan.without_mail,
                    _("Without one they cannot sign in yet. Add a mail of their own to the staff list."),
                    letters=True,
                ),
            )
            if group["number"]
        ],
        "lately": _lately(plan.asked_lately),
    }


def _group(heading: str, names: tuple[str, ...], note: str = "", *, letters: bool = False) -> dict[str, Any]:
    """The first names stand there; the others can be opened."""
    more = len(names) - NAMES_SHOWN
    return {
        "heading": heading,
        "number": len(names),
        "names": names[:NAMES_SHOWN],
        "others": names[NAMES_SHOWN:],
        "more": ngettext("and %(n)s other", "and %(n)s others", more) % {"n": more} if more > 0 else "",
        "note": note,
        "letters": letters,
    }


def _lately(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(n)s person was asked less than a week ago and is left in peace.",
        "%(n)s people were asked less than a week ago and are left in peace.",
        number,
    ) % {"n": number}
