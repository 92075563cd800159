"""Naming an assistant, ending that, and what was done: leader and assistant read the same list."""

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
from turnabout.programmes.selectors.delegates import delegations_of
from turnabout.programmes.services.delegates import end_delegation, name_delegate
from turnabout.web.me.delegates.shown import line_shown

MOST_FOUND = 10


@require_http_methods(["GET", "POST"])
@login_required
def delegates(request: HttpRequest) -> HttpResponse:
    """For whoever is on the staff list: others have nobody to be placed with."""
    me = person_of(request.user)
    if me is None:
        raise NotFound
    if request.method == "POST":
        return _name(request, me)
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = search_people(request.user, typed, size=MOST_FOUND).rows if len(typed) > 1 else []
    lines = [line_shown(line) for line in delegations_of(request.user)]
    context = {
        "mine": [line for line in lines if line["is_leader"]],
        "others": [line for line in lines if not line["is_leader"]],
        "search": {"name": "q", "label": _("Find a colleague by name"), "value": typed},
        "people": [_person(one) for one in found if one.pk != me.pk],
        "none": bool(typed) and not found,
    }
    return render(request, "me/delegates/delegates.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def delegate_end(request: HttpRequest, delegation: uuid.UUID) -> HttpResponse:
    if not any(line.uuid == delegation for line in delegations_of(request.user)):
        raise NotFound
    if request.method == "POST":
        end_delegation(actor=request.user, delegation=delegation)
        messages.success(request, _("That is ended. Both of you still see what was done."))
    return redirect("delegates")


def _name(request: HttpRequest, me: Any) -> HttpResponse:
    try:
        person = person_by_uuid(request.user, uuid.UUID(request.POST.get("assistant", "")))
        name_delegate(actor=request.user, leader=me, assistant=person)
    except (ValueError, NotFound):
        messages.error(request, _("Choose somebody from the list."))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(
            request, _("%(name)s may place meetings for you, and nothing else.") % {"name": person.name}
        )
    return redirect("delegates")


def _person(person: Any) -> dict[str, Any]:
    note = ", ".join(text for text in (person.title, person.unit) if text)
    return {"uuid": person.uuid, "name": person.name, "note": note}
