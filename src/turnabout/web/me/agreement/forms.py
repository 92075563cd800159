"""The form of the page: everything filled in, short enough for one sheet, and the version it was written over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.pairs.terms import (
    ABSENCES,
    LEVELLING,
    LONGEST,
    MINUTES,
    PLACES,
    RULES,
    STOPPING,
    Terms,
)
from turnabout.programmes.plan import MONTHS, Cadence

OWN = gettext_lazy("In your own words")


class AgreementForm(forms.Form):
    """`two` are the names by seat. Texts are one line each; a browser that knows no limit is told at the field."""

    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    end_goal = forms.CharField(label=gettext_lazy("What we want to reach"))
    mentee_goal_1 = forms.CharField()
    mentee_goal_2 = forms.CharField(required=False)
    mentor_goal_1 = forms.CharField()
    mentor_goal_2 = forms.CharField(required=False)
    cadence = forms.ChoiceField(
        label=gettext_lazy("We meet"), choices=Cadence.choices, widget=forms.RadioSelect
    )
    minutes = forms.TypedChoiceField(label=gettext_lazy("Each time for"), coerce=int)
    months = forms.TypedChoiceField(label=gettext_lazy("Altogether for"), coerce=int)
    driver = forms.ChoiceField(
        label=gettext_lazy("Times and topics are proposed by"), widget=forms.RadioSelect
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Where we meet"), choices=list(PLACES.items()), widget=forms.RadioSelect
    )
    place_own = forms.CharField(label=gettext_lazy("Where exactly"), required=False)
    levelling = forms.MultipleChoiceField(
        label=gettext_lazy("So that rank stays outside"),
        choices=list(LEVELLING.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    levelling_own = forms.CharField(label=OWN, required=False)
    absence = forms.ChoiceField(
        label=gettext_lazy("If one of us cannot come"),
        choices=list(ABSENCES.items()),
        widget=forms.RadioSelect,
    )
    absence_own = forms.CharField(label=OWN, required=False)
    rules = forms.MultipleChoiceField(
        label=gettext_lazy("What stays between us"),
        choices=list(RULES.items()),
        error_messages={"required": gettext_lazy("Keep at least one of these.")},
        widget=forms.CheckboxSelectMultiple,
    )
    rules_own = forms.CharField(label=gettext_lazy("A rule of your own"), required=False)
    stopping = forms.ChoiceField(
        label=gettext_lazy("How we stop"), choices=list(STOPPING.items()), widget=forms.RadioSelect
    )
    stopping_own = forms.CharField(label=OWN, required=False)
    together = forms.BooleanField(required=False)

    def __init__(self, *args: Any, two: dict[str, str], partner: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._name(two, partner)
        self.fields["cadence"].choices = [*Cadence.choices[:-1], (Cadence.OWN, _("as it suits us"))]
        self.fields["minutes"].choices = [(str(n), _("%(n)s minutes") % {"n": n}) for n in MINUTES]
        self.fields["months"].choices = [(str(n), _months(n)) for n in MONTHS]
        self.fields["driver"].choices = [
            ("mentor", two["mentor"]),
            ("mentee", two["mentee"]),
            ("pair", _("either of us")),
        ]
        for name, longest in LONGEST.items():
            field = self.fields[name]
            field.max_length = longest
            field.widget = forms.Textarea(attrs={"rows": 2, "maxlength": longest, "class": "short-text"})
            field.validators.append(_at_most(longest))

    def _name(self, two: dict[str, str], partner: str) -> None:
        for seat, name in two.items():
            first, second = self.fields[f"{seat}_goal_1"], self.fields[f"{seat}_goal_2"]
            first.label = _("What %(name)s wants to get from it") % {"name": name}
            second.label = _("Something else that %(name)s wants to get from it") % {"name": name}
        self.fields["together"].label = _("%(name)s sits here with me, has read it, and confirms it too") % {
            "name": partner
        }

    @property
    def terms(self) -> Terms:
        """What was sent, as far as it is sound."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("base", "together")}


def _months(n: int) -> str:
    return _("1 month") if n == 1 else _("%(n)s months") % {"n": n}


def _at_most(longest: int) -> Any:
    return MaxLengthValidator(
        longest,
        gettext_lazy("Make it shorter: at most %(limit_value)d letters, so that it fits on one sheet."),
    )
