"""The page of inviting: whom a filter finds, a list to paste, who asked for a later cohort, and who may join."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import cohort_for_coordinator
from turnabout.programmes.selectors.inviting import (
    Candidates,
    asked_for_later,
    choices,
    found_by_filter,
    found_by_lines,
    invitable,
)
from turnabout.programmes.services.inviting import invite, set_chasing, set_joining
from turnabout.web.coordinator.inviting.forms import FilterForm, ListForm
from turnabout.web.coordinator.inviting.links import link_shown
from turnabout.web.coordinator.inviting.said import found_shown, invited_said, unread_said


@require_http_methods(["GET", "POST"])
@login_required
def cohort_invite(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    if request.method == "POST":
        return _invite(request, found)
    return _page(request, found)


def _page(request: HttpRequest, cohort: Any, pasted: ListForm | None = None) -> HttpResponse:
    looks = "look" in request.GET
    there = invitable(request.user, cohort)
    form = FilterForm(request.GET if looks else None, programme=cohort.programme, found=there.choices)
    context = {
        "cohort": cohort,
        "form": form,
        "found": found_shown(_found(request, cohort, form)) if looks and form.is_valid() else None,
        "asked": [(name, value) for name in request.GET for value in request.GET.getlist(name)]
        if looks
        else [],
        "pasted": pasted or ListForm(programme=cohort.programme),
        "later": [(seat, one) for seat, one in there.later.items() if one.people],
        "links": [link_shown(request, link, came) for link, came in there.links],
        "is_open": cohort.state in ("open", "held"),
    }
    return render(request, "coordinator/inviting/invite.html", context, status=422 if pasted else 200)


def _invite(request: HttpRequest, cohort: Any) -> HttpResponse:
    way = request.POST.get("way", "")
    if way == "list":
        pasted = ListForm(request.POST, programme=cohort.programme)
        if not pasted.is_valid():
            return _page(request, cohort, pasted)
        said = pasted.cleaned_data
        origin = "sponsor" if said["from_sponsor"] else "list"
        people = found_by_lines(request.user, cohort, said["people"], said["seat"])
        return _listed(request, cohort, people, said["seat"], origin, pasted)
    if way == "later":
        seat = request.POST.get("seat", "")
        return _listed(request, cohort, asked_for_later(request.user, cohort, seat), seat, "later")
    found = choices(request.user, cohort)
    form = FilterForm(request.POST, programme=cohort.programme, found=found)
    if not form.is_valid():
        messages.error(request, _("Choose from the lists."))
        return redirect("cohort_invite", cohort.uuid)
    return _listed(request, cohort, _found(request, cohort, form), form.cleaned_data["seat"], "filter")


def _listed(
    request: HttpRequest,
    cohort: Any,
    found: Candidates,
    seat: str,
    origin: str,
    pasted: ListForm | None = None,
) -> HttpResponse:
    """Nobody is mailed by this: that is the next page's button. A list that was pasted is not lost by a refusal."""
    try:
        done = invite(actor=request.user, cohort=cohort, people=found.people, seat=seat, origin=origin)
    except Refused as refused:
        if pasted is not None:
            pasted.add_error(None, str(refused.message))
            return _page(request, cohort, pasted)
        messages.error(request, refused.message)
        return redirect("cohort_invite", cohort.uuid)
    messages.success(request, invited_said(done, found))
    if found.unknown or found.unclear:
        messages.error(request, unread_said(found))
    return redirect("cohort_ask" if done.new else "cohort_invite", cohort.uuid)


@require_POST
@login_required
def cohort_joining(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    if request.POST.get("set") == "chasing":
        set_chasing(actor=request.user, cohort=found, chasing="on" in request.POST)
    else:
        set_joining(actor=request.user, cohort=found, by_invitation="on" in request.POST)
    messages.success(request, _("Saved."))
    return redirect("cohort_invite", found.uuid)


def _found(request: HttpRequest, cohort: Any, form: FilterForm) -> Candidates:
    return found_by_filter(request.user, cohort, form.wish(), form.cleaned_data["seat"])
