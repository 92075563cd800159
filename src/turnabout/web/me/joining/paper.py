"""The door for a letter: a code and a passphrase, which is chosen at the first use. Guesses are few."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.programmes.services.paper import enter_by_paper
from turnabout.web.public.entry import enter_step_by_step
from turnabout.web.public.limits import within
from turnabout.workflows.join import enrolment_to_answer

QUARTER: Final = 900  # seconds
MOST_FROM_ONE_PLACE: Final = 30  # a shared computer in a canteen serves many
MOST_OF_ALL: Final = 600
LONGEST: Final = 200


@sensitive_post_parameters("code", "passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "me/joining/paper.html")
    limits = {"most": MOST_FROM_ONE_PLACE, "most_of_all": MOST_OF_ALL, "seconds": QUARTER}
    if not within(request, "paper", **limits):
        return _again(request, _("That was too often. Please wait a quarter of an hour and try again."), 429)
    code, passphrase = (
        request.POST.get(name, "").replace("\x00", "")[:LONGEST] for name in ("code", "passphrase")
    )
    try:
        user = enter_by_paper(code=code, passphrase=passphrase)
    except Refused as refused:
        return _again(request, str(refused.message), 422)
    waiting = enrolment_to_answer(user)
    address = reverse("enrolment", args=[waiting]) if waiting else reverse("home")
    return enter_step_by_step(request, user, address)


def _again(request: HttpRequest, problem: str, status: int) -> HttpResponse:
    """The code stays in its field; a passphrase is typed anew."""
    context = {"code": request.POST.get("code", "")[:LONGEST], "problem": problem}
    return render(request, "me/joining/paper.html", context, status=status)
