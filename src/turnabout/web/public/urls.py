"""Addresses before sign-in: health, set-up, joining, and the pages of allauth that are different here.

They stand before allauth's own addresses (config/urls.py), so these are the ones that answer."""

from __future__ import annotations

from allauth.account import views
from django.urls import path

from turnabout.web.public import account, code, entry, forms, health, language, proof, reworded, setting_up

urlpatterns = [
    path("health", health.health, name="health"),
    path("language/", language.language, name="language"),
    path("setup/<str:token>/", entry.set_up, name="set_up"),
    path("join/<str:token>/", entry.join, name="join"),
    path("account/login/", code.Login.as_view(form_class=reworded.PasswordLogin), name="account_login"),
    path(
        "account/login/code/",
        code.AskForCode.as_view(form_class=forms.RequestCode),
        name="account_request_login_code",
    ),
    path(
        "account/login/code/confirm/",
        code.ConfirmCode.as_view(form_class=reworded.LoginCode),
        name="account_confirm_login_code",
    ),
    path(
        "account/password/change/",
        views.PasswordChangeView.as_view(form_class=reworded.ChangePassword),
        name="account_change_password",
    ),
    path(
        "account/password/set/",
        views.PasswordSetView.as_view(form_class=reworded.SetPassword),
        name="account_set_password",
    ),
    path(
        "account/password/reset/",
        views.PasswordResetView.as_view(form_class=forms.ResetPassword),
        name="account_reset_password",
    ),
    path(
        "account/password/reset/confirm/",
        views.ConfirmPasswordResetCodeView.as_view(form_class=reworded.ResetCode),
        name="account_confirm_password_reset_code",
    ),
    path(
        "account/password/reset/complete/",
        views.CompletePasswordResetView.as_view(form_class=reworded.NewPassword),
        name="account_complete_password_reset",
    ),
    path(
        "account/reauthenticate/",
        views.ReauthenticateView.as_view(form_class=reworded.Reauthenticate),
        name="account_reauthenticate",
    ),
    path("account/proof/", proof.prove, name="account_proof"),
    path("account/email/", account.account, name="account_email"),
    path("account/2fa/totp/activate/", setting_up.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("account/2fa/webauthn/add/", setting_up.AddPasskeyPage.as_view(), name="mfa_add_webauthn"),
    path("account/2fa/webauthn/", setting_up.passkeys, name="mfa_list_webauthn"),
]
