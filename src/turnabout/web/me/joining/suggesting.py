"""Suggesting a colleague: found by name, suggested with one button. The page tells names, never what came of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import NotFound, Refused
from turnabout.people.selectors import person_by_uuid, person_of, search_people
from turnabout.programmes.selectors.inviting import cohort_to_suggest_for, suggested_by_me
from turnabout.programmes.services.nominating import nominate

MOST_FOUND = 10


@require_http_methods(["GET", "POST"])
@login_required
def suggest(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_to_suggest_for(request.user, cohort)
    if request.method == "POST":
        return _suggest(request, found)
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    me = person_of(request.user)
    rows = search_people(request.user, typed, size=MOST_FOUND).rows if len(typed) > 1 else []
    people = [one for one in rows if me is None or one.pk != me.pk]
    context = {
        "cohort": found,
        "search": {"name": "q", "label": _("Find a colleague by name"), "value": typed},
        "people": [_shown(one) for one in people],
        "none": bool(typed) and not people,
        "suggested": suggested_by_me(request.user, found),
    }
    return render(request, "me/joining/suggest.html", context)


def _suggest(request: HttpRequest, cohort: Any) -> HttpResponse:
    seat, _dash, key = request.POST.get("suggest", "").partition("-")
    try:
        person = person_by_uuid(request.user, uuid.UUID(key))
        nominate(actor=request.user, cohort=cohort, person=person, seat=seat)
    except (ValueError, NotFound):
        messages.error(request, _("Choose somebody from the list."))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(
            request, _("%(name)s is on the list of those to be asked. Thank you.") % {"name": person.name}
        )
    return redirect("suggest", cohort.uuid)


def _shown(person: Any) -> dict[str, Any]:
    note = ", ".join(text for text in (person.title, person.unit, person.site) if text)
    return {"uuid": person.uuid, "name": person.name, "note": note}
