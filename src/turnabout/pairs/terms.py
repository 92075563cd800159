"""What an agreement can say: its fields, the answers to choose from, and how long own words may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from turnabout.ground.errors import Refused
from turnabout.programmes.plan import MONTHS, Cadence, Driver

Terms = dict[str, Any]
Choices = dict[str, Promise]

MINUTES: Final = (20, 30, 45, 60, 90)
PLACES: Final[Choices] = {
    "neutral": _("On neutral ground: a café, the canteen, a quiet room."),
    "turns": _("In turn: once where one of us works, once where the other does."),
    "walk": _("On a walk."),
    "video": _("By video."),
}
LEVELLING: Final[Choices] = {
    "first_names": _("We call each other by first names."),
    "side_by_side": _("We sit side by side, and not across the bigger desk."),
    "phones": _("Phones and laptops stay shut, unless we are learning on them."),
    "order": _("Whoever has less of a title says first what we talk about."),
    "not_knowing": _("“I do not know” is a good answer for both of us."),
    "interrupt": _("Each of us may interrupt the other."),
    "no_marks": _("Nothing that is said here counts in anybody’s appraisal."),
}
RULES: Final[Choices] = {
    "between_us": _("What we say stays between us, unless the other says yes to passing it on."),
    "social_media": _("Nothing of our meetings goes on social media without a yes to that very post."),
    "pictures": _("No pictures or recordings, of each other or of desks and walls, without asking first."),
    "screens": _("Before we share a screen, mail and chat are shut. What is seen by mistake was not seen."),
    "trade_secrets": _("Neither of us asks for trade secrets, nor tells them here."),
    "clients": _("We say nothing by which a client could be known, and nothing that they entrusted to us."),
    "inside": _("No inside information: nothing that could move a price or a deal."),
    "tools": _("What the other said is typed into no translator or chat program outside our organisation."),
}
ABSENCES: Final[Choices] = {
    "two_times": _("We say so by the day before if we can, and whoever cancels names two new times."),
    "same_week": _("We move it within the same week."),
    "skip": _("We skip it and meet on the next date, without excuses."),
}
STOPPING: Final[Choices] = {
    "page": _("Either of us may stop at any time, by the page alone. No talk and no reason are owed."),
    "word": _("Either of us may stop at any time. We tell each other if we can; no reason is owed."),
}
ONE_OF: Final[dict[str, tuple[Any, ...]]] = {
    "cadence": tuple(Cadence.values),
    "driver": tuple(Driver.values),
    "minutes": MINUTES,
    "months": tuple(MONTHS),
    "place": tuple(PLACES),
    "absence": tuple(ABSENCES),
    "stopping": tuple(STOPPING),
}
SOME_OF: Final[dict[str, tuple[str, ...]]] = {"levelling": tuple(LEVELLING), "rules": tuple(RULES)}
LONGEST: Final = {
    "end_goal": 240,
    "mentee_goal_1": 140,
    "mentee_goal_2": 140,
    "mentor_goal_1": 140,
    "mentor_goal_2": 140,
    "place_own": 80,
    "levelling_own": 140,
    "rules_own": 200,
    "absence_own": 140,
    "stopping_own": 140,
}
NEEDED: Final = ("end_goal", "mentee_goal_1", "mentor_goal_1")
NAMED: Final = ("rules", "rules_own", "stopping", "stopping_own")
"""Confidentiality and stopping: what carries both names, and is confirmed again by both when it changes."""


def clean(terms: Mapping[str, Any]) -> Terms:
    """Every field in one form, or Refused. Forms say more kindly at which field it is wrong."""
    found: Terms = {name: terms.get(name) for name in ONE_OF}
    if any(value not in ONE_OF[name] for name, value in found.items()):
        raise Refused(_("Choose from what is offered."))
    for name, known in SOME_OF.items():
        chosen = set(terms.get(name) or ())
        if not chosen <= set(known):
            raise Refused(_("Choose from what is offered."))
        found[name] = [key for key in known if key in chosen]
    for name, longest in LONGEST.items():
        found[name] = " ".join(str(terms.get(name) or "").split())
        if len(found[name]) > longest:
            raise Refused(_("Make it shorter: the page is to fit on one sheet."))
    if not all(found[name] for name in NEEDED):
        raise Refused(_("Say what you want to reach, and one thing for each of you."))
    return found


def named(terms: Terms) -> Terms:
    """The clauses under which both names stand."""
    return {name: terms[name] for name in NAMED}


def merged(base: Terms, mine: Terms, theirs: Terms) -> tuple[Terms, tuple[str, ...]]:
    """Two people changed `base` at once: each field that one of them left alone is taken from the other. Where both
    changed it, mine stays, and the field is named for me to look at."""
    both = {name: theirs[name] if mine[name] == base[name] else mine[name] for name in mine}
    apart = tuple(
        name for name in mine if mine[name] != base[name] and theirs[name] not in (base[name], mine[name])
    )
    return both, apart
