"""Who else could be paired with the two of a proposal, and what everybody together would pay for it, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.matching.causes import SENTENCES, Names, sentence
from turnabout.matching.selectors import GONE, TOO_MANY, OtherPartner, ProposalView

Price = Mapping[str, Any]


def instead(view: ProposalView) -> dict[str, Any]:
    """As the section of the proposal page takes it."""
    found = view.explanation.get("instead", {})
    sides = (("mentee", view.mentee.name), ("mentor", view.mentor.name))
    return {
        "sides": [
            {"heading": _("For %(name)s") % {"name": name}, "items": _items(view, found.get(side, ()))}
            for side, name in sides
            if found.get(side)
        ],
        "apart": _apart(found.get("apart")),
        "ask": _ask(view),
        "answer": _answer(view) if view.asked else "",
    }


def _apart(price: Price | None) -> str:
    """What "not these two" would cost."""
    return _("Keeping these two apart: %(price)s.") % {"price": price_words(price)} if price else ""


def _items(view: ProposalView, found: Any) -> list[dict[str, str]]:
    """Somebody who has been deleted since is left out."""
    return [
        {
            "term": view.others[one["partner"]].name,
            "text": _("a fit of %(fit)s") % {"fit": one["score"] // 100},
            "note": price_words(one["price"]),
        }
        for one in found
        if one["partner"] in view.others
    ]


def price_words(price: Price) -> str:
    """What is lost comes first: people placed, then pairs, then points of fit, 100 for the best possible pair."""
    if price["placed"]:
        said = ngettext(
            "one person fewer would have a partner",
            "%(n)s people fewer would have a partner",
            price["placed"],
        ) % {"n": price["placed"]}
    elif price["seats"]:
        said = ngettext("one pair fewer", "%(n)s pairs fewer", price["seats"]) % {"n": price["seats"]}
    elif price["total"]:
        points = number_format((Decimal(price["total"]) / 100).normalize())
        said = _("%(points)s points of fit less, over all pairs together") % {"points": points}
    else:
        return _("nothing would be lost") if price["exact"] else _("perhaps nothing would be lost")
    return said if price["exact"] else _("at least: %(price)s") % {"price": said}


def _ask(view: ProposalView) -> dict[str, Any]:
    """Everybody who teaches in this cohort, but the present partner."""
    return {
        "action": reverse("proposal", args=[view.run.uuid, view.uuid]) + "#instead",
        "label": _("Why not somebody else for %(name)s?") % {"name": view.mentee.name},
        "chosen": str(view.asked.person.uuid) if view.asked else "",
        "people": [(str(one.uuid), one) for one in view.mentors if one.pk != view.mentor.pk],
    }


def _answer(view: ProposalView) -> str:
    asked: OtherPartner | None = view.asked
    assert asked is not None  # noqa: S101  # the caller looked
    if asked.cause == GONE:
        return _("What this match had read is deleted, so it cannot be worked out any more.")
    if asked.cause == TOO_MANY:
        return _("So many people take part that this is not worked out on a page.")
    if asked.cause in SENTENCES:
        return str(sentence(asked.cause, Names(asked.person.name, view.mentee.name)))
    price = price_words(vars_of(asked.price))
    words = {
        "mentor": asked.person.name,
        "mentee": view.mentee.name,
        "fit": asked.score // 100,
        "price": price,
    }
    return _("%(mentee)s with %(mentor)s: a fit of %(fit)s; %(price)s.") % words


def vars_of(price: Any) -> Price:
    return {name: getattr(price, name) for name in ("placed", "seats", "total", "exact")}
