"""The page that begins another cohort of a programme, with the rules of the newest one."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import cohorts_in, programme_to_shape
from turnabout.programmes.services.cohorts import add_cohort
from turnabout.web.administrator.programmes.forms import likely_start
from turnabout.web.context import coordinated
from turnabout.web.coordinator.programme.forms import NextCohortForm

A_MONTH = timedelta(days=30.44)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def cohort_new(request: HttpRequest, programme: uuid.UUID) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    there = cohorts_in(request.user, found)
    form = NextCohortForm(request.POST or None, initial=_likely(found, there))
    if form.is_valid() and (made := _made(request, found, form)) is not None:
        messages.success(
            request, _("%(cohort)s is there. Now people can be invited.") % {"cohort": made.name}
        )
        leads = any(one.programme_id == found.pk for one in coordinated(request))
        return redirect("cohort", made.uuid) if leads else redirect("programme", found.uuid)
    context = {"programme": found, "form": form, "like": there[0] if there else None}
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/programme/cohort_new.html", context, status=status)


def _likely(found: Any, there: list[Any]) -> dict[str, Any]:
    """After the newest one is over, where that is said; a pair's usual time long."""
    start = likely_start()
    if there and there[0].ends_on and there[0].ends_on >= start:
        start = _monday(there[0].ends_on + timedelta(days=1))
    return {
        "name": date_format(start, "F Y"),
        "starts_on": start,
        "ends_on": start + found.months * A_MONTH,
    }


def _monday(day: date) -> date:
    return max(day, localdate()) + timedelta(days=-day.weekday() % 7)


def _made(request: HttpRequest, found: Any, form: NextCohortForm) -> Any:
    """The cohort, or None where the form says what has to be mended."""
    try:
        return add_cohort(actor=request.user, programme=found, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return None
