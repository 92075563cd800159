"""Words of the match that several of its pages use: bands of fit, rules, parts of the score, sides, labels."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

BANDS: Final[dict[str, tuple[int, Promise]]] = {
    "thin": (1, gettext_lazy("Thin")),
    "fair": (2, gettext_lazy("Fair")),
    "good": (3, gettext_lazy("Good")),
    "very_good": (4, gettext_lazy("Very good")),
}

RULES: Final[dict[str, Promise]] = {
    "reporting_line": gettext_lazy("reporting line"),
    "open_line": gettext_lazy("a gap in the reporting line"),
    "grade_gap": gettext_lazy("gap of grades"),
    "language": gettext_lazy("shared language"),
    "overlap": gettext_lazy("hours that meet"),
    "unit": gettext_lazy("different units"),
    "site": gettext_lazy("different sites"),
    "not_listed": gettext_lazy("allowed partners"),
    "forbidden": gettext_lazy("your “not these two”"),
}

DEFAULT_LABELS: Final = ("reverse mentor", "leader")


def headline(figures: dict[str, Any], programme: Any) -> str:
    """How many have a partner. Nobody can know the plural of a programme's own word, so it stands in the singular."""
    words = {"placed": intcomma(figures["placed"]), "all": intcomma(figures["mentees"])}
    if (programme.mentor_label, programme.mentee_label) == DEFAULT_LABELS:
        return (
            ngettext(
                "%(placed)s of %(all)s leader has a reverse mentor",
                "%(placed)s of %(all)s leaders have a reverse mentor",
                figures["mentees"],
            )
            % words
        )
    return _("%(placed)s of %(all)s people have a partner (%(label)s)") % {
        **words,
        "label": programme.mentor_label,
    }


def people(number: int, label: str) -> str:
    """ "3 leaders", or "3 people (sherpa)": nobody can know the plural of a programme's own word."""
    if label == DEFAULT_LABELS[0]:
        counted = ngettext("%(n)s reverse mentor", "%(n)s reverse mentors", number)
        return counted % {"n": intcomma(number)}
    if label == DEFAULT_LABELS[1]:
        return ngettext("%(n)s leader", "%(n)s leaders", number) % {"n": intcomma(number)}
    return ngettext("%(n)s person (%(label)s)", "%(n)s people (%(label)s)", number) % {
        "n": intcomma(number),
        "label": label,
    }


def pairs(number: int) -> str:
    return ngettext("%(n)s pair", "%(n)s pairs", number) % {"n": intcomma(number)}


def person(someone: Any, seat: str, programme: Any, **more: str) -> dict[str, Any]:
    """As parts/person.html takes it."""
    label = programme.mentor_label if seat == "mentor" else programme.mentee_label
    return {
        "name": someone.name,
        "role": seat,
        "role_words": capfirst(label) if more.pop("say_role", "") else "",
        "title": someone.title,
        "unit": someone.unit,
        **more,
    }


def fit(band: str, score: int, note: str = "") -> dict[str, Any]:
    """As parts/fit.html takes it: the word with its number, in hundredths of the most that is possible."""
    step, word = BANDS[band]
    return {"word": word, "step": step, "number": score // 100, "note": note}


def aims_met(explanation: dict[str, Any]) -> str:
    """ "3 of 4 aims, 1 in return"."""
    taught = [one["teacher"] for one in explanation.get("teaching", ())]
    there, back = taught.count("mentor"), taught.count("mentee")
    of = explanation.get("open_aims", {}).get("mentee", 0)
    met = ngettext("%(met)s of %(of)s aim", "%(met)s of %(of)s aims", of) % {"met": there, "of": of}
    if not of:
        met = _("no open aims")
    if not back:
        return _("%(met)s, nothing in return yet") % {"met": met}
    return _("%(met)s, %(back)s in return") % {"met": met, "back": back}
