"""The forms of a programme's set-up."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from turnabout.programmes.plan import PURPOSES, Basis, Cadence, Driver

MONTHS = [(str(number), _("%(n)s months") % {"n": number}) for number in (3, 6, 9, 12, 18, 24)]
TRIAL = [
    ("0", _("no trial")),
    ("4", _("after 4 weeks")),
    ("6", _("after 6 weeks")),
    ("8", _("after 8 weeks")),
    ("12", _("after 12 weeks")),
]
NUDGES = [
    ("0", _("never")),
    ("1", _("once, after a week")),
    ("2", _("twice, a week apart")),
    ("3", _("three times, a week apart")),
]
KINDS = [
    ("deputy", _("Deputy: can do all that the coordinator can")),
    ("sponsor", _("Sponsor: opens the programme and sees published reports")),
    ("safeguarding", _("Safeguarding contact: somebody to turn to; may be from outside")),
    ("coordinator", _("Coordinator: brings people in, matches, publishes")),
]


EMPTY = {"required": _("Write something, or put the text back to ours.")}


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlanForm(forms.Form):
    name = forms.CharField(label=_("Name of the programme"), max_length=120)
    purpose = forms.CharField(
        label=_("What it is for"),
        help_text=_("One or two sentences. People read them before they say yes or no."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    mentor_label = forms.CharField(label=_("Who teaches first is called"), max_length=40)
    mentee_label = forms.CharField(label=_("Who learns first is called"), max_length=40)
    cadence = forms.ChoiceField(label=_("The two meet"), choices=Cadence.choices, widget=forms.RadioSelect)
    driver = forms.ChoiceField(
        label=_("Who proposes times and topics"), choices=Driver.choices, widget=forms.RadioSelect
    )
    months = forms.TypedChoiceField(label=_("A pair goes on for"), choices=MONTHS, coerce=int)
    trial_weeks = forms.TypedChoiceField(
        label=_("Both say whether they go on"),
        help_text=_("After a trial nobody owes a reason: a pair goes on only if both say so."),
        choices=TRIAL,
        coerce=int,
    )
    agreement_nudges = forms.TypedChoiceField(
        label=_("Two who have met and not yet agreed on their page are reminded"),
        help_text=_("Both get the same mail. You see whether there is an agreement, never who is late."),
        choices=NUDGES,
        coerce=int,
    )

    def __init__(self, *args: Any, programme: Any, cohorts: Collection[Any], **kwargs: Any) -> None:
        names = [name for name in PlanForm.base_fields]
        self.cohorts = cohorts
        super().__init__(*args, initial={name: getattr(programme, name) for name in names}, **kwargs)
        _offer(self.fields["months"], programme.months, _("%(n)s months") % {"n": programme.months})
        _offer(
            self.fields["trial_weeks"],
            programme.trial_weeks,
            _("after %(n)s weeks") % {"n": programme.trial_weeks},
        )
        nudges = programme.agreement_nudges
        _offer(self.fields["agreement_nudges"], nudges, _("%(n)s times, a week apart") % {"n": nudges})
        for cohort in cohorts:
            self.fields.update(_days(cohort))

    def days(self) -> Iterator[tuple[Any, Any, Any]]:
        """Each cohort with its two fields."""
        for cohort in self.cohorts:
            yield cohort, self[f"starts-{cohort.uuid}"], self[f"ends-{cohort.uuid}"]

    def for_service(self) -> dict[str, Any]:
        """The keyword arguments of `set_plan`."""
        given = self.cleaned_data
        dates: dict[uuid.UUID, tuple[date | None, date | None]] = {
            cohort.uuid: (given[f"starts-{cohort.uuid}"], given[f"ends-{cohort.uuid}"])
            for cohort in self.cohorts
        }
        return {**{name: given[name] for name in PlanForm.base_fields}, "dates": dates}


class NextCohortForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the cohort"),
        max_length=120,
        error_messages={"required": _("Give the cohort a name.")},
    )
    starts_on = forms.DateField(label=_("First day of the pairs"), widget=_day())
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_(
            "On the day after, a cohort with published pairs closes, and what was confided for it is deleted."
        ),
        required=False,
        widget=_day(),
    )


class RoleForm(forms.Form):
    kind = forms.ChoiceField(label=_("As what"), choices=KINDS, widget=forms.RadioSelect)
    email = forms.EmailField(label=_("Mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Name"),
        help_text=_("For somebody from outside. Whoever is on your staff list has one already."),
        max_length=200,
        required=False,
    )


class WordingForm(forms.Form):
    """Checked by the room of mails, whose words stand at the fields."""

    subject = forms.CharField(label=_("Subject"), error_messages=EMPTY)
    body = forms.CharField(
        label=_("Text"), error_messages=EMPTY, widget=forms.Textarea(attrs={"rows": 14, "class": "long-text"})
    )


class BasisForm(forms.Form):
    basis = forms.ChoiceField(
        label=_("The programme rests on"), choices=Basis.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Where this is written, and whom to ask"),
        help_text=_("For example: works agreement of 3 May, section 4; privacy@firm.example."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    purposes = forms.MultipleChoiceField(
        label=_("Beyond matching"),
        choices=list(PURPOSES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _days(cohort: Any) -> dict[str, forms.Field]:
    """The first day is fixed once there are pairs."""
    starts = forms.DateField(
        label=_("%(cohort)s: first day of the pairs") % {"cohort": cohort.name},
        initial=cohort.starts_on,
        required=False,
        disabled=cohort.state != "open",
        widget=_day(),
    )
    ends = forms.DateField(
        label=_("%(cohort)s: last day") % {"cohort": cohort.name},
        help_text=_("Left empty, the cohort goes on until you close it."),
        initial=cohort.ends_on,
        required=False,
        widget=_day(),
    )
    return {f"starts-{cohort.uuid}": starts, f"ends-{cohort.uuid}": ends}


def _offer(field: Any, value: int, label: Any) -> None:
    """A number set elsewhere stands among the choices, so that saving the page does not change it."""
    if str(value) not in dict(field.choices):
        field.choices = [*field.choices, (str(value), label)]
