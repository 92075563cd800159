"""What people say on their own page of the directory."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.people.services.directory import LONGEST_SAID

ABOUT = [
    ("name", _("My name")),
    ("title", _("My job title")),
    ("unit", _("My unit")),
    ("site", _("My site or country")),
    ("employer", _("My employer")),
    ("mail", _("My mail")),
    ("grade", _("My grade")),
    ("line", _("Whom I report to")),
    ("other", _("Something else")),
]


class AwayForm(forms.Form):
    first = forms.DateField(
        label=_("First day away"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the first day."), "invalid": _("Write it as 2027-03-31.")},
    )
    last = forms.DateField(
        label=_("Last day away"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the last day."), "invalid": _("Write it as 2027-03-31.")},
    )


class WrongForm(forms.Form):
    about = forms.ChoiceField(label=_("What is wrong"), choices=ABOUT)
    said = forms.CharField(
        label=_("How should it be?"),
        max_length=LONGEST_SAID,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words how it should be.")},
    )
