"""Where a site lies: its country, and a region where public holidays differ by region."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.people.countries import country_names
from turnabout.people.public_holidays import countries, regions


class SiteForm(forms.Form):
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    region = forms.ChoiceField(
        label=gettext_lazy("Region"),
        required=False,
        help_text=gettext_lazy(
            "As the codes of regions have it. After another country, save first; then choose here."
        ),
    )

    def __init__(self, *args: Any, country: str, **more: Any) -> None:
        super().__init__(*args, **more)
        known = set(countries())
        names = [(code, name) for code, name in country_names().items() if code in known]
        self.fields["country"].choices = names if country in known else [("", _("not known")), *names]
        self.fields["region"].choices = [
            ("", _("the whole country")),
            *((code, code) for code in regions(country)),
        ]
