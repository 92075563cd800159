"""Answers about a mail leave at the same moment, whether the mail is known here or not.

The floor holds for the whole request: what is done after the form (the mail, the session) takes longer for a known
mail, and a wait inside the form would leave that to be seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil
from typing import Final

from django.http import HttpRequest, HttpResponse

ANSWER_AFTER: Final = 0.25  # seconds; longer than any of the ways through takes on an idle machine
LEVEL: Final = frozenset(
    {
        "account_request_login_code",
        "account_confirm_login_code",
        "account_reset_password",
        "account_confirm_password_reset_code",
    }
)
clock, sleep = time.monotonic, time.sleep


def level_answers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """On a busy machine that needs longer, the answer waits for the next full step: it still does not tell."""

    def handle(request: HttpRequest) -> HttpResponse:
        started = clock()
        response = get_response(request)
        if request.method == "POST" and _is_level(request):
            sleep(_still_to_wait(clock() - started))
        return response

    return handle


def _still_to_wait(taken: float) -> float:
    return max(1, ceil(taken / ANSWER_AFTER)) * ANSWER_AFTER - taken


def _is_level(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in LEVEL
