"""The one page that makes a programme: names, a start, who runs it, and the rules with good defaults."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from turnabout.programmes.forms_of import Template
from turnabout.web.coordinator.cohort.rules import RulesForm

WEEKS_UNTIL_START: Final = 6
SHOWN: Final = ("name", "cohort_name", "starts_on", "coordinator_email")  # the lines that are enough


def likely_start() -> date:
    """A Monday in about six weeks: time to ask people, match and review."""
    day = localdate() + timedelta(weeks=WEEKS_UNTIL_START)
    return day + timedelta(days=-day.weekday() % 7)


class ProgrammeForm(RulesForm):
    name = forms.CharField(
        label=_("Name of the programme"),
        max_length=120,
        error_messages={"required": _("Give the programme a name.")},
    )
    cohort_name = forms.CharField(
        label=_("Name of its first cohort"),
        help_text=_("A cohort is one round of the programme, with people who start together."),
        max_length=120,
        error_messages={"required": _("Give its first cohort a name.")},
    )
    starts_on = forms.DateField(
        label=_("First day of the pairs"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    coordinator_email = forms.EmailField(
        label=_("Mail of the coordinator"),
        help_text=_("They bring in the people, match and publish. Leave your own if that is you."),
        error_messages={"required": _("Say who runs it: a programme needs a coordinator.")},
    )
    deputy_email = forms.EmailField(label=_("Mail of a deputy"), required=False)
    sponsor_email = forms.EmailField(label=_("Mail of the sponsor"), required=False)
    safeguarding_email = forms.EmailField(
        label=_("Mail of the safeguarding contact"),
        help_text=_("Somebody people can turn to when something is not right. They may be from outside."),
        required=False,
    )
    mentor_label = forms.CharField(label=_("Who teaches first is called"), max_length=40)
    mentee_label = forms.CharField(label=_("Who learns first is called"), max_length=40)

    def __init__(self, *args: Any, coordinator: str, like: Template, **kwargs: Any) -> None:
        start = likely_start()
        self.like = like
        kwargs["initial"] = {
            "cohort_name": f"{start:%B %Y}",
            "starts_on": start,
            "coordinator_email": coordinator,
            "mentor_label": like.mentor_label,
            "mentee_label": like.mentee_label,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, policy=like.policy(), **kwargs)

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if day < localdate():
            raise forms.ValidationError(_("This day is over. Choose today or a later one."))
        return day

    @property
    def folded_errors(self) -> bool:
        """Whether something is wrong in the part of the page that stands folded."""
        return bool(set(self.errors) - set(SHOWN))

    def for_service(self) -> dict[str, Any]:
        """The keyword arguments of `make_programme`."""
        names = [name for name in ProgrammeForm.declared_fields if name not in RulesForm.declared_fields]
        return {name: self.cleaned_data[name] for name in names} | {
            "policy": self.changed_policy(),
            "form": self.like.form.value,
        }
