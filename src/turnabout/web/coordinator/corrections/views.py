"""Requests for corrections: the list, and one with its answer."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.programmes.selectors.directory import correction_for, corrections_for
from turnabout.programmes.services.directory import see_correction, settle_correction
from turnabout.web.coordinator.corrections.forms import AnswerForm
from turnabout.web.me.entry.forms import ABOUT
from turnabout.web.tried import tried


@require_GET
@login_required
def corrections(request: HttpRequest) -> HttpResponse:
    found = corrections_for(request.user)
    columns = [
        {"label": _("Who"), "kind": "person"},
        {"label": _("What is wrong"), "kind": "text"},
        {"label": _("State"), "kind": "text"},
    ]
    return render(
        request,
        "coordinator/corrections/corrections.html",
        {"columns": columns, "rows": [_row(one) for one in found]},
    )


def _row(one: Any) -> dict[str, Any]:
    person = {"name": one.person.name, "title": one.person.title, "unit": one.person.unit}
    here = reverse("correction", args=[one.uuid])
    about = {"text": dict(ABOUT)[one.about], "href": here, "note": date_format(one.asked_at, "j F Y")}
    return {"key": one.uuid, "cells": [person, about, {"text": _state(one)}]}


def _state(one: Any) -> str:
    words = {"open": _("not looked at yet"), "seen": _("being looked into"), "settled": _("answered")}
    return words[one.state]


@require_http_methods(["GET", "POST"])
@login_required
def correction(request: HttpRequest, correction: uuid.UUID) -> HttpResponse:
    """POST `seen` says that somebody looks into it; otherwise it is the answer."""
    found = correction_for(request.user, correction)
    if "seen" in request.POST:
        see_correction(actor=request.user, correction=found)
        messages.success(
            request, _("%(name)s sees that somebody looks into it.") % {"name": found.person.name}
        )
        return redirect("correction", found.uuid)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, lambda: _answer(request, found, form)):
        messages.success(
            request, _("Answered. %(name)s reads it on their own page.") % {"name": found.person.name}
        )
        return redirect("corrections")
    context = {
        "correction": found,
        "about": dict(ABOUT)[found.about],
        "asked": date_format(found.asked_at, "j F Y"),
        "state": _state(found),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "coordinator/corrections/correction.html", context, status=status)


def _answer(request: HttpRequest, found: Any, form: AnswerForm) -> None:
    settle_correction(actor=request.user, correction=found, answer=form.cleaned_data["answer"])
