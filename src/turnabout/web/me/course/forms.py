"""The form of a pause: one day, or none."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PauseForm(forms.Form):
    until = forms.DateField(
        label=_("Go on from"),
        help_text=_("Leave it empty if you do not know yet."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Choose a day, or leave it empty.")},
    )
