"""The forms of inviting: what people are looked for by, and a list of mails and keys."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from turnabout.programmes.selectors.inviting import Choices, Wish
from turnabout.web.me.enrolment.languages import name_of

LONGEST_LIST = 200_000


class SeatForm(forms.Form):
    """What they are asked to be, in the programme's own words."""

    seat = forms.ChoiceField(label=_("They are asked to be"), widget=forms.RadioSelect, initial="mentor")

    def __init__(self, *args: Any, programme: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = (("mentor", programme.mentor_label), ("mentee", programme.mentee_label))
        self.fields["seat"].choices = [(seat, capfirst(label)) for seat, label in labels]  # type: ignore[attr-defined]  # a ChoiceField


class FilterForm(SeatForm):
    units = forms.MultipleChoiceField(label=_("Units"), required=False)
    sites = forms.MultipleChoiceField(label=_("Sites"), required=False)
    lowest = forms.TypedChoiceField(label=_("Grade from"), required=False, coerce=int, empty_value=None)
    highest = forms.TypedChoiceField(label=_("Grade up to"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, found: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grades = [("", _("any")), *((str(grade), str(grade)) for grade in found.grades)]
        spoken = [("", _("any")), *((code, name_of(code)) for code in found.languages)]
        choices: dict[str, list[tuple[str, Any]]] = {
            "units": [(unit, unit) for unit in found.units],
            "sites": [(site, site) for site in found.sites],
            "lowest": grades,
            "highest": grades,
            "language": spoken,
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]  # all of them are choice fields

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(
            units=tuple(said["units"]),
            sites=tuple(said["sites"]),
            lowest=said["lowest"],
            highest=said["highest"],
            language=said["language"],
        )


class ListForm(SeatForm):
    """Its fields have ids of their own: the other form stands on the same page."""

    people = forms.CharField(
        label=_("Mails or keys"),
        help_text=_(
            "One a line, or apart by commas. Whoever is not on the staff list is named, and not asked."
        ),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    from_sponsor = forms.BooleanField(
        label=_("This is the sponsor’s list: the sponsor stands on it too, and the mail says so"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="list_%s", **kwargs)
