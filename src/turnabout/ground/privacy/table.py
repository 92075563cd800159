"""Who sees what: one row for each datum, the only place that says it. Pages print the sentence beside the field."""

from __future__ import annotations

from typing import Final

from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext

from turnabout.ground.privacy.audiences import Audience, Datum, Extent
from turnabout.ground.privacy.data_ground import GROUND
from turnabout.ground.privacy.data_pairs import PAIRS
from turnabout.ground.privacy.data_people import PEOPLE
from turnabout.ground.privacy.data_programmes import PROGRAMMES

__all__ = ["TABLE", "Audience", "Datum", "Extent", "UnknownDatum", "may_see", "seen_by"]

TABLE: Final = {datum.key: datum for datum in (*PEOPLE, *PROGRAMMES, *PAIRS, *GROUND)}


class UnknownDatum(LookupError):
    """The who-sees-what table has no row of this name. Add one in ground/privacy before showing the field."""


def row(datum: str) -> Datum:
    try:
        return TABLE[datum]
    except KeyError:
        raise UnknownDatum(f"{datum}. The rows are: {', '.join(sorted(TABLE))}") from None


def may_see(audience: Audience, datum: str) -> Extent | None:
    """How much of the datum this audience sees, or None for nothing."""
    return row(datum).seen_by(audience)


def seen_by(datum: str, partner: str = "") -> str:
    """The lazy sentence for a page, with the partner's name where the page knows it."""
    return _in_words(row(datum), partner)


def _words(datum: Datum, partner: str) -> str:
    named = partner or gettext("your partner")
    return str(datum.sentence) % {"partner": named, "Partner": capfirst(named)}


_in_words = lazy(_words, str)
