"""The forms before sign-in. They answer an unknown mail as they answer a known one; levelling.py sees to the time."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm, ResetPasswordForm
from allauth.core import context, ratelimit
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from turnabout.ground.accounts.selectors import user_by_mail
from turnabout.ground.notify.services import send_nowhere
from turnabout.web.public.known_browser import is_known
from turnabout.workflows.join import make_account_if_listed


class RequestCode(RequestLoginCodeForm):
    """Asks for a code. Whoever is on the staff list has an account from the first time they ask."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword_mail(self.fields["email"])

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        _limit(email)
        make_account_if_listed(email)
        self._user = user_by_mail(email)
        if self._user is None:
            send_nowhere(kind="account_login_code")
        return email


class ResetPassword(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword_mail(self.fields["email"])

    def clean_email(self) -> str:
        email = str(super().clean_email())
        if not self.users:
            send_nowhere(kind="account_password_reset_code")
        return email


class SetUp(forms.Form):
    """The first administrator."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Say what you are called.")},
    )
    email = forms.EmailField(
        label=_("Your mail"),
        help_text=_("You sign in with it. If you lose your password, a code goes there."),
        error_messages={"required": _("Give a mail that reaches you.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("A password"),
        strip=False,
        help_text=_("At least twelve characters, and not one of the common ones."),
        error_messages={"required": _("Choose a password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if user_by_mail(email):
            raise forms.ValidationError(_("There is already an account with this mail."))
        return email

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password


def reword_mail(field: forms.Field) -> None:
    field.label = _("Your mail")
    field.help_text = ""
    field.widget.attrs.update({"autocomplete": "email", "placeholder": ""})


def _limit(email: str) -> None:
    """A few codes for one mail at one address, so that a stranger elsewhere cannot use them up; and a wide limit on
    the mails that one person can be sent from everywhere (ACCOUNT_RATE_LIMITS). A browser that the person signed in
    from before is counted by itself, or strangers at many addresses would keep them out."""
    request = context.request
    if is_known(request, user_by_mail(email)):
        limits = [("known_browser", email)]
    else:
        here = f"{email}|{get_adapter().get_client_ip(request)}"
        limits = [("request_login_code", here), ("login_code_mail", email)]
    for action, key in limits:
        if not ratelimit.consume(request, action=action, key=key):
            raise get_adapter().validation_error("too_many_login_attempts")
