"""Answers to what went wrong. They ask no database and survive a template that cannot be rendered."""

from __future__ import annotations

import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from turnabout.ground.audit.context import request_id_var

DATABASE_IS_AWAY: Final = (OperationalError, InterfaceError)
LAST_RESORT: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Turnabout</title></head>'
    "<body><main><h1>Something broke on our side</h1>"
    "<p>Load the page again in a minute. If it stays like this, tell the person who looks after Turnabout.</p>"
    "</main></body></html>"
)


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to every error that nothing else answered; a database that is away is 503, wherever it was missed."""
    if isinstance(sys.exc_info()[1], DATABASE_IS_AWAY):
        return unavailable()
    return _answer("500.html", 500)


def unavailable() -> HttpResponse:
    response = _answer("503.html", 503)
    response["Retry-After"] = "30"
    return response


def _answer(template: str, status: int) -> HttpResponse:
    try:
        page = render_to_string(
            template, {"request_id": request_id_var.get()}
        )  # no request: no context processor runs
    except Exception:  # the page about the error must not be one more error
        page = LAST_RESORT
    return HttpResponse(page, status=status)
