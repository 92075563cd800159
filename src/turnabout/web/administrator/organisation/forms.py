"""The form of the organisation's name and mark."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class OrganisationForm(forms.Form):
    name = forms.CharField(
        label=_("Name of your organisation"),
        help_text=_("Short, as people say it. It stands at the top of mails."),
        max_length=80,
        required=False,
    )
    mark = forms.FileField(
        label=_("Its mark"),
        help_text=_(
            "A PNG picture, at most 1,200 points on a side. We keep its pixels and nothing else that is in the file. "
            "SVG is not taken: save it as PNG."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png"}),
    )
    without_mark = forms.BooleanField(label=_("Take the mark away"), required=False)
