"""Leaving a pair, letting it rest, answering after its trial. Looking changes nothing; strangers get a 404."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from turnabout.ground.errors import NotFound, Refused
from turnabout.pairs.selectors import course_for, pair_for
from turnabout.pairs.services import (
    answer_trial,
    leave_pair,
    pause_pair,
    resume_pair,
    say_next,
    take_back_leaving,
    want_interim,
)
from turnabout.web.me.course.forms import PauseForm


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def pair_leave(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    """The second of two clicks."""
    view = pair_for(request.user, pair)
    if request.method == "POST":
        leave_pair(actor=request.user, pair=pair)
        undo = reverse("pair_act", args=[pair, "take-back"])
        messages.success(request, _("You have left this pair. You are free."), extra_tags=f"undo:{undo}")
        return redirect("pair", pair)
    if view.is_over:
        return redirect("pair", pair)
    return render(request, "me/course/leave.html", {"view": view, "partner": view.line.partner})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def pair_pause(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    view = pair_for(request.user, pair)
    form = PauseForm(request.POST) if request.method == "POST" else PauseForm()
    if form.is_bound and _paused(request, pair, form):
        undo = reverse("pair_act", args=[pair, "resume"])
        messages.success(request, _("Your pair rests."), extra_tags=f"undo:{undo}")
        return redirect("pair", pair)
    if not form.is_bound and (view.is_over or course_for(request.user, pair).pause):
        return redirect("pair", pair)
    context = {"view": view, "partner": view.line.partner, "form": form}
    return render(request, "me/course/pause.html", context, status=422 if form.is_bound else 200)


def _paused(request: HttpRequest, pair: uuid.UUID, form: PauseForm) -> bool:
    if not form.is_valid():
        return False
    try:
        pause_pair(actor=request.user, pair=pair, until=form.cleaned_data["until"])
    except Refused as refused:
        form.add_error("until", refused.message)
        return False
    return True


@require_POST
@login_required
def pair_act(request: HttpRequest, pair: uuid.UUID, turn: str) -> HttpResponse:
    """Whatever one button does."""
    pair_for(request.user, pair)
    if turn not in TURNS:
        raise NotFound
    does, said = TURNS[turn]
    try:
        does(request, pair)
        messages.success(request, said())
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("pair", pair)


def _answer(word: str) -> Callable[[HttpRequest, uuid.UUID], None]:
    return lambda request, pair: answer_trial(actor=request.user, pair=pair, answer=word)


def _next(choice: str) -> Callable[[HttpRequest, uuid.UUID], None]:
    return lambda request, pair: say_next(actor=request.user, pair=pair, choice=choice)


def _interim(wanted: bool) -> Callable[[HttpRequest, uuid.UUID], None]:
    return lambda request, pair: want_interim(actor=request.user, pair=pair, wanted=wanted)


def _resume(request: HttpRequest, pair: uuid.UUID) -> None:
    resume_pair(actor=request.user, pair=pair)


def _take_back(request: HttpRequest, pair: uuid.UUID) -> None:
    take_back_leaving(actor=request.user, pair=pair)


Turn = tuple[Callable[[HttpRequest, uuid.UUID], None], Callable[[], str]]
TURNS: Final[dict[str, Turn]] = {
    "go-on": (_answer("yes"), lambda: _("You have said that you go on.")),
    "stop": (_answer("no"), lambda: _("You have said that you do not go on.")),
    "resume": (_resume, lambda: _("Your pair goes on.")),
    "interim": (
        _interim(True),
        lambda: _("The coordinator sees that you would take one more for this time."),
    ),
    "no-interim": (_interim(False), lambda: _("You wait for your partner.")),
    "take-back": (_take_back, lambda: _("You have not left.")),
    "again": (_next("again"), lambda: _("You would like another partner.")),
    "later": (_next("later"), lambda: _("You are asked when a later cohort begins.")),
    "not-now": (_next("not_now"), lambda: _("Nothing for now.")),
}
