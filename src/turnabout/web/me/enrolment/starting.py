"""Joining a cohort that no file named one for: a page that asks which side, then the ordinary form."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import NotFound, Refused
from turnabout.people.selectors import person_of
from turnabout.programmes.selectors import open_cohorts, own_enrolments
from turnabout.programmes.services import start_own_enrolment


@require_http_methods(["GET", "POST"])
@login_required
def enrolment_start(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    person = person_of(request.user)
    there = _own_seat(request, cohort)
    if there is not None and request.method == "POST" and person is not None:
        return _start(request, there.cohort, person)  # the other side too
    if there is not None:
        return redirect("enrolment", there.uuid)
    found = next((one for one in open_cohorts(request.user, person) if one.uuid == cohort), None)
    if person is None or found is None:
        raise NotFound
    if request.method == "POST":
        return _start(request, found, person)
    return render(request, "me/enrolment/start.html", {"cohort": found})


def _start(request: HttpRequest, cohort: Any, person: Any) -> HttpResponse:
    try:
        seat = start_own_enrolment(
            actor=request.user, cohort=cohort, person=person, seat=request.POST.get("seat", "")
        )
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("enrolment_start", cohort.uuid)
    return redirect("enrolment", seat.uuid)


def _own_seat(request: HttpRequest, cohort: uuid.UUID) -> Any:
    return next((seat for seat in own_enrolments(request.user) if seat.cohort.uuid == cohort), None)
