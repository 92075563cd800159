"""The two forms of the page: what the senior stays out of, and that such a decision came up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.pairs.stay_out import DECISIONS, LONGEST, MONTHS, OWN


class StateForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("I stay out of decisions about"),
        choices=list(DECISIONS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one decision.")},
    )
    words = forms.CharField(label=gettext_lazy("What else"), max_length=LONGEST, required=False)
    months = forms.TypedChoiceField(
        label=gettext_lazy("While we are a pair, and afterwards for"), coerce=int, initial=MONTHS[1]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["months"].choices = [
            (str(n), ngettext("%(n)s month", "%(n)s months", n) % {"n": n}) for n in MONTHS
        ]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if OWN in found.get("kinds", ()) and not found.get("words"):
            self.add_error("words", _("Say what else it is."))
        return found


class OccasionForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of decision"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy("One line, for example: the project lead in autumn."),
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, kinds: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, prefix="occasion", **kwargs)
        self.fields["kind"].choices = [(kind, DECISIONS[kind]) for kind in kinds]
