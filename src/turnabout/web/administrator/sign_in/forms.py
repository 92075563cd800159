"""The forms of the rules for signing in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

DAYS = [
    ("0", _("from today")),
    ("7", _("after a week")),
    ("14", _("after two weeks")),
    ("30", _("after a month")),
    ("90", _("after three months")),
]


class RuleForm(forms.Form):
    is_required = forms.BooleanField(
        label=_("Coordinators, deputies, safeguarding contacts and administrators need a second step"),
        required=False,
    )
    grace_days = forms.TypedChoiceField(
        label=_("Without it they get no further"),
        help_text=_("Counted for each of them from their next visit. Until then they are reminded."),
        choices=DAYS,
        coerce=int,
    )


class ForgetForm(forms.Form):
    email = forms.EmailField(
        label=_("Mail of the account"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
