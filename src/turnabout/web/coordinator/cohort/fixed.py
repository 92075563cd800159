"""Rules that can no longer be changed, as plain text: what each field of the form says now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.web.coordinator.cohort.forms import CohortForm
from turnabout.web.coordinator.cohort.rules import RulesForm

OF_THE_COHORT: Final = tuple(
    name for name in CohortForm.declared_fields if name not in RulesForm.declared_fields
)
HEADINGS: Final = {
    "cohort": gettext_lazy("The cohort"),
    "rules": gettext_lazy("Rules"),
    "weights": gettext_lazy("What counts, and how much"),
}


def fixed_parts(form: CohortForm) -> list[dict[str, Any]]:
    """Sections, each with items as parts/definitions.html takes them. What was left empty is left out."""
    weights = [*form.weights, *form.names]
    ours = {bound.name for bound in weights}
    rules = [form[name] for name in RulesForm.declared_fields if name not in ours]
    parts = {"cohort": [form[name] for name in OF_THE_COHORT], "rules": rules, "weights": weights}
    return [{"heading": HEADINGS[key], "items": _items(bounds)} for key, bounds in parts.items()]


def _items(bounds: Iterable[forms.BoundField]) -> list[dict[str, Any]]:
    said = ({"term": bound.label, "text": _text(bound)} for bound in bounds)
    return [item for item in said if item["text"]]


def _text(bound: forms.BoundField) -> str:
    value = bound.initial
    if isinstance(bound.field, forms.ChoiceField):
        return str(dict(bound.field.choices).get(value, value))
    if isinstance(bound.field, forms.BooleanField):
        return _("yes") if value else _("no")
    return date_format(value, "j F Y") if isinstance(value, dt.date) else str(value or "")
