"""Turns one page of a review into what the list, its filters and its pager show."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.matching.causes import Names, sentence
from turnabout.matching.selectors import DecidedLine, ProposalLine, Review, Show, UnplacedLine
from turnabout.web.coordinator.matching.alone import why_alone
from turnabout.web.coordinator.matching.buttons import about_two, decide_buttons, undo_button
from turnabout.web.coordinator.matching.enough import enough
from turnabout.web.coordinator.matching.wanted import Wanted
from turnabout.web.coordinator.matching.words import aims_met, fit, person

CHIPS: Final = {
    Show.WEAKEST: gettext_lazy("Weakest first"),
    Show.UNPLACED: gettext_lazy("Not placed"),
    Show.WAITING: gettext_lazy("Still free"),
    Show.LOCKED: gettext_lazy("Kept together"),
    Show.FORBIDDEN: gettext_lazy("Not these two"),
    Show.CHANGED: gettext_lazy("Changed since the last match"),
}


def shown(view: Review, wanted: Wanted, *, may_decide: bool) -> dict[str, Any]:
    return {
        "search": {
            "name": "q",
            "label": _("Find a person or a topic"),
            "value": view.search,
            "hidden": [("show", view.show)] if view.show != Show.WEAKEST else [],
        },
        "chips": _chips(view, wanted),
        "columns": _columns(view, may_decide=may_decide),
        "rows": [_row(view, line, wanted, may_decide=may_decide) for line in view.rows],
        "caption": CHIPS[view.show],
        "pager": _pager(view, wanted),
        "found": ngettext("%(n)s row", "%(n)s rows", view.found) % {"n": intcomma(view.found)},
        "empty": _empty(view),
    }


def _chips(view: Review, wanted: Wanted) -> list[dict[str, Any]]:
    """Lists that have nothing in them are left out, but the first, the one that is open, and those made by hand."""
    stay = {Show.WEAKEST, Show.UNPLACED, Show.LOCKED, view.show}
    return [
        {
            "label": label,
            "count": intcomma(view.counts[show]),
            "href": wanted.address(show=show, q=""),
            "current": show == view.show,
        }
        for show, label in CHIPS.items()
        if view.counts[show] or show in stay
    ]


def _columns(view: Review, *, may_decide: bool) -> list[dict[str, Any]]:
    programme = view.run.cohort.programme
    mentee = {"label": capfirst(programme.mentee_label), "kind": "person"}
    mentor = {"label": capfirst(programme.mentor_label), "kind": "person"}
    acts = {"label": _("Decide"), "kind": "actions"}
    by_list = {
        Show.UNPLACED: [mentee, {"label": _("Why"), "kind": "words"}],
        Show.WAITING: [mentor, {"label": _("Why"), "kind": "words"}],
        Show.LOCKED: [mentee, mentor, {"label": _("In this match"), "kind": "words"}],
        Show.FORBIDDEN: [mentee, mentor, {"label": _("In this match"), "kind": "words"}],
    }
    columns = by_list.get(view.show, [mentee, mentor, {"label": _("Fit"), "kind": "fit"}])
    alone = view.show in (Show.UNPLACED, Show.WAITING)
    return [*columns, acts] if (may_decide or not alone) else columns


def _row(view: Review, line: Any, wanted: Wanted, *, may_decide: bool) -> dict[str, Any]:
    match line:
        case ProposalLine():
            return _proposal(view, line, wanted, may_decide=may_decide)
        case UnplacedLine():
            return _alone(view, line, may_decide=may_decide)
    return _decided(view, line, wanted, may_decide=may_decide)


def _proposal(view: Review, line: ProposalLine, wanted: Wanted, *, may_decide: bool) -> dict[str, Any]:
    programme, about = view.run.cohort.programme, about_two(line)
    why = {"label": _("Why"), "href": reverse("proposal", args=[view.run.uuid, line.uuid]), "about": about}
    acts = [why, *decide_buttons(view, line, line.decision, wanted)] if may_decide else [why]
    return {
        "key": line.uuid,
        "cells": [
            person(line.mentee, "mentee", programme),
            person(line.mentor, "mentor", programme),
            fit(line.band, line.visible_score, aims_met(line.explanation)),
            acts,
        ],
    }


def _alone(view: Review, line: UnplacedLine, *, may_decide: bool) -> dict[str, Any]:
    first, *rest = why_alone(line.causes)
    change = enough(line.causes.get("changes"), line.seat, view.names, view.topics)
    cells: list[Any] = [
        person(line.person, line.seat, view.run.cohort.programme),
        {"text": first, "note": " ".join(filter(None, [change, *rest]))},
    ]
    if may_decide:
        cells.append(_ways_out(view, line))
    return {"key": f"{line.seat}-{line.person.uuid}", "cells": cells}


def _ways_out(view: Review, line: UnplacedLine) -> list[dict[str, Any]]:
    """Where the rules leave somebody, a partner can be chosen by hand; where they do not, only the rules can help."""
    if not line.causes["passing"]:
        rules = reverse("cohort_rules", args=[view.run.cohort.uuid])
        return [{"label": _("Look at the rules"), "href": rules, "about": line.person.name}]
    if view.lock_closed:
        return []
    by_hand = f"?show={Show.LOCKED}&{line.seat}={line.person.uuid}#by-hand"
    return [{"label": _("Choose a partner"), "href": by_hand, "about": line.person.name}]


def _decided(view: Review, line: DecidedLine, wanted: Wanted, *, may_decide: bool) -> dict[str, Any]:
    programme = view.run.cohort.programme
    there = line.proposal is not None
    inside = {"text": _("Yes") if there else _("No")}
    if there:
        inside["href"] = reverse("proposal", args=[view.run.uuid, line.proposal])
    elif line.dropped:
        inside["note"] = str(sentence(line.dropped, Names(line.mentor.name, line.mentee.name)))
    elif line.kind == "lock":
        inside["note"] = _("Match again to bring them together.")
    return {
        "key": f"{line.mentee.uuid}-{line.mentor.uuid}",
        "cells": [
            person(line.mentee, "mentee", programme),
            person(line.mentor, "mentor", programme),
            inside,
            [undo_button(view, line, wanted, _("Take it back"))] if may_decide else [],
        ],
    }


def _pager(view: Review, wanted: Wanted) -> dict[str, Any]:
    return {
        "page": view.page,
        "pages": view.pages,
        "previous": wanted.address(page=view.page - 1) if view.page > 1 else "",
        "next": wanted.address(page=view.page + 1) if view.page < view.pages else "",
    }


def _empty(view: Review) -> str:
    if view.search:
        return _("Nobody and nothing fits these words.")
    return {
        Show.UNPLACED: _("Everybody has a partner."),
        Show.LOCKED: _("You have not said of any two people that they should stay together."),
        Show.FORBIDDEN: _("You have not said of any two people that they should not be paired."),
        Show.CHANGED: _("The same pairs as last time."),
    }.get(view.show, _("There is nobody in this list."))
