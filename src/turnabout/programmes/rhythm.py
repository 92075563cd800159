"""What taking part costs, in one sentence: how often, for how long, and that one can stop."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.programmes.plan import Cadence


def rhythm(cadence: str, months: int) -> str:
    """ "About an hour a month, for 6 months. You can stop at any time." """
    return f"{_how_often(cadence, months) % {'n': months}} {_('You can stop at any time.')}"


def _how_often(cadence: str, months: int) -> str:
    if cadence == Cadence.WEEKLY:
        return ngettext(
            "About an hour a week, for %(n)s month.", "About an hour a week, for %(n)s months.", months
        )
    if cadence == Cadence.FORTNIGHTLY:
        return ngettext(
            "About an hour every two weeks, for %(n)s month.",
            "About an hour every two weeks, for %(n)s months.",
            months,
        )
    if cadence == Cadence.MONTHLY:
        return ngettext(
            "About an hour a month, for %(n)s month.", "About an hour a month, for %(n)s months.", months
        )
    return ngettext(
        "An hour as often as it suits the two of you, for %(n)s month.",
        "An hour as often as it suits the two of you, for %(n)s months.",
        months,
    )
