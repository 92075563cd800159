"""The second step of signing in, in the words of this product; its secrets are sealed like all others."""

from __future__ import annotations

from typing import Any, Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.ground.secrets.seal import seal, unseal

PLACE: Final = "mfa_authenticator/data"


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This is not the code. Codes change every half minute: type the newest one."
        ),
        "cannot_delete_authenticator": gettext_lazy("This cannot be switched off here."),
    }

    def encrypt(self, text: str) -> str:
        return seal(settings.KEY_RING, text.encode(), PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(settings.KEY_RING, encrypted_text, PLACE).decode()

    def get_totp_issuer(self) -> str:
        return "Turnabout"

    def _get_site_name(self) -> str:
        return "Turnabout"

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """What the device shows when it asks which account to open."""
        return {
            **super().get_public_key_credential_user_entity(user),
            "display_name": user.name or user.email,
        }

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        return str(_("My passkey"))


class PlainStep:
    """Labels of ours, and no placeholder that repeats them."""

    labels: Final = {
        "code": gettext_lazy("The code"),
        "name": gettext_lazy("A name for it"),
        "passwordless": gettext_lazy("Sign in with it alone, without a code by mail"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            if name in self.fields:  # type: ignore[attr-defined]  # mixed into forms
                field = self.fields[name]  # type: ignore[attr-defined]  # mixed into forms
                field.label, field.help_text = label, ""
                field.widget.attrs["placeholder"] = ""
        if "code" in self.fields:  # type: ignore[attr-defined]  # mixed into forms
            self.fields["code"].widget.attrs["inputmode"] = "numeric"  # type: ignore[attr-defined]  # as above


class StepCode(PlainStep, AuthenticateForm):
    pass


class StepCodeAgain(PlainStep, ReauthenticateForm):
    pass


class FirstCode(PlainStep, ActivateTOTPForm):
    pass


class AddPasskey(PlainStep, AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskey(PlainStep, EditWebAuthnForm):
    pass
