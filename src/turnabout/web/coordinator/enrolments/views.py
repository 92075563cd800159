"""The coordinator's list of enrolments, and the page that says who will get a mail before any is sent."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import asking, cohort_for_coordinator, counts_of, enrolment_page
from turnabout.programmes.selectors.enrolments import saved_views
from turnabout.programmes.services import ask_to_confirm
from turnabout.programmes.services.trial import invitation_to_read, send_trial
from turnabout.web.coordinator.cohort.looking import standing_of
from turnabout.web.coordinator.cohort.next_step import next_of
from turnabout.web.coordinator.enrolments.asking import asking_shown
from turnabout.web.coordinator.enrolments.listing import Filter, kept, shown


@require_GET
@login_required
def cohort_enrolments(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    wanted = Filter.read(request.GET)
    counts = counts_of(request.user, found)
    page = enrolment_page(
        request.user, found, search=wanted.search, state=wanted.state, seat=wanted.seat, page=wanted.page
    )
    views = saved_views(request.user, found)
    step = next_of(standing_of(request.user, found, counts))
    context = {
        "cohort": found,
        "counts": counts,
        "next": step,
        **shown(found, counts, page, wanted),
        **kept(views, wanted),
    }
    return render(request, "coordinator/enrolments/cohort_enrolments.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def cohort_ask(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    if request.method == "POST":
        return _try(request, found) if "to_me" in request.POST else _ask(request, found)
    plan = asking(request.user, found)
    letter = invitation_to_read(request.user, found) if plan.mails else None
    context = {"cohort": found, "letter": letter, **asking_shown(plan)}
    return render(request, "coordinator/enrolments/cohort_ask.html", context)


def _ask(request: HttpRequest, found: object) -> HttpResponse:
    try:
        sent = ask_to_confirm(actor=request.user, cohort=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _said(sent))
    return redirect("cohort", found.uuid)


def _try(request: HttpRequest, found: Any) -> HttpResponse:
    try:
        send_trial(actor=request.user, cohort=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("It is on its way to you, and to nobody else."))
    return redirect("cohort_ask", found.uuid)


def _said(sent: int) -> str:
    if not sent:
        return _("Nobody was left to ask, so no mail was sent.")
    return ngettext("%(n)s mail is on its way.", "%(n)s mails are on their way.", sent) % {"n": sent}
