"""Acts on many seats of the list, taking them back, and the views that a coordinator keeps."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import cohort_for_coordinator
from turnabout.programmes.selectors.enrolments import enrolment_uuids
from turnabout.programmes.services import ask_to_confirm
from turnabout.programmes.services.lists import delete_view, leave_in_peace, save_view, take_off, undo
from turnabout.web.coordinator.enrolments.listing import Filter


@require_POST
@login_required
def cohort_act(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found, wanted = cohort_for_coordinator(request.user, cohort), Filter.read(request.POST)
    seats = _chosen(request, found, wanted)
    try:
        if not seats:
            messages.error(request, _("Choose somebody first."))
        elif request.POST.get("act") == "ask":
            messages.success(request, _asked(ask_to_confirm(actor=request.user, cohort=found, only=seats)))
        elif request.POST.get("act") == "off":
            _said(request, found, take_off(actor=request.user, cohort=found, seats=seats), _taken_off)
        elif request.POST.get("act") == "quiet":
            _said(
                request, found, leave_in_peace(actor=request.user, cohort=found, seats=seats), _left_in_peace
            )
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(_list(found, wanted))


@require_POST
@login_required
def act_undo(request: HttpRequest, cohort: uuid.UUID, act: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    try:
        number = undo(actor=request.user, act=act)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        said = ngettext("%(n)s seat is as it was.", "%(n)s seats are as they were.", number)
        messages.success(request, said % {"n": intcomma(number)})
    return redirect("cohort_enrolments", found.uuid)


@require_POST
@login_required
def cohort_views(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found, wanted = cohort_for_coordinator(request.user, cohort), Filter.read(request.POST)
    name = request.POST.get("name", "").replace("\x00", "")
    try:
        if "delete" in request.POST:
            delete_view(actor=request.user, cohort=found, view=_uuid(request.POST["delete"]))
            messages.success(request, _("The view is forgotten."))
        else:
            save_view(actor=request.user, cohort=found, name=name, query=wanted.kept())
            messages.success(request, _("The view is kept. It stands above the list."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(_list(found, wanted))


def _chosen(request: HttpRequest, cohort: Any, wanted: Filter) -> list[uuid.UUID]:
    if "all" in request.POST:
        return enrolment_uuids(request.user, cohort, **wanted.kept())
    return [_uuid(text) for text in request.POST.getlist("chosen")]


def _uuid(text: str) -> uuid.UUID:
    """What is no identifier names nothing."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)


def _taken_off(number: int) -> str:
    return ngettext("%(n)s seat is off the list.", "%(n)s seats are off the list.", number)


def _left_in_peace(number: int) -> str:
    return ngettext("%(n)s seat gets no reminders.", "%(n)s seats get no reminders.", number)


def _said(request: HttpRequest, cohort: Any, act: Any, words: Any) -> None:
    number = len(act.before)
    address = reverse("act_undo", args=[cohort.uuid, act.uuid])
    tags = f"undo:{address}" if number else ""
    messages.success(request, words(number) % {"n": intcomma(number)}, extra_tags=tags)


def _asked(number: int) -> str:
    if not number:
        return _("None of them can be asked now, so no mail was sent.")
    return ngettext("%(n)s mail is on its way.", "%(n)s mails are on their way.", number) % {"n": number}


def _list(cohort: Any, wanted: Filter) -> str:
    return reverse("cohort_enrolments", args=[cohort.uuid]) + wanted.address()
