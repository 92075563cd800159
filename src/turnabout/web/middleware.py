"""What every request passes: an id, answers to errors, limits of a session, the person's language and zone, headers."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import page_not_found

from turnabout.ground.audit.context import request_id_var
from turnabout.ground.errors import NotAllowed, NotFound, Refused
from turnabout.programmes.selectors.roles import sees_others
from turnabout.web.public.errors import DATABASE_IS_AWAY, unavailable

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import User

Handler = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("turnabout.web")
A_MINUTE = 60


def request_id(get_response: Handler) -> Handler:
    """Give each request an id, put it in every log line and audit entry, and log the request without its content."""

    def handle(request: HttpRequest) -> HttpResponse:
        identifier = uuid.uuid4().hex
        token = request_id_var.set(identifier)
        structlog.contextvars.bind_contextvars(request_id=identifier)
        started = time.perf_counter()
        try:
            response = get_response(request)
            response["X-Request-ID"] = identifier
            match = request.resolver_match
            log.info(
                "request",
                method=request.method,
                view=match.view_name if match else None,
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000),
            )
            return response
        finally:
            request_id_var.reset(token)
            structlog.contextvars.clear_contextvars()

    return handle


class ErrorAnswers:
    """Maps the errors of services and selectors once: absent and forbidden are the same 404, what cannot be done now
    is said on the page that the person came from, and a database that is away is 503."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, (NotFound, NotAllowed)):
            return page_not_found(request, exception)
        if isinstance(exception, Refused):
            messages.error(request, str(exception.message))
            return _back(request)
        if isinstance(exception, DATABASE_IS_AWAY):
            log.error("database down", error=type(exception).__name__)
            return unavailable()
        return None


def _back(request: HttpRequest) -> HttpResponse:
    """To the page that sent the form, so that the sentence stands where the person is; else to the start page."""
    came_from = request.headers.get("Referer", "")
    parts = urlsplit(came_from)
    here = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    again = request.method != "POST" and parts.path == request.path  # would only be refused once more
    path = "/" + parts.path.lstrip("/\\")  # "//name" would lead to another host
    address = urlunsplit(("", "", path, parts.query, "")) if here and not again else "/"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def session_limits(get_response: Handler) -> Handler:
    """End a session after its idle time (shorter for whoever sees more than their own) and after twelve hours at most.
    A browser that is signed out drops what it kept; its cookies are left alone, for they may be another service's."""

    def handle(request: HttpRequest) -> HttpResponse:
        try:
            was_signed_in = request.user.is_authenticated
            if was_signed_in:
                _keep_or_end(request)
        except DATABASE_IS_AWAY as error:
            log.error("database down", error=type(error).__name__)
            return unavailable()
        response = get_response(request)
        if was_signed_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return handle


def _keep_or_end(request: HttpRequest) -> None:
    now, session = int(time.time()), request.session
    seen, started = session.get("seen_at", now), session.get("started_at", now)
    idle = session.get("idle_seconds", settings.SESSION_IDLE_STAFF_SECONDS)
    left = request.user.left_at
    ended = left is not None and started < int(left.timestamp())  # sessions count in seconds
    if ended or now - seen > idle or now - started > settings.SESSION_COOKIE_AGE:
        logout(request)
    elif now - seen > A_MINUTE or "seen_at" not in session:  # at most one write a minute
        if "seen_at" not in session:
            session.set_expiry(None)  # what it held before the sign-in may have been kept for less long
        session.update({"seen_at": now, "started_at": started, "idle_seconds": _idle_seconds(request.user)})


def _idle_seconds(user: User) -> int:
    """Asked anew every minute, so that a role counts soon after it was given."""
    short = user.is_administrator or sees_others(user)
    return settings.SESSION_IDLE_STAFF_SECONDS if short else settings.SESSION_IDLE_SECONDS


def own_language_and_zone(get_response: Handler) -> Handler:
    """Pages speak the person's language and show times in their zone."""

    def handle(request: HttpRequest) -> HttpResponse:
        user = request.user
        language = getattr(user, "language", "") or translation.get_language_from_request(request)
        with translation.override(language), timezone.override(_zone(getattr(user, "timezone", ""))):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response

    return handle


def _zone(name: str) -> ZoneInfo:
    """A staff list may name a zone that this machine does not know; that must not cost the page."""
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (KeyError, ValueError, OSError):  # not found, not a name, a folder of names
        return ZoneInfo(settings.TIME_ZONE)


def never_cached(get_response: Handler) -> Handler:
    """Pages are private: no cache keeps them (static files are served before this point)."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return handle
