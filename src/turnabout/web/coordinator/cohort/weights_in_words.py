"""The weights of a match as two or three sentences: what decides, what tips the balance, what does not count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PHRASES: Final = {
    "aims": gettext_lazy("the %(mentee)s learns what they want to learn"),
    "in_return": gettext_lazy("the %(mentor)s learns something in return"),
    "style": gettext_lazy("both like to work in a similar way"),
    "overlap": gettext_lazy("their working hours meet often"),
    "other_unit": gettext_lazy("they come from different units"),
    "preference": gettext_lazy("one of them asked for the other"),
    "interests": gettext_lazy("they share interests"),
    "innovation_influence": gettext_lazy(
        "one works where new things start and the other where decisions are made"
    ),
}
MOST: Final = 0.35  # of the whole
SOME: Final = 0.10


def weights_in_words(weights: Mapping[str, Any], programme: Any) -> list[str]:
    """Each with its share of the whole, largest first."""
    whole = sum(weights.values()) or 1
    labels = {"mentor": programme.mentor_label, "mentee": programme.mentee_label}
    shares = sorted(((weights.get(part, 0) / whole, part) for part in PHRASES), key=lambda pair: -pair[0])
    spoken = {part: str(PHRASES[part]) % labels for _share, part in shares}
    sentences = [
        (_("It decides most whether %(what)s."), [(s, p) for s, p in shares if s >= MOST]),
        (_("It counts much whether %(what)s."), [(s, p) for s, p in shares if SOME <= s < MOST]),
        (_("It only tips the balance whether %(what)s."), [(s, p) for s, p in shares if 0 < s < SOME]),
        (_("It does not count whether %(what)s."), [(s, p) for s, p in shares if s == 0]),
    ]
    return [capfirst(text % {"what": _listed(parts, spoken)}) for text, parts in sentences if parts]


def _listed(parts: list[tuple[float, str]], spoken: Mapping[str, str]) -> str:
    words = [
        _("%(what)s (%(percent)s %%)") % {"what": spoken[part], "percent": round(share * 100)}
        if share
        else spoken[part]
        for share, part in parts
    ]
    return (
        words[0]
        if len(words) == 1
        else _("%(first)s, and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
    )
