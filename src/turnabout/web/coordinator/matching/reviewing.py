"""The sentences around the list of a run: its headline, what comes next, the figures, and what entered it."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.matching.selectors import Review
from turnabout.web.coordinator.matching.notices import notices
from turnabout.web.coordinator.matching.standing import may_decide
from turnabout.web.coordinator.matching.words import RULES, headline, pairs, people


def surroundings(view: Review) -> dict[str, Any]:
    run = view.run
    return {
        "heading": headline(view.figures, run.cohort.programme),
        "lead": _lead(view.figures),
        "next": _next(view),
        "figures": _figures(view.figures),
        "entered": _entered(view),
        "notices": notices(view),
        "may_decide": may_decide(run),
    }


PROVED: Final = {
    "total": gettext_lazy(
        "There is no better match under your rules, and the proof was checked by a second program."
    ),
    "fair": gettext_lazy(
        "There is no better match under your rules: the weakest pair is as strong as it can be, then all pairs "
        "together. The proof was checked by a second program."
    ),
}
"""By what the match aimed at once most people were placed."""


def _lead(figures: dict[str, Any]) -> str:
    if figures["gap"]:
        proof = _("No pair breaks a rule. There may be a better match: the proof leaves a gap.")
    else:
        proof = str(PROVED["fair" if figures["fair"] else "total"])
    left = figures["mentees"] - figures["placed"]
    if not left:
        return _("%(proof)s Everybody has a partner.") % {"proof": proof}
    return ngettext(
        "%(proof)s One person cannot be placed; the list says why.",
        "%(proof)s %(n)s people cannot be placed; the list says why.",
        left,
    ) % {"proof": proof, "n": intcomma(left)}


def _next(view: Review) -> dict[str, Any]:
    run = view.run
    if run.cohort.state != "open" or run.round != run.cohort.round:
        return {
            "heading": _("Your cohort has moved on"),
            "text": _("This match stays here to be looked up. Decisions can no longer be made on it."),
            "label": _("See the publication"),
            "href": reverse("publication", args=[run.cohort.uuid]),
        }
    if view.decided_since:
        return {
            "heading": _("You decided something: match again"),
            "text": _(
                "A new match keeps your decisions and finds the best pairs around them. It takes a moment."
            ),
            "label": _("Match again"),
            "post": reverse("cohort_runs", args=[run.cohort.uuid]),
        }
    if not view.figures["pairs"]:
        return {
            "heading": _("No pair is possible under your rules"),
            "text": _("Look at whom each rule locks out, change what can be changed, and match again."),
            "label": _("Look at the rules"),
            "href": reverse("cohort_rules", args=[run.cohort.uuid]),
        }
    return {
        "heading": _("Look at the weakest pairs, then publish"),
        "text": _(
            "Nobody is told before you publish. After that you can call everything back for 30 minutes."
        ),
        "label": _("Publish %(pairs)s") % {"pairs": pairs(view.figures["pairs"])},
        "post": reverse("run_publish", args=[run.uuid]),
        "hidden": [("round", run.round)],
    }


def _figures(figures: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "number": intcomma(figures["placed"]),
            "words": _("of %(all)s placed") % {"all": intcomma(figures["mentees"])},
        },
        {
            "number": intcomma(figures["aims_met"]),
            "words": _("of %(all)s open aims met") % {"all": intcomma(figures["aims"])},
        },
        {"number": intcomma(figures["both_ways"]), "words": _("pairs teach both ways")},
        {"number": "0", "words": _("pairs break a rule")},
    ]


def _entered(view: Review) -> list[dict[str, Any]]:
    """What the match was made of, as parts/definitions.html takes it."""
    figures, programme = view.figures, view.run.cohort.programme
    items = [
        {
            "term": _("Matched"),
            "text": _both(figures["mentees"], figures["mentors"], programme),
            "note": _("Everybody who had confirmed."),
        }
    ]
    waiting = figures["not_confirmed"]
    if any(waiting.values()):
        items.append(
            {
                "term": _("Left out"),
                "text": _both(waiting["mentee"], waiting["mentor"], programme),
                "note": _("They have not confirmed."),
            }
        )
    items += [
        {
            "term": _("Not held to: %(rule)s") % {"rule": RULES[rule]},
            "text": ngettext("%(n)s person", "%(n)s people", count) % {"n": intcomma(count)},
            "note": _("The staff list says nothing of it for them, so the rule cannot look at them."),
        }
        for rule, count in figures["rules_off"]
    ]
    proof = _("holds") if figures["holds"] else _("does not hold")
    return [*items, {"term": _("The proof"), "text": capfirst(proof), "note": ""}]


def _both(mentees: int, mentors: int, programme: Any) -> str:
    return _("%(mentees)s and %(mentors)s") % {
        "mentees": people(mentees, programme.mentee_label),
        "mentors": people(mentors, programme.mentor_label),
    }
