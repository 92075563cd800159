"""What the pages of an agreement show to one of the two: the words, whose names stand under them, and what changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from turnabout.pairs.selectors import AgreementView, VersionView
from turnabout.pairs.terms import Terms, named
from turnabout.pairs.words import Change, Voice, changes, clauses, prefilled
from turnabout.web.me.agreement.next_step import next_step


def names_of(view: AgreementView) -> dict[str, str]:
    """By seat, as the page says them."""
    return {side.seat: side.name for side in (view.line.me, view.line.partner)}


def heading(view: AgreementView) -> str:
    return _("What %(mentee)s and %(mentor)s agree on") % names_of(view)


def first_words(view: AgreementView, topics: Mapping[str, str]) -> Terms:
    """The page before anybody wrote in it."""
    me, partner = view.line.me, view.line.partner
    return prefilled(
        view.explanation,
        Voice(**names_of(view), topics=topics),
        cadence=view.cadence,
        driver=view.driver,
        months=view.months,
        far=bool(me.site and partner.site and me.site != partner.site),
    )


def shown(view: AgreementView) -> dict[str, Any]:
    latest, standing = view.latest, view.standing
    context = {"view": view, "heading": heading(view), "next": next_step(view), "partner": view.line.partner}
    if latest is None:
        return context
    holds = {**latest.terms, **named(standing.terms)} if standing else latest.terms
    return context | {
        "clauses": clauses(holds, **names_of(view)),
        "names": _names(view, standing or latest),
        "asked": _asked(view, latest, standing),
        "unseen": _unseen(view),
        "may_say_not_me": view.confirmed_for_me and not view.is_over,
        "more_than_one": latest.number > 1,
    }


def versions_shown(view: AgreementView) -> list[dict[str, Any]]:
    """Newest first, each with what it says otherwise than the one before."""
    before = (None, *view.versions)
    return [
        {
            "number": version.number,
            "who": names_of(view)[version.seat],
            "when": _day(version.made_at),
            "changes": difference(view, earlier.terms, version.terms) if earlier else (),
            "names": _names(view, version),
        }
        for earlier, version in reversed(list(zip(before, view.versions, strict=False)))
    ]


def difference(view: AgreementView, before: Terms, after: Terms) -> tuple[Change, ...]:
    return changes(before, after, **names_of(view))


def _names(view: AgreementView, version: VersionView) -> list[dict[str, str]]:
    """Both, with the day or without."""
    said = names_of(view)
    return [
        {
            "name": name,
            "role": seat,
            "when": _day(version.signed[seat]) if seat in version.signed else "",
            "on_screen_of": said[version.one_screen] if version.one_screen not in ("", seat) else "",
        }
        for seat, name in said.items()
    ]


def _asked(view: AgreementView, latest: VersionView, standing: VersionView | None) -> Any:
    """Words that need both names and have one so far, against those that hold meanwhile."""
    if standing is None or latest.has_both:
        return ()
    return difference(view, {**latest.terms, **named(standing.terms)}, latest.terms)


def _unseen(view: AgreementView) -> Any:
    """What the other changed since the reader last wrote or looked, without what is asked for above."""
    seen = view.version(view.seen)
    if seen is None or view.latest is None or not view.unseen:
        return ()
    found = difference(view, seen.terms, view.latest.terms)
    return tuple(change for change in found if not (change.carries_both and view.waits))


def _day(at: Any) -> str:
    return date_format(localtime(at), "j F Y")
