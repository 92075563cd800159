"""The ways to say no: declining, asking for a later cohort, and withdrawing after a yes. Looking at such an address
leads to the form, where the button is."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import own_enrolment
from turnabout.programmes.services import ask_for_later, decline, withdraw

VERBS = ("GET", "POST")


@require_http_methods(VERBS)
def enrolment_decline(request: HttpRequest, enrolment: uuid.UUID) -> HttpResponse:
    if not request.user.is_authenticated or request.method == "GET":
        return _to_the_form(request, enrolment)
    found = own_enrolment(request.user, enrolment)
    try:
        decline(
            actor=request.user,
            enrolment=found,
            reason=request.POST.get("reason", "").replace("\x00", ""),
            may_be_seen="may_be_seen" in request.POST,
        )
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("That is noted, and that is fine. Thank you for saying so."))
    return redirect("enrolment", found.uuid)


@require_http_methods(VERBS)
def enrolment_withdraw(request: HttpRequest, enrolment: uuid.UUID) -> HttpResponse:
    if not request.user.is_authenticated or request.method == "GET":
        return _to_the_form(request, enrolment)
    found = own_enrolment(request.user, enrolment)
    try:
        withdraw(actor=request.user, enrolment=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("You have withdrawn. No match will use what you said."))
    return redirect("enrolment", found.uuid)


@require_http_methods(VERBS)
def enrolment_later(request: HttpRequest, enrolment: uuid.UUID) -> HttpResponse:
    if not request.user.is_authenticated or request.method == "GET":
        return _to_the_form(request, enrolment)
    found = own_enrolment(request.user, enrolment)
    try:
        ask_for_later(actor=request.user, enrolment=found)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Thank you. You will be asked again when a later cohort begins."))
    return redirect("enrolment", found.uuid)


def _to_the_form(request: HttpRequest, enrolment: uuid.UUID) -> HttpResponse:
    """Where the button is; first through the door, for whoever is not signed in."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("enrolment", args=[enrolment]))
    return redirect(reverse("enrolment", args=[own_enrolment(request.user, enrolment).uuid]) + "#leave")
