"""Whoever sees more than their own needs a second step where the installation says so: asked kindly, then required."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from turnabout.ground.accounts.second_step import due_at, has_second_step, rule
from turnabout.programmes.selectors.roles import sees_others

Handler = Callable[[HttpRequest], HttpResponse]
OPEN: Final = ("account_", "mfa_", "language", "scheme", "health")
KEY: Final = "second_step"


def second_step_gate(get_response: Handler) -> Handler:
    """Looks once a minute, when the session is written anyway; a person who has to set it up is looked at each time,
    so that the pages open as soon as it is done."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_locked(request) and not _is_open(request):
            messages.error(
                request, _("Please set up a second step for signing in first. It takes two minutes.")
            )
            return redirect("mfa_index")
        return get_response(request)

    return handle


def look_again(request: HttpRequest) -> None:
    """With the next page, not with the next minute: whoever made the rule sees what it does."""
    request.session.pop(KEY, None)


def _is_locked(request: HttpRequest) -> bool:
    session = request.session
    seen = session.get("seen_at", 0)
    if session.get(KEY, {}).get("at") != seen:
        session[KEY] = {"at": seen, "locked": _look(request, first=KEY not in session)}
    elif session[KEY]["locked"] and has_second_step(request.user):
        session[KEY] = {"at": seen, "locked": False}
    return bool(session[KEY]["locked"])


def _look(request: HttpRequest, *, first: bool) -> bool:
    at, user = rule(), request.user
    if not at.is_required or not (user.is_administrator or sees_others(user)):
        return False
    due = due_at(user, at)
    if due is None:
        return False
    if due > now() and first:
        day = date_format(localtime(due), "j F")
        messages.success(
            request,
            _("Until %(day)s, please set up a second step for signing in: on the page of your account.")
            % {"day": day},
        )
    return due <= now()


def _is_open(request: HttpRequest) -> bool:
    try:
        name = resolve(request.path_info).url_name or ""
    except Resolver404:
        return False
    return name.startswith(OPEN)
