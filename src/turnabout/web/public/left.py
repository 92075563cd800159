"""Whoever is on no staff list any more signs in to one page: what of theirs is kept, and whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.pairs.selectors import pairs_of
from turnabout.people.selectors import own_profile
from turnabout.programmes.selectors import contacts, own_enrolments

Handler = Callable[[HttpRequest], HttpResponse]
OPEN: Final = frozenset({"account_logout", "language", "scheme", "health"})


def left_gate(get_response: Handler) -> Handler:
    """Asks nothing of the database for anybody else: the account says it."""

    def handle(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated or user.left_at is None or _is_open(request):
            return get_response(request)
        return render(request, "public/left.html", _kept(user), status=403)

    return handle


def _is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in OPEN
    except Resolver404:
        return False


def _kept(user: Any) -> dict[str, Any]:
    seats = own_enrolments(user)
    programmes = {seat.cohort.programme_id: seat.cohort.programme for seat in seats}
    asked = {line.mail: line for one in programmes.values() for line in contacts(user, one) if line.mail}
    return {
        "items": [_account(user), _entry(user), *_said(user), *_part(user, seats)],
        "contacts": [line for line in asked.values() if line.kind in ("coordinator", "deputy")],
    }


def _account(user: Any) -> dict[str, Any]:
    return {"term": _("Your account"), "text": user.email or user.name}


def _entry(user: Any) -> dict[str, Any]:
    person = own_profile(user).person
    said = ", ".join(part for part in (person.name, person.title, person.unit, person.site) if part)
    return {"term": _("Your entry on the staff list"), "text": said}


def _said(user: Any) -> list[dict[str, Any]]:
    profile = own_profile(user)
    numbers = {_("What you can teach"): len(profile.offers), _("What you want to learn"): len(profile.aims)}
    return [
        {"term": term, "text": ngettext("%(n)s topic", "%(n)s topics", number) % {"n": number}}
        for term, number in numbers.items()
        if number
    ]


def _part(user: Any, seats: list[Any]) -> list[dict[str, Any]]:
    cohorts = list(dict.fromkeys(seat.cohort.name for seat in seats))
    number = len(pairs_of(user))
    note = _("What you confided to the form is deleted when the cohort is closed.")
    lines = [{"term": _("Cohorts"), "text": ", ".join(cohorts), "note": note}] if cohorts else []
    if number:
        text = ngettext("%(n)s pair", "%(n)s pairs", number) % {"n": number}
        lines.append({"term": _("Pairs"), "text": text})
    return lines
