"""The one smallest change that would place somebody, as a sentence; it was worked out, not guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

Change = Mapping[str, Any]
Told = Mapping[str, str]
"""Names by key of a person, or topics by key."""


def enough(changes: Sequence[Change] | None, seat: str, names: Told, topics: Told) -> str:
    """Empty where nothing was worked out, or no change is needed. A change whose partner is gone is passed over."""
    if changes is None:
        return ""
    for change in changes:
        partner = change["partner"]
        if not partner or partner in names:
            said = {
                **change,
                "partner": names.get(partner, ""),
                "topic": topics.get(change["topic"], change["topic"]),
            }
            return _sentence(said, seat)
    return _("No single change would be enough: at least two things stand in the way.") if not changes else ""


def _sentence(change: Change, seat: str) -> str:
    kind = f"topic_{seat}" if change["kind"] == "topic" else change["kind"]
    if kind in WITH_SOMEBODY:
        return str(WITH_SOMEBODY[kind]) % {"partner": change["partner"], "topic": change["topic"]}
    opens = ngettext(
        "It makes %(n)s more pair possible.", "It makes %(n)s more pairs possible.", change["opens"]
    ) % {"n": intcomma(change["opens"])}
    return f"{RULES[kind](change['value'])} {opens}"


WITH_SOMEBODY: Final[dict[str, Promise]] = {
    "seat": gettext_lazy("It would be enough if %(partner)s took one more person."),
    "topic_mentee": gettext_lazy(
        "One more thing to learn would be enough: %(topic)s, which %(partner)s can teach."
    ),
    "topic_mentor": gettext_lazy(
        "One more thing to teach would be enough: %(topic)s, which %(partner)s wants to learn."
    ),
    "forbidden": gettext_lazy("It would be enough to take back your “not these two” with %(partner)s."),
    "not_listed": gettext_lazy("It would be enough to allow %(partner)s as a partner."),
}


def _levels(value: Any) -> str:
    return ngettext(
        "A reporting line of %(n)s level instead of more would be enough.",
        "A reporting line of %(n)s levels instead of more would be enough.",
        value,
    ) % {"n": value}


def _hours(value: Any) -> str:
    if not value:
        return _("It would be enough if hours need not meet.")
    return ngettext(
        "It would be enough if hours meet for %(n)s hour a week.",
        "It would be enough if hours meet for %(n)s hours a week.",
        value,
    ) % {"n": f"{value:g}"}


RULES: Final[dict[str, Callable[[Any], str]]] = {
    "reporting_line": _levels,
    "grade_gap": lambda value: _("A gap of grades from %(n)s on would be enough.") % {"n": value},
    "overlap": _hours,
    "language": lambda value: _("A match without the rule of a shared language would be enough."),
    "unit": lambda value: _("A match that allows the same unit would be enough."),
    "site": lambda value: _("A match that allows the same site would be enough."),
    "floor": lambda value: _("A weaker fit, from %(n)s, would be enough.") % {"n": value // 100},
}
