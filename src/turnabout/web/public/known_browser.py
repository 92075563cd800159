"""A browser that somebody signed in from before: strangers who use up the codes of a mail do not keep it out.

Its cookie is a digest that names nobody and is good for one account, until that account's password or mail changes."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE: Final = "turnabout_known"
SALT: Final = "turnabout.web.public.known_browser"
AGE: Final = 180 * 24 * 3600  # seconds


def remember(response: HttpResponse, user: Any) -> None:
    response.set_cookie(
        COOKIE, _mark(user), max_age=AGE, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
    )


def is_known(request: HttpRequest, user: Any) -> bool:
    """Whether this browser signed in to this account before."""
    return user is not None and constant_time_compare(request.COOKIES.get(COOKIE, ""), _mark(user))


def _mark(user: Any) -> str:
    return salted_hmac(SALT, f"{user.pk}|{user.email}|{user.password}", algorithm="sha256").hexdigest()
