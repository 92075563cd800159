"""The frame of every page: who is here, and where they can go. One query for whoever is signed in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from turnabout.programmes.selectors import cohorts_of

MOST_COHORTS = 3  # in the menu; the start page has the others


def frame(request: HttpRequest) -> dict[str, Any]:
    """`navigation` is a list of (label, address, current), `account` one entry, as parts/top.html takes them."""
    user = getattr(request, "user", None)
    languages = {"languages": settings.LANGUAGES, "language_url": _address("language")}
    if user is None or not user.is_authenticated:
        return {"navigation": [], "home": "/", **languages}
    if user.left_at is not None:
        return {"navigation": [], "home": "/", **languages, "foot_links": [_sign_out()]}
    return {
        **languages,
        "home": _address("home"),
        "navigation": _navigation(request),
        "account": {"label": user.name or user.email or _("Your account"), "href": _address("account_email")},
        "foot_links": [_sign_out()],
    }


def _sign_out() -> dict[str, str]:
    return {"label": _("Sign out"), "href": _address("account_logout")}


def _navigation(request: HttpRequest) -> list[tuple[str, str, bool]]:
    places = [(_("Start"), "home", [])]
    for cohort in coordinated(request)[:MOST_COHORTS]:
        places.append((cohort.name, "cohort", [cohort.uuid]))
    places.append((_("People"), "people", []))
    if request.user.is_administrator:
        places.append((_("Programmes"), "programmes", []))
        places.append((_("Staff lists"), "staff_lists", []))
    return [_entry(request.path, label, _address(view, *args)) for label, view, args in places]


def coordinated(request: HttpRequest) -> list[Any]:
    """The viewer's cohorts, asked for once in a request."""
    if not hasattr(request, "coordinated_cohorts"):
        request.coordinated_cohorts = cohorts_of(request.user)  # type: ignore[attr-defined]  # kept for this request
    return request.coordinated_cohorts  # type: ignore[attr-defined, no-any-return]  # set above


def _entry(path: str, label: str, href: str) -> tuple[str, str, bool]:
    return label, href, path == href if href == "/" else path.startswith(href)


def _address(view: str, *args: Any) -> str:
    try:
        return reverse(view, args=args)
    except NoReverseMatch:  # a page that this installation does not have
        return "/"
