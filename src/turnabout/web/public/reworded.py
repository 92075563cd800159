"""The forms of allauth in the words of this product: passwords, and codes that came by mail."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmLoginCodeForm,
    ConfirmPasswordResetCodeForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django.utils.translation import gettext_lazy as _

from turnabout.web.public.forms import reword_mail


class PlainPasswords:
    """The words of this product on the password forms of allauth."""

    labels: Final = {
        "oldpassword": _("Your password now"),
        "password": _("Your password"),
        "password1": _("The new password"),
        "password2": _("The new password once more"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            if name in self.fields:  # type: ignore[attr-defined]  # mixed into forms
                field = self.fields[name]  # type: ignore[attr-defined]  # mixed into forms
                field.label, field.help_text = label, ""
                field.widget.attrs["placeholder"] = ""


class PasswordLogin(PlainPasswords, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword_mail(self.fields["login"])


class ChangePassword(PlainPasswords, ChangePasswordForm):
    pass


class SetPassword(PlainPasswords, SetPasswordForm):
    pass


class NewPassword(PlainPasswords, ResetPasswordKeyForm):
    pass


class Reauthenticate(PlainPasswords, ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.user.email:
            self.fields["password"].label = _("Your passphrase")


class PlainCode:
    """The field for a code that came by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]  # type: ignore[attr-defined]  # mixed into forms
        field.label = _("The code from the mail")
        field.widget.attrs["placeholder"] = ""


class LoginCode(PlainCode, ConfirmLoginCodeForm):
    pass


class ResetCode(PlainCode, ConfirmPasswordResetCodeForm):
    pass
