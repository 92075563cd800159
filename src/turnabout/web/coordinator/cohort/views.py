"""The page of a cohort says where it stands and what comes next; the page of its rules changes them."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.accounts.selectors import installation_is_demo
from turnabout.programmes.selectors import cohort_for_coordinator
from turnabout.programmes.services import set_cohort
from turnabout.web.coordinator.cohort.fixed import fixed_parts
from turnabout.web.coordinator.cohort.forms import CohortForm
from turnabout.web.coordinator.cohort.lockouts import Counting
from turnabout.web.coordinator.cohort.looking import standing_of
from turnabout.web.coordinator.cohort.next_step import next_of
from turnabout.web.coordinator.cohort.steps import steps_of
from turnabout.web.coordinator.cohort.weights_in_words import weights_in_words
from turnabout.web.tried import tried


@require_GET
@login_required
def cohort(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    standing = standing_of(request.user, found)
    context = {
        "cohort": found,
        "steps": steps_of(standing),
        "next": next_of(standing),
        "in_one_line": standing.in_one_line,
        "nobody_reads_mail": standing.counts.waiting and installation_is_demo(),
        "invitation": request.build_absolute_uri(reverse("enrolment_start", args=[found.uuid])),
    }
    return render(request, "coordinator/cohort/cohort.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def cohort_rules(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    form = CohortForm(request.POST or None, cohort=found)
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        return redirect("cohort_rules", found.uuid)
    counting = Counting.of(request, found)
    if request.htmx:
        return render(request, "coordinator/cohort/lockouts.html", {"counting": counting})
    context = {
        "cohort": found,
        "form": form,
        "counting": counting,
        "fixed": fixed_parts(form) if found.state != "open" else [],
        "weights_said": weights_in_words(form.policy["weights"], found.programme),
    }
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/cohort/cohort_rules.html", context, status=status)


def _saved(request: HttpRequest, found: Any, form: CohortForm) -> bool:
    """Rules that are fixed have no form any more to mend, so their page says so instead."""
    saved = tried(form, lambda: set_cohort(actor=request.user, cohort=found, **form.for_service()))
    if saved:
        messages.success(request, _("Saved. The next match uses these rules."))
    elif found.state != "open":
        messages.error(request, _("The pairs of this cohort are made. Its rules stay as they were."))
    return saved or found.state != "open"
