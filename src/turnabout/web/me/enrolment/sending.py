"""What was sent from the form: which page it came from, and where its person is led when it cannot be kept as it is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.programmes.services import Page
from turnabout.web.me.enrolment.keeping import ELSEWHERE, forget, keep
from turnabout.web.me.enrolment.looking import Desk
from turnabout.web.me.enrolment.values import TURNED_DOWN


def page_of_origin(request: HttpRequest) -> Page:
    """Whatever does not say when it was opened is older than everything."""
    epoch, key = request.POST.get("epoch", ""), request.POST.get("page", "")
    is_number = epoch.isascii() and epoch.isdigit() and len(epoch) < 10
    return Page(int(epoch) if is_number else -1, key[:32].replace("\x00", ""), by_button=not request.htmx)


def changed_elsewhere(desk: Desk) -> HttpResponse:
    """Nothing is overwritten and nothing is lost: what this page sent waits, and the person chooses."""
    request = desk.request
    if request.htmx:
        return render(request, "me/enrolment/saved.html", {"elsewhere": True, "here": to_form(desk)})
    if not keep(request, desk.enrolment.uuid, ELSEWHERE):
        messages.error(
            request,
            _(
                "This form was changed in another window. This is what stands there; say again what is missing."
            ),
        )
    return redirect(to_form(desk))


def take_the_other(desk: Desk) -> HttpResponse:
    forget(desk.request)
    return redirect(to_form(desk))


def to_form(desk: Desk, where: str = "", *, check: bool = False) -> str:
    """The address of the form, at one of its sections; `check` says there what is wrong. Going back to it in the
    browser asks for the page, and sends nothing again."""
    asked = "&".join(
        [*["again=1"] * (desk.enrolment.state in TURNED_DOWN), *["check=1"] * check],
    )
    address = reverse("enrolment", args=[desk.enrolment.uuid])
    return f"{address}{'?' if asked else ''}{asked}{'#' if where else ''}{where}"
