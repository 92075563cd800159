"""Closing a cohort cannot be undone, so a page says first what it deletes."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import cohort_for_coordinator
from turnabout.programmes.services import close_cohort


@require_http_methods(["GET", "POST"])
@login_required
def cohort_close(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    if request.method != "POST":
        return render(request, "coordinator/cohort/close.html", {"cohort": found})
    try:
        close_cohort(actor=request.user, cohort=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("The cohort is closed, and what was confided for it is deleted."))
    return redirect("cohort", found.uuid)
