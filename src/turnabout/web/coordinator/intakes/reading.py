"""How a file is read: shown with its first rows, and corrected by whoever knows it."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.people.intake.table.plan import CSV, ENCODINGS, Plan
from turnabout.people.selectors import intake_by_uuid
from turnabout.people.services import read_as
from turnabout.programmes.selectors import place_of_intake
from turnabout.web.coordinator.intakes.listing import file_name, files_of
from turnabout.web.coordinator.intakes.words_columns import COLUMNS, NEVER, NOT_READ, SEPARATORS

WAITING: Final = ("asking", "mending", "ready")
SAMPLES: Final = 3
MOST_HEADINGS: Final = 15


class PlanForm(forms.Form):
    """`plan` is how it is read now, `look` the top of the file as that reads it."""

    encoding = forms.ChoiceField(label=gettext_lazy("Letters are written in"), choices=ENCODINGS)
    separator = forms.ChoiceField(label=gettext_lazy("Cells are parted by"), choices=SEPARATORS)
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"))
    header = forms.TypedChoiceField(label=gettext_lazy("The row with the headings"), coerce=int)

    def __init__(self, *args: Any, plan: Plan, look: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.top = plan, look.get("top", [])
        for name in ("encoding", "separator") if plan.form != CSV else ("sheet",):
            del self.fields[name]
        self._choices(look)
        for name in ("encoding", "separator", "sheet", "header"):
            if name in self.fields:
                self.fields[name].initial = getattr(plan, name)
        self.headings = self.top[plan.header] if len(self.top) > plan.header else []
        for at, text in enumerate(self.headings):
            self.fields[f"column_{at}"] = self._column(at, text)

    def _choices(self, look: dict[str, Any]) -> None:
        if "sheet" in self.fields:
            self.fields["sheet"].choices = [(name, name) for name in look.get("sheets", [])]
        elif self.plan.encoding not in dict(ENCODINGS):
            self.fields["encoding"].choices = [*ENCODINGS, (self.plan.encoding, self.plan.encoding.upper())]
        rows = self.top[: max(MOST_HEADINGS, self.plan.header + 1)]
        named = [(at, f"{at + 1}: " + ", ".join(filter(None, row))[:60]) for at, row in enumerate(rows)]
        self.fields["header"].choices = named or [(0, "1")]

    def _column(self, at: int, text: str) -> forms.ChoiceField:
        column = self.plan.columns[at] if at < len(self.plan.columns) else ""
        choices = [(column, _("never read"))] if column in NEVER else [("", NOT_READ), *COLUMNS.items()]
        return forms.ChoiceField(
            label=text or _("(no heading)"), choices=choices, initial=column, required=False
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self.errors or self.looks_elsewhere(values):
            return values
        chosen = [values[name] for name in self._names() if values[name]]
        twice = next((column for column in chosen if chosen.count(column) > 1), "")
        if twice:
            words = COLUMNS.get(twice, twice)
            self.add_error(
                None, _("Two columns are read as “%(column)s”. Choose one of them.") % {"column": words}
            )
        elif {"person_id", "mail_key"}.isdisjoint(chosen):
            self.add_error(None, _("Say which column has the key by which your organisation knows somebody."))
        return values

    def looks_elsewhere(self, values: dict[str, Any]) -> bool:
        """The columns on the page are not those of the file as it is to be read now."""
        return any(
            values[name] != getattr(self.plan, name) for name in values if not name.startswith("column_")
        )

    def chosen(self) -> Plan:
        values = self.cleaned_data
        plain = {name: value for name, value in values.items() if not name.startswith("column_")}
        columns = () if self.looks_elsewhere(values) else tuple(values[name] for name in self._names())
        return self.plan.changed(**plain, columns=columns, sure=bool(columns))

    def _names(self) -> list[str]:
        return [f"column_{at}" for at in range(len(self.headings))]

    def columns_shown(self) -> list[dict[str, Any]]:
        """Each column with its field and what stands below its heading."""
        rows = self.top[self.plan.header + 1 :]
        return [
            {
                "field": self[f"column_{at}"],
                "heading": heading or _("(no heading)"),
                "samples": [row[at] for row in rows if at < len(row) and row[at]][:SAMPLES],
            }
            for at, heading in enumerate(self.headings)
        ]


@require_http_methods(["GET", "POST"])
@login_required
def intake_reading(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    cohort = place_of_intake(request.user, intake)
    found = intake_by_uuid(intake)
    if found.state not in WAITING or not found.plan:
        if request.method == "POST":
            messages.error(request, _("This file is not waiting any more."))
        return redirect("intake", found.uuid)
    form = PlanForm(request.POST or None, plan=Plan.of(found.plan), look=found.look or {})
    if request.method == "POST" and form.is_valid():
        try:
            read_as(actor=request.user, intake=found, plan=form.chosen())
        except Refused as refused:
            messages.error(request, refused.message)
        return redirect("intake", found.uuid)
    return render(
        request, "coordinator/intakes/intake_reading.html", shown(found, cohort, form), status=_status(form)
    )


def shown(found: Any, cohort: Any, form: PlanForm) -> dict[str, Any]:
    return {
        "cohort": cohort,
        "intake": found,
        "file_name": file_name(found),
        "files": files_of(cohort),
        "form": form,
        "ways": [form[name] for name in ("encoding", "separator", "sheet", "header") if name in form.fields],
        "columns": form.columns_shown(),
    }


def _status(form: PlanForm) -> int:
    return 422 if form.is_bound else 200
