"""One's own entry: what the lists say and who sees it, days away, and what is wrong."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.privacy.table import seen_by
from turnabout.people.selectors.entry import Entry
from turnabout.people.selectors.entry import own_entry as own
from turnabout.people.selectors.merging import asked_of, own_merges
from turnabout.people.services.directory import add_absence, ask_correction, remove_absence
from turnabout.programmes.selectors.directory import own_corrections
from turnabout.web.me.directory.words import listed, own_lines, staff_lines
from turnabout.web.me.entry.forms import ABOUT, AwayForm, WrongForm
from turnabout.web.me.entry.joining import asked_words, history_words


@require_http_methods(["GET", "POST"])
@login_required
def own_entry(request: HttpRequest) -> HttpResponse:
    """POST: `away` adds days, `remove` takes some out, `wrong` asks for a correction."""
    entry = own(request.user, localdate())
    away = AwayForm(request.POST if "away" in request.POST else None)
    wrong = WrongForm(request.POST if "wrong" in request.POST else None)
    if request.method == "POST" and _did(request, entry, away, wrong):
        return redirect("own_entry")
    return render(
        request,
        "me/entry/own_entry.html",
        _shown(request, entry, away, wrong),
        status=422 if away.errors or wrong.errors else 200,
    )


def _did(request: HttpRequest, entry: Entry, away: AwayForm, wrong: WrongForm) -> bool:
    """Whether there is nothing left to mend on the page."""
    given = {"actor": request.user, "person": entry.person}
    if "remove" in request.POST:
        remove_absence(**given, absence=_uuid(request.POST["remove"]))
        messages.success(request, _("Taken out."))
        return True
    if away.is_bound:
        said = _("Saved. Nobody is asked to meet you on these days.")
        return _tried(
            request, away, said, lambda: add_absence(**given, **away.cleaned_data, today=localdate())
        )
    if wrong.is_bound:
        said = _("Sent. Whoever looks into it answers here.")
        return _tried(request, wrong, said, lambda: ask_correction(**given, **wrong.cleaned_data))
    return True


def _tried(request: HttpRequest, form: Any, said: str, act: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return False
    messages.success(request, said)
    return True


def _shown(request: HttpRequest, entry: Entry, away: AwayForm, wrong: WrongForm) -> dict[str, Any]:
    return {
        "person": entry.person,
        "facts": [
            *({**line, "eye": seen_by("name"), "action": None} for line in staff_lines(entry)),
            *own_lines(entry),
        ],
        "away": [{"uuid": one.uuid, "words": listed(one)} for one in entry.absences or ()],
        "away_form": away,
        "wrong_form": wrong,
        "corrections": [_correction(one) for one in own_corrections(request.user)],
        "asked": [asked_words(merge) for merge in asked_of(request.user)],
        "history": [history_words(merge) for merge in own_merges(request.user)],
        "offers": len(entry.offers or ()),
        "switched_on": len(entry.experiences or ()),
    }


def _correction(one: Any) -> dict[str, Any]:
    states = {
        "open": _("Sent on %(day)s, not looked at yet") % {"day": date_format(one.asked_at, "j F Y")},
        "seen": _("Being looked into"),
        "settled": _("Answered"),
    }
    return {
        "term": dict(ABOUT)[one.about],
        "text": one.said,
        "state": states[one.state],
        "answer": one.answer or "",
    }


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotFound from None
