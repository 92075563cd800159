"""The page that two people agree on, in words with both names: one text for both, so that it can be read together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.terms import ABSENCES, LEVELLING, PLACES, RULES, STOPPING, Terms

MEETS: Final[dict[str, Promise]] = {
    "weekly": _("We meet every week for %(minutes)s minutes, for %(months)s."),
    "fortnightly": _("We meet every two weeks for %(minutes)s minutes, for %(months)s."),
    "monthly": _("We meet once a month for %(minutes)s minutes, for %(months)s."),
    "own": _("We meet as it suits us, for %(minutes)s minutes, for %(months)s."),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """`carries_both`: it holds only with both names under it."""

    key: str
    heading: str
    lines: tuple[str, ...]
    carries_both: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What a version says otherwise than the one before it, clause by clause."""

    heading: str
    gone: tuple[str, ...]
    new: tuple[str, ...]
    carries_both: bool


def clauses(terms: Terms, *, mentor: str, mentee: str) -> tuple[Clause, ...]:
    """In the order of the page. A clause without a line is left out, but those that carry both names."""
    names = {"mentor": mentor, "mentee": mentee}
    told = (
        Clause("end", gettext("What we want to reach"), _filled(terms["end_goal"])),
        *(_goals(terms, seat, names[seat]) for seat in ("mentee", "mentor")),
        Clause("rhythm", gettext("When we meet"), (_rhythm(terms), _driver(terms, names))),
        Clause("place", gettext("Where"), _filled(_word(PLACES, terms["place"]), terms["place_own"])),
        Clause("levelling", gettext("So that rank stays outside"), _listed(terms, "levelling", LEVELLING)),
        Clause(
            "absence",
            gettext("If one of us cannot come"),
            _filled(_word(ABSENCES, terms["absence"]), terms["absence_own"]),
        ),
        Clause("rules", gettext("What stays between us"), _rules(terms), carries_both=True),
        Clause(
            "stopping",
            gettext("How we stop"),
            _filled(_word(STOPPING, terms["stopping"]), terms["stopping_own"]),
            carries_both=True,
        ),
    )
    return tuple(clause for clause in told if clause.lines or clause.carries_both)


def changes(before: Terms, after: Terms, *, mentor: str, mentee: str) -> tuple[Change, ...]:
    """Line by line: what is gone, and what is new."""
    old, new = (
        {clause.key: clause for clause in clauses(terms, mentor=mentor, mentee=mentee)}
        for terms in (before, after)
    )
    return tuple(
        _changed(old.get(key), new.get(key)) for key in {**new, **old} if _lines(old, key) != _lines(new, key)
    )


def _changed(old: Clause | None, new: Clause | None) -> Change:
    was, is_now = (clause.lines if clause else () for clause in (old, new))
    told = new or old
    assert told is not None  # noqa: S101  (the key came from one of them)
    return Change(
        told.heading,
        tuple(line for line in was if line not in is_now),
        tuple(line for line in is_now if line not in was),
        told.carries_both,
    )


def _lines(found: dict[str, Clause], key: str) -> tuple[str, ...]:
    return found[key].lines if key in found else ()


def _goals(terms: Terms, seat: str, name: str) -> Clause:
    lines = _filled(terms[f"{seat}_goal_1"], terms[f"{seat}_goal_2"])
    return Clause(f"{seat}_goals", gettext("What %(name)s wants to get from it") % {"name": name}, lines)


def _rhythm(terms: Terms) -> str:
    months = ngettext("%(n)s month", "%(n)s months", terms["months"]) % {"n": terms["months"]}
    return str(MEETS[terms["cadence"]]) % {"minutes": terms["minutes"], "months": months}


def _driver(terms: Terms, names: dict[str, str]) -> str:
    if terms["driver"] == "pair":
        return gettext("Either of us proposes times and topics.")
    return gettext("%(name)s proposes times and topics.") % {"name": names[terms["driver"]]}


def _rules(terms: Terms) -> tuple[str, ...]:
    """The last line cannot be taken out: no promise of silence may keep somebody from help."""
    return (
        *_listed(terms, "rules", RULES),
        gettext("None of this keeps either of us from asking for help."),
    )


def _listed(terms: Terms, name: str, known: dict[str, Promise]) -> tuple[str, ...]:
    chosen: Iterator[str] = (str(known[key]) for key in terms[name])
    return _filled(*chosen, terms[f"{name}_own"])


def _word(known: dict[str, Promise], key: str) -> str:
    return str(known[key])


def _filled(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
