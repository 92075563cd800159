"""The form of a cohort that is there already: its name, first day, words and rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.programmes.selectors import default_policy
from turnabout.web.coordinator.cohort.rules import RulesForm


class CohortForm(RulesForm):
    name = forms.CharField(label=_("Name of the cohort"), max_length=120)
    starts_on = forms.DateField(
        label=_("First day of the pairs"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    mentor_label = forms.CharField(label=_("Who teaches first is called"), max_length=40)
    mentee_label = forms.CharField(label=_("Who learns first is called"), max_length=40)

    def __init__(self, *args: Any, cohort: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "name": cohort.name,
            "starts_on": cohort.starts_on,
            "mentor_label": cohort.programme.mentor_label,
            "mentee_label": cohort.programme.mentee_label,
        }
        super().__init__(*args, policy={**default_policy(), **cohort.policy}, **kwargs)

    def for_service(self) -> dict[str, Any]:
        """The keyword arguments of `set_cohort`."""
        names = [name for name in CohortForm.declared_fields if name not in RulesForm.declared_fields]
        return {name: self.cleaned_data[name] for name in names} | {"policy": self.changed_policy()}
