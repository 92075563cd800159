"""Whoever signs in with codes proves once more who they are before a lasting way in is made: a password, a passkey, an
app. Otherwise somebody who passes by an open browser could make one. (Who has a password or a second step is asked for
that, by allauth.)"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods

from turnabout.ground.accounts.second_step import has_second_step
from turnabout.web.public.forms import RequestCode

Handler = Callable[[HttpRequest], HttpResponse]
FRESH: Final = 15 * 60  # seconds since the sign-in
LASTING: Final = frozenset({"account_set_password", "mfa_activate_totp", "mfa_add_webauthn"})


def proof_gate(get_response: Handler) -> Handler:
    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _makes_a_way_in(request.path_info) and _is_stale(request):
            return render(request, "account/proof.html", {"next": request.path_info}, status=403)
        return get_response(request)

    return handle


@require_http_methods(["GET", "POST"])
@login_required
def prove(request: HttpRequest) -> HttpResponse:
    """Sign out, and send the code to sign in again. What was asked for goes on afterwards."""
    if request.method == "GET":  # the address kept from a form; only its button does something
        return redirect("account_email")
    email, wanted = request.user.email, request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        wanted = reverse("account_email")
    logout(request)
    form = RequestCode({"email": email})
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["email"]))
        return redirect("account_request_login_code")
    LoginCodeVerificationProcess.initiate(request=request, user=form._user, email=email)
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({'next': wanted})}")


def _makes_a_way_in(path: str) -> bool:
    try:
        return resolve(path).url_name in LASTING
    except Resolver404:
        return False


def _is_stale(request: HttpRequest) -> bool:
    user = request.user
    if not user.email or user.has_usable_password() or has_second_step(user):
        return False
    return time.time() - request.session.get("started_at", 0) > FRESH
