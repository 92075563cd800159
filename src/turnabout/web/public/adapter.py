"""How sign-in behaves here: nobody signs up by themself, mails go through the outbox, and limits hit one account at one
address, so that nobody can lock out somebody else."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.second_step import changed
from turnabout.ground.accounts.selectors import user_by_mail
from turnabout.ground.accounts.services import end_join_links
from turnabout.ground.notify.services import send
from turnabout.web.public.known_browser import remember
from turnabout.workflows.join import tie_to_listed_person


def _params(template_prefix: str, context: dict[str, Any]) -> dict[str, Any]:
    if "code" in context:
        return {"code": context["code"]}
    return {"view": "mfa_index" if template_prefix.startswith("mfa/") else "account_reset_password"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This mail and this password do not belong together. A code by mail always works."
        ),
        "incorrect_code": _("This is not the code. It is in the newest mail that we sent you."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "too_many_login_attempts": _("That was too often. Please wait a quarter of an hour and try again."),
        "rate_limited": _("That was too often. Please wait a quarter of an hour and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations, set-up, roles and the staff list, never from a public form."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail. Of allauth's context only the code is kept, sealed: no request, address or browser."""
        kind = f"account_{template_prefix.rsplit('/', 1)[-1]}"
        user = context.get("user") or user_by_mail(email)
        send(kind=kind, user=user, address=email, params=_params(template_prefix, context))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """What happened to an account is told to its mail, proved or not; a second step stands in the record too."""
        if template_prefix.startswith("mfa/"):
            changed(user, template_prefix.rsplit("/", 1)[-1].replace("_", " "), actor=user)
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Every sign-in has proved the mail (by its code, or earlier), so the listed person with this mail is known."""
        tie_to_listed_person(user)
        end_join_links(user)
        response = super().post_login(request, user, **kwargs)
        remember(response, user)
        return response

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whoever came in by a letter has no mail to be found by; their passphrase is theirs all the same."""
        if user.email:
            return bool(super().reauthenticate(user, password))
        return user.is_active and user.check_password(password)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failures by account and address together. Counted by account alone, a stranger could lock it out."""
        return (
            f"{super()._get_login_attempts_cache_key(request, **credentials)}|{self.get_client_ip(request)}"
        )
