"""Setting up a second step: whoever has just shown a code or a passkey is not asked for it once more a page later."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication  # the library has no public door to it
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe


class SetUpApp(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, method="mfa", type="totp", reauthenticated=True
        )
        return answer


class AddPasskeyPage(AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, method="mfa", type="webauthn", reauthenticated=True
        )
        return answer


@require_safe
def passkeys(request: HttpRequest) -> HttpResponse:
    """They stand on the page of the second step; the library leads here after a change."""
    return redirect("mfa_index")
