"""Answers about a mail leave at the same moment, whether the mail is known here or not.

The floor holds for the whole request: what is done after the form (the mail, the session) takes longer for a known
mail, and a wait inside the form would leave that to be seen. Waiting holds a thread of the server, so only some of
them may wait at once: whoever asks beyond that is told so, whichever mail it is, and everybody else gets their page."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from math import ceil
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

ANSWER_AFTER: Final = 0.25  # seconds; longer than any of the ways through takes on an idle machine
LEVEL: Final = frozenset(
    {
        "account_request_login_code",
        "account_confirm_login_code",
        "account_reset_password",
        "account_confirm_password_reset_code",
    }
)
THREADS: Final = 16  # of one server process
WAITING: Final = 10  # of them, at most
RETRY_AFTER: Final = 2  # seconds
clock, sleep = time.monotonic, time.sleep
places = threading.BoundedSemaphore(WAITING)


def level_answers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """On a busy machine that needs longer, the answer waits for the next full step: it still does not tell."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not _is_level(request.path_info):
            return get_response(request)
        if not places.acquire(blocking=False):
            return _busy(request)
        try:
            started = clock()
            response = get_response(request)
            sleep(_still_to_wait(clock() - started))
            return response
        finally:
            places.release()

    return handle


def _busy(request: HttpRequest) -> HttpResponse:
    answer = render(request, "public/busy.html", status=429)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer


def _still_to_wait(taken: float) -> float:
    return max(1, ceil(taken / ANSWER_AFTER)) * ANSWER_AFTER - taken


def _is_level(path: str) -> bool:
    try:
        return resolve(path).view_name in LEVEL
    except Resolver404:
        return False
