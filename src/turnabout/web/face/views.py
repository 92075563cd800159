"""Shows the face, and keeps the choice between light and dark in a cookie of its own."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from django.conf import settings
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from ..templatetags.face import SCHEMES
from . import lists, people, pieces, tasks
from .forms import fresh_form, wrong_form

A_YEAR = 365 * 24 * 3600


def _samples(module: ModuleType) -> dict[str, Any]:
    return {name.lower(): value for name, value in vars(module).items() if name.isupper()}


@require_safe
def face(request: HttpRequest) -> HttpResponse:
    """Every component on one page."""
    context = {
        **_samples(people),
        **_samples(lists),
        **_samples(pieces),
        **_samples(tasks),
        "fresh": fresh_form(),
        "wrong": wrong_form(),
        "said": [
            Message(SUCCESS, "58 pairs are published. They see it in 30 minutes.", extra_tags="undo:#undo"),
            Message(ERROR, "Nothing was saved: someone else changed this cohort a moment ago."),
        ],
    }
    return render(request, "face/face.html", context)


@require_POST
def choose_scheme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or (empty) whatever the device asks for; then back to the page it was chosen on."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    answer = HttpResponseRedirect(back if safe else "/")
    chosen = request.POST.get("scheme", "")
    if chosen in SCHEMES:
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_cookie("scheme", chosen, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie("scheme", samesite="Lax")
    return answer
