"""How far a programme may take its weights: none of them may single out what people keep to themselves.

Whoever sets the rules also reads who is paired. If one private part decided alone, the pairs would tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.programmes.policy import PARTS

MOST_FOR_PREFERENCE: Final = Fraction(1, 10)
LEAST_FOR_OPEN: Final = Fraction(1, 6)
OPEN_PARTS: Final = ("style", "overlap", "other_unit", "other_site", "interests")
"""What the coordinator sees as well as the match does."""
OF_THE_COORDINATOR: Final = "innovation_influence"
"""Who gets these points is named by the coordinator, who could name everybody: it hides nothing and is left out."""

REMEDIES: Final[dict[str, Promise]] = {
    "preference": _(
        "What one of them asked for may tip the balance, but not decide: it may make up a tenth of the whole. "
        "Otherwise the pairs would tell who asked for whom. Choose less here, or more for other lines."
    ),
    "style": _(
        "Working style, hours, different units or sites, and interests together have to make up a sixth of the whole. "
        "Otherwise the pairs would tell what people hesitate to say. Choose more for one of these lines."
    ),
}
"""Under the part at which the form says it."""


def too_telling(weights: Mapping[str, float]) -> dict[str, Promise]:
    """The parts whose weight would give private things away, each with why and the remedy; empty if all is well."""
    shares = {part: Fraction(weights.get(part, standard)) for part, standard in PARTS.items()}
    whole = sum(shares.values()) - shares[OF_THE_COORDINATOR]
    found = set()
    if shares["preference"] > whole * MOST_FOR_PREFERENCE:
        found.add("preference")
    if sum(shares[part] for part in OPEN_PARTS) < whole * LEAST_FOR_OPEN:
        found.add("style")
    return {part: remedy for part, remedy in REMEDIES.items() if part in found}
