"""The page of a programme's plan: purpose, words, how often, who drives, how long, and the trial."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.programmes.selectors import cohorts_in, programme_to_shape
from turnabout.programmes.services import set_plan
from turnabout.web.coordinator.programme.forms import PlanForm
from turnabout.web.tried import tried


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def programme_plan(request: HttpRequest, programme: uuid.UUID) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    going_on = [one for one in cohorts_in(request.user, found) if one.state != "closed"]
    form = PlanForm(request.POST or None, programme=found, cohorts=going_on)
    if form.is_valid() and tried(
        form, lambda: set_plan(actor=request.user, programme=found, **form.for_service())
    ):
        messages.success(request, _("Saved."))
        return redirect("programme", found.uuid)
    context = {"programme": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/programme/plan.html", context, status=status)
