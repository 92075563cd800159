"""The page on which a coordinator says what the names of grades on their lists mean."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.programmes.selectors import cohort_for_coordinator
from turnabout.programmes.services import set_policy
from turnabout.web.coordinator.grades.forms import GradesForm
from turnabout.web.tried import tried


@require_http_methods(["GET", "POST"])
@login_required
def cohort_grades(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    form = GradesForm(request.POST or None, grades=found.policy.get("grades", {}))
    if form.is_valid() and tried(form, lambda: _keep(request, found, form)):
        messages.success(request, _("Saved. The next file that you bring in is read with these names."))
        return redirect("cohort_grades", found.uuid)
    context = {"cohort": found, "form": form, "fixed": found.state != "open"}
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/grades/cohort_grades.html", context, status=status)


def _keep(request: HttpRequest, cohort: Any, form: GradesForm) -> None:
    set_policy(actor=request.user, cohort=cohort, policy={"grades": form.grades()})
