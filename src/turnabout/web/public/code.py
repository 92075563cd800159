"""Codes by mail: asked for again while one is waited for; a wrong one says how many tries are left."""

from __future__ import annotations

from typing import Any

from allauth.account import views
from allauth.account.stages import LoginByCodeStage
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class StartAgain:
    """allauth leads whoever waits for a code back to typing it, and nobody could ask for another one, nor mend their
    mail. Here the doors stay open; asking again takes the place of the code before."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> HttpResponse | None:
        if stage.key == LoginByCodeStage.key:
            return None
        return super()._redirect_to_pending_stage(request, stage)  # type: ignore[misc]  # mixed into views


class Login(StartAgain, views.LoginView):
    pass


class AskForCode(StartAgain, views.RequestLoginCodeView):
    pass


class ConfirmCode(views.ConfirmLoginCodeView):
    """Tries are counted with the code that was asked for, not with the address of an office."""

    def form_invalid(self, form: Any) -> HttpResponse:
        process = self._process
        if not process.record_invalid_attempt():
            messages.error(
                self.request,
                _("That was not the code either, so it does not work any more. Send yourself a new one."),
            )
            return redirect(self.passthrough_next_url(reverse("account_request_login_code")))
        left = process.max_attempts - process.state["failed_attempts"]
        tries = ngettext("%(n)s try is left.", "%(n)s tries are left.", left) % {"n": left}
        form.errors["code"] = form.error_class(
            [f"{error} {tries}" for error in form.errors.get("code", [""])]
        )
        return self.render_to_response(self.get_context_data(form=form))
