"""Publishing a run, and what becomes of it: on hold, released, or called back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from turnabout.ground.errors import Refused
from turnabout.matching.selectors import publication_of, run_for
from turnabout.matching.services import publish, recall, release
from turnabout.programmes.selectors import cohort_for_coordinator
from turnabout.web.coordinator.matching.outcome import shown
from turnabout.web.coordinator.matching.wanted import Wanted


@require_GET
@login_required
def publication(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    wanted = Wanted.read(request.GET)
    view = publication_of(request.user, cohort, page=wanted.page, show=request.GET.get("show", ""))
    return render(request, "coordinator/matching/publication.html", {"view": view, **shown(view)})


@require_POST
@login_required
def run_publish(request: HttpRequest, run: uuid.UUID) -> HttpResponse:
    """`round` is the one that the page was made for: a click on an old page publishes nothing."""
    found = run_for(request.user, run)
    try:
        if request.POST.get("round") != str(found.round):
            raise Refused(_("This page was from before. Look at the match once more, then publish."))
        publish(actor=request.user, run=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("run", found.uuid)
    return redirect("publication", found.cohort.uuid)


@require_POST
@login_required
def publication_release(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    try:
        number = release(actor=request.user, cohort=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _released(number))
    return redirect("publication", found.uuid)


@require_POST
@login_required
def publication_recall(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    try:
        recall(actor=request.user, cohort=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("publication", found.uuid)
    messages.success(request, _("Called back. Nobody knows; the record keeps that you called back."))
    return redirect("cohort_runs", found.uuid)


def _released(number: int) -> str:
    if not number:
        return _("No pair is possible any more, so all were called back. Match again.")
    return ngettext(
        "%(n)s pair is out. Both people are getting a mail.",
        "%(n)s pairs are out. Both people of each are getting a mail.",
        number,
    ) % {"n": number}
