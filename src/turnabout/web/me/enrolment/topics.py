"""The catalogue of topics: a page to read and search, and the same list as one types in the form."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from turnabout.people.catalogue import families
from turnabout.people.selectors import own_profile, person_of, search_topics
from turnabout.programmes.finding import fits
from turnabout.web.me.enrolment.proposing import offer
from turnabout.web.me.enrolment.values import LISTS

LONGEST = 100


@require_GET
@login_required
def topic_search(request: HttpRequest) -> HttpResponse:
    """`list` says whose Add buttons the answer carries; a whole page has none, for it is no form."""
    where = request.GET.get("list", "")
    if request.htmx and where in LISTS:
        typed = _typed(request, f"find-{where}")
        found = topic_results(where, typed, own=own_topics(request.user)) if typed else []
        none = nothing_found() if typed and not found else ""
        shown = {"results": found, "none": none, "offer": offer(where, typed, found) if typed else {}}
        return render(request, "parts/topic_results.html", shown)
    typed = _typed(request, "q")
    found = search_topics(typed)
    context = {
        "families": _by_family(found),
        "search": _search(typed),
        "imported": any(topic.origin == "esco" for topic in found),
    }
    return render(request, "me/enrolment/topics.html", context)


def topic_results(
    where: str, typed: str, added: frozenset[str] = frozenset(), *, own: Iterable[Any] = ()
) -> list[dict[str, Any]]:
    """As parts/topic_results.html takes them. The key names the list, so that one Add button serves both.

    Of `own` topics those that wait for review come first: whoever has one finds it, others do not."""
    waiting = [one for one in own if one.state == "to_review" and fits(typed, [one.name])]
    return [
        {
            "key": f"{where}-{topic.uuid}",
            "label": _(topic.name),
            "note": _(topic.sentence) if topic.sentence else "",
            "added": str(topic.uuid) in added,
        }
        for topic in (*waiting, *search_topics(typed))
    ]


def own_topics(viewer: Any) -> list[Any]:
    """Those that the viewer has said or that a file said of them."""
    if person_of(viewer) is None:
        return []
    profile = own_profile(viewer)
    return list({one.topic.uuid: one.topic for one in (*profile.offers, *profile.aims)}.values())


def nothing_found() -> str:
    return _("No topic fits these words. Try another word, or suggest yours.")


def _typed(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST]


def _search(typed: str) -> dict[str, Any]:
    return {"name": "q", "label": _("Find a topic"), "value": typed, "example": ""}


def _by_family(found: list[Any]) -> list[dict[str, Any]]:
    names = {family.key: _(family.name) for family in families()}
    order = list(names)
    topics = sorted(
        found,
        key=lambda topic: order.index(topic.family) if topic.family in names else len(order),
    )
    return [
        {"name": names.get(key, _("Others")), "items": [_item(topic) for topic in group]}
        for key, group in groupby(topics, key=lambda topic: topic.family)
    ]


def _item(topic: Any) -> dict[str, Any]:
    return {"term": _(topic.name), "text": _(topic.sentence) if topic.sentence else ""}
