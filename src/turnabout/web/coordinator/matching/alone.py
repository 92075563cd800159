"""Why somebody has no pair, in sentences: what each rule takes away by itself, and what became of those it leaves.

Private causes are told together with "in other pairs", and how many they are is told to nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.web.coordinator.matching.words import RULES

REMEDIES: Final[dict[str, Promise]] = {
    "reporting_line": gettext_lazy(
        "Everybody stands in their reporting line. A rule of a few levels instead of the whole line may leave somebody."
    ),
    "open_line": gettext_lazy(
        "A manager above them is missing on the staff list. Mending the list would help."
    ),
    "grade_gap": gettext_lazy("A smaller gap of grades in your rules would help."),
    "language": gettext_lazy("One more language on their own page would help, or a match without that rule."),
    "overlap": gettext_lazy(
        "Other working hours on their own page would help, or fewer hours in your rules."
    ),
    "unit": gettext_lazy("A match that allows the same unit would help."),
    "site": gettext_lazy("A match that allows the same site would help."),
}
"""The smallest change, where one rule alone takes everybody away."""


def why_alone(causes: Mapping[str, Any]) -> list[str]:
    """At least one sentence, the most telling first."""
    return list(_sentences(causes))


def _sentences(causes: Mapping[str, Any]) -> Iterator[str]:
    candidates, passing = causes["candidates"], causes["passing"]
    if not candidates:
        yield _("There is nobody on the other side.")
        return
    if passing:
        yield (
            ngettext(
                "The one person whom the rules leave is in other pairs or not available.",
                "The %(n)s people whom the rules leave are in other pairs or not available.",
                passing,
            )
            % {"n": intcomma(passing)}
        )
    else:
        yield _("The rules leave nobody.")
    if causes.get("changes") is None:  # otherwise it was worked out what would be enough, which says more
        alone = [rule for rule, count in causes["removed"] if count == candidates and rule in REMEDIES]
        yield from [str(REMEDIES[rule]) for rule in alone]
    taken = sorted(causes["removed"], key=lambda rule: -rule[1])
    if taken:
        listed = ", ".join(_rule(rule, count) for rule, count in taken)
        yield _("Of %(all)s people each rule alone takes away: %(rules)s.") % {
            "all": intcomma(candidates),
            "rules": listed,
        }


def _rule(rule: str, count: int) -> str:
    return _("%(rule)s %(n)s") % {"rule": RULES[rule], "n": intcomma(count)}
