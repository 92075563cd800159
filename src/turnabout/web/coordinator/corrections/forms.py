"""The answer to a request for a correction."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.programmes.services.directory import LONGEST_ANSWER


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What was put right, or why it stays. One or two sentences."),
        error_messages={"required": _("Write a short answer. The person reads it on their own page.")},
    )
