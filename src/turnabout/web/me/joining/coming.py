"""The page of an open link: what it is about, and one button. Whoever is not signed in does that first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import NotFound, Refused
from turnabout.people.selectors import person_of
from turnabout.programmes.selectors import own_enrolments
from turnabout.programmes.selectors.inviting import open_link as find_link
from turnabout.programmes.services.links import join_by_link


@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, open_token: str) -> HttpResponse:
    link = find_link(open_token)
    if link is None:
        return render(request, "me/joining/link_over.html", status=404)
    if not request.user.is_authenticated:
        if request.method == "POST":
            return redirect_to_login(request.path)
        return render(request, "me/joining/come.html", {"link": link, "cohort": link.cohort})
    there = _own_seat(request, link)
    if there is not None:
        return redirect("enrolment", there.uuid)
    if person_of(request.user) is None:
        return render(request, "me/joining/not_staff.html", {"cohort": link.cohort}, status=404)
    if request.method == "POST":
        return _join(request, open_token)
    return render(request, "me/joining/come.html", {"link": link, "cohort": link.cohort})


def _join(request: HttpRequest, token: str) -> HttpResponse:
    try:
        seat = join_by_link(
            actor=request.user, person=person_of(request.user), token=token, seat=request.POST.get("seat", "")
        )
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect(request.path)
    except NotFound:
        messages.error(request, _("This link has been taken back in the meantime."))
        return redirect("home")
    return redirect("enrolment", seat.uuid)


def _own_seat(request: HttpRequest, link: Any) -> Any:
    """The seat that the link would give, or any one where it leaves the choice."""
    mine = [seat for seat in own_enrolments(request.user) if seat.cohort_id == link.cohort_id]
    return next((seat for seat in mine if link.seat in ("", seat.seat)), None)
