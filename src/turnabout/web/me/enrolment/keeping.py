"""Keeps what was typed and could not be saved, sealed, in the browser's session: when the one before had ended, until
the person is back; and when another window had written since, until the person has chosen."""

from __future__ import annotations

import uuid
from typing import Final

from django.conf import settings
from django.http import HttpRequest, QueryDict

from turnabout.ground.secrets.seal import SealBroken, seal, unseal
from turnabout.web.public.limits import within

NAME: Final = "kept-enrolment"
ENDED, ELSEWHERE = "ended", "elsewhere"
MOST: Final = 16_384  # characters; a form that is larger was not typed
KEPT_FOR: Final = 3600  # seconds; whoever was at the form signs in again soon
MOST_FROM_ONE_PLACE: Final = 60  # sessions an hour; an office shares one address
MOST_OF_ALL: Final = 2000


def keep(request: HttpRequest, enrolment: uuid.UUID, why: str = ENDED) -> bool:
    """Whether it is kept. Anybody may send this, signed in or not, so it opens only for whoever owns the enrolment,
    and strangers can fill the table with so many rows an hour and no more. Typing on in one browser is one row."""
    post = request.POST.copy()
    for name in ("csrfmiddlewaretoken", "confirm"):
        post.pop(name, None)
    text = post.urlencode()
    is_known = request.user.is_authenticated
    if len(text) > MOST or not (is_known or _is_there(request) or _one_more(request)):
        return False
    request.session[NAME] = [str(enrolment), seal(settings.KEY_RING, text.encode(), _place(enrolment)), why]
    if not is_known:
        request.session.set_expiry(KEPT_FOR)
    return True


def kept(request: HttpRequest, enrolment: uuid.UUID) -> QueryDict | None:
    of, sealed, *_why = request.session.get(NAME, ("", ""))
    if of != str(enrolment):
        return None
    try:
        return QueryDict(unseal(settings.KEY_RING, sealed, _place(enrolment)))
    except SealBroken:
        return None


def why_kept(request: HttpRequest) -> str:
    _of, _sealed, *why = request.session.get(NAME, ("", ""))
    return str(why[0]) if why else ENDED


def forget(request: HttpRequest) -> None:
    request.session.pop(NAME, None)


def _is_there(request: HttpRequest) -> bool:
    return NAME in request.session


def _one_more(request: HttpRequest) -> bool:
    return within(request, "kept-forms", most=MOST_FROM_ONE_PLACE, most_of_all=MOST_OF_ALL)


def _place(enrolment: uuid.UUID) -> str:
    return f"session/{enrolment}/{NAME}"
