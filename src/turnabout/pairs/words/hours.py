"""How long two working weeks meet, in words."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from turnabout.pairs.words.voice import Voice


def meeting_hours(minutes: int | None, voice: Voice) -> str:
    """A sentence, or nothing where the hours of one of them are not known."""
    if not minutes:
        return ""
    if minutes < 60:
        whole = ngettext("%d minute a week", "%d minutes a week", minutes) % minutes
    else:
        whole = ngettext("%d hour a week", "%d hours a week", minutes // 60) % (minutes // 60)
    if voice.to_one_of_them:
        return gettext("Your working hours meet for %s.") % whole
    return gettext("Their working hours meet for %s.") % whole
