"""The form of an enrolment. Every button saves what was typed; only Confirm checks it and lets others see it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.programmes.services import ChangedElsewhere, confirm_enrolment, save_draft
from turnabout.web.me.enrolment import values as forms
from turnabout.web.me.enrolment.changes import press
from turnabout.web.me.enrolment.checks import answer_of, asks_for_an_open_aim, problems_of
from turnabout.web.me.enrolment.keeping import forget, keep
from turnabout.web.me.enrolment.looking import Desk
from turnabout.web.me.enrolment.page import page_of
from turnabout.web.me.enrolment.proposing import propose
from turnabout.web.me.enrolment.sending import changed_elsewhere, page_of_origin, take_the_other, to_form
from turnabout.web.me.enrolment.summary import summary_of


@require_http_methods(["GET", "POST"])
def enrolment(request: HttpRequest, enrolment: uuid.UUID) -> HttpResponse:
    if not request.user.is_authenticated:
        return _signed_out(request, enrolment)
    desk = Desk.of(request, enrolment)
    if request.method == "POST":
        return _sent(desk)
    if not desk.is_open or (desk.enrolment.state in forms.TURNED_DOWN and "again" not in request.GET):
        return render(request, "me/enrolment/answered.html", summary_of(desk))
    return _form(desk)


def _sent(desk: Desk) -> HttpResponse:
    values = forms.from_post(desk.request.POST, desk.seats)
    if "other" in desk.request.POST:
        return take_the_other(desk)
    try:
        return _confirm(desk, values) if "confirm" in desk.request.POST else _keep(desk, values)
    except ChangedElsewhere:
        return changed_elsewhere(desk)
    except Refused as refused:
        messages.error(desk.request, refused.message)
        return redirect("enrolment", desk.enrolment.uuid)


def _keep(desk: Desk, values: forms.Values) -> HttpResponse:
    request = desk.request
    if "propose" in request.POST:
        where, message = propose(desk, values)
    else:
        where, message = press(
            request.POST, values, desk.topics, lambda: [one.uuid for one in desk.people_found(values)]
        )
        _save(desk, values)
    forget(request)
    if request.htmx:
        return render(request, "me/enrolment/saved.html", {"saved": True})
    if message:
        messages.error(request, message)
    elif "save" in request.POST:
        messages.success(request, _("Saved for you alone. It counts once you confirm."))
    return redirect(to_form(desk, where))


def _save(desk: Desk, values: forms.Values) -> None:
    page = page_of_origin(desk.request)
    save_draft(actor=desk.request.user, enrolment=desk.enrolment, values=values, page=page)


def _confirm(desk: Desk, values: forms.Values) -> HttpResponse:
    request, actor = desk.request, desk.request.user
    if problems_of(values, desk.topics) or (
        asks_for_an_open_aim(values) and request.POST["confirm"] != "anyway"
    ):
        _save(desk, values)
        forget(request)
        return redirect(to_form(desk, check=True))
    page = page_of_origin(request)
    confirm_enrolment(actor=actor, enrolment=desk.enrolment, answer=answer_of(values), page=page)
    forget(request)
    messages.success(request, _("You have confirmed. You can change this until the pairs are published."))
    return redirect("home")


def _form(desk: Desk) -> HttpResponse:
    """With what is wrong, where the person has tried to confirm it."""
    values = desk.values()
    is_checked = "check" in desk.request.GET and (desk.has_draft or desk.kept is not None)
    problems = problems_of(values, desk.topics) if is_checked else {}
    asks_for_aim = is_checked and not problems and asks_for_an_open_aim(values)
    context: dict[str, Any] = page_of(desk, values, problems) | {"asks_for_aim": asks_for_aim}
    return render(desk.request, "me/enrolment/enrolment.html", context)


def _signed_out(request: HttpRequest, enrolment: uuid.UUID) -> HttpResponse:
    """What was typed waits, sealed, until its owner has signed in again; where too much waits already, that is said."""
    here = reverse("enrolment", args=[enrolment])
    if request.method == "POST":
        is_kept = keep(request, enrolment)
        if request.htmx:
            shown = {"signed_out": True, "is_kept": is_kept, "here": here}
            return render(request, "me/enrolment/saved.html", shown)
        if not is_kept:
            messages.error(
                request, _("What you typed could not be kept. Go back, sign in in a new window, and save.")
            )
        return redirect_to_login(f"{here}?again=1")
    return redirect_to_login(here)
