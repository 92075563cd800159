"""Why two people cannot be a pair, as codes that are stored and sentences that are shown.

Whatever is private (rather not, the floor on the full score, paired before) has one code and one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

NOT_AVAILABLE: Final = "not_available"

SENTENCES: Final[dict[str, Promise]] = {
    "mentor_not_confirmed": _("{mentor} is not taking part any more, or has not confirmed."),
    "mentee_not_confirmed": _("{mentee} is not taking part any more, or has not confirmed."),
    "oneself": _("Nobody can be paired with themself."),
    "reporting_line": _("{mentor} and {mentee} stand in one reporting line."),
    "open_line": _(
        "A manager above {mentor} or {mentee} is not on the staff list, so their line cannot be checked."
    ),
    "grade_gap": _("The grades of {mentor} and {mentee} are too close for your rule."),
    "language": _("{mentor} and {mentee} share no language."),
    "overlap": _("The working hours of {mentor} and {mentee} meet too little for your rule."),
    "unit": _("{mentor} and {mentee} work in the same unit."),
    "site": _("{mentor} and {mentee} work at the same site."),
    "not_listed": _("{mentor} is not among those whom {mentee} may be paired with."),
    "forbidden": _("You said that {mentor} and {mentee} should not be paired."),
    "both_ways": _("{mentor} and {mentee} are already kept together the other way round."),
    "mentor_takes_fewer": _("{mentor} now takes fewer people than this match gave them."),
    "mentee_takes_fewer": _("{mentee} now takes fewer people than this match gave them."),
    "mentor_full": _("{mentor} has no place left beside the pairs that you keep together."),
    "mentee_full": _("{mentee} has no place left beside the pairs that you keep together."),
    NOT_AVAILABLE: _("These two are not available for each other."),
}
"""Codes of the engine's open rules, and those that only arise here."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the two are called in a sentence."""

    mentor: str
    mentee: str


def sentence(code: str, names: Names) -> Promise:
    """The cause in words. The private sentence names nobody: it is the same text for every cause and any two."""
    return format_lazy(SENTENCES[code], mentor=names.mentor, mentee=names.mentee)
