"""Pages behind a link that opens once. Looking changes nothing, for mail scanners and assistants look too; the button
uses the link and signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from turnabout.ground.accounts import selectors
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import become_first_administrator, end_join_links
from turnabout.ground.errors import Refused
from turnabout.web.public.forms import SetUp
from turnabout.workflows import join as joining

if TYPE_CHECKING:
    from turnabout.ground.accounts.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """The first administrator of an empty installation."""
    if selectors.entry_link(token, Purpose.SET_UP) is None:
        return link_is_over(request)
    form = SetUp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = become_first_administrator(token=token, **form.cleaned_data)
        except Refused as refused:
            return link_is_over(request, refused)
        enter(request, user)
        return redirect(address_of("programme_new"))
    return render(request, "public/set_up.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """An invitation: one button makes or opens the account, and leads to the question that waits."""
    link = selectors.entry_link(token, Purpose.JOIN)
    if link is None:
        return link_is_over(request)
    if request.method != "POST":
        return render(request, "public/join.html", {"cohort": joining.what_asks(link)})
    try:
        user = joining.join(token=token)
    except Refused as refused:
        return link_is_over(request, refused)
    enter(request, user)
    waiting = joining.enrolment_to_answer(user)
    return redirect(address_of("enrolment", waiting) if waiting else address_of("home"))


def enter(request: HttpRequest, user: User) -> None:
    """Sign in; the session gets a new key, and whatever another account left in it is gone."""
    login(request, user, backend=BACKEND)
    end_join_links(user)


def enter_step_by_step(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """Sign in as whoever typed a secret of theirs, on the way that every sign-in goes: an account with a second step is
    asked for it before it is open."""
    login = Login(user=user, email_verification=EmailVerificationMethod.NONE, redirect_url=address)
    return perform_password_login(request, {}, login)


def link_is_over(request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    """Wrong, used and run-out links look the same; the way in is a code by mail."""
    if refused is not None:
        messages.error(request, str(refused.message))
    return render(request, "public/link_over.html", status=404)


def address_of(view: str, *args: object) -> str:
    try:
        return reverse(view, args=args)
    except NoReverseMatch:  # an installation without that page
        return "/"
