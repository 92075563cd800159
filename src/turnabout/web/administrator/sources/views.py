"""All lists, and one with its name, its employer and what is remembered of its files."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from turnabout.people.selectors.lists import list_by_uuid, lists
from turnabout.people.services import forget_reading, remember_again, set_source
from turnabout.web.coordinator.intakes.words_columns import NOT_READ, in_words
from turnabout.web.tried import tried

KINDS: Final = {
    "staff": gettext_lazy("Staff lists of a cohort"),
    "enrolments": gettext_lazy("Who takes part"),
    "directory": gettext_lazy("Staff lists of the organisation"),
}


class SourceForm(forms.Form):
    """What a list is called, and whose people it names."""

    name = forms.CharField(label=gettext_lazy("Name of the list"), max_length=120)
    employer = forms.CharField(
        label=gettext_lazy("Employer"),
        help_text=gettext_lazy("Shown on the pages of its people. Leave it empty if there is only one."),
        max_length=120,
        required=False,
    )


@require_GET
@login_required
def sources(request: HttpRequest) -> HttpResponse:
    columns = [
        {"label": _("List"), "kind": "text"},
        {"label": _("Employer"), "kind": "text"},
        {"label": _("People"), "kind": "number"},
        {"label": _("Last file"), "kind": "text"},
    ]
    rows = [_row(one) for one in lists(request.user)]
    return render(request, "administrator/sources/sources.html", {"columns": columns, "rows": rows})


def _row(one: Any) -> dict[str, Any]:
    name = {"text": one.source.name, "href": reverse("source", args=[one.source.uuid])}
    if one.source.is_minimal:
        name["note"] = _("kept small: only what an invitation needs")
    last = date_format(one.last_file_at, "j F Y") if one.last_file_at else _("none yet")
    return {
        "key": one.source.uuid,
        "cells": [
            name,
            {"text": one.source.employer or "–"},
            {"number": intcomma(one.people)},
            {"text": last},
        ],
    }


@require_http_methods(["GET", "POST"])
@login_required
def source(request: HttpRequest, source: uuid.UUID) -> HttpResponse:
    found = list_by_uuid(request.user, source)
    one = found.source
    start = {"name": one.name, "employer": one.employer}
    form = SourceForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid() and tried(
        form, lambda: set_source(actor=request.user, source=one, **form.cleaned_data), field="name"
    ):
        messages.success(request, _("Saved. Its people show the employer from now on."))
        return redirect("source", one.uuid)
    context = {
        "source": one,
        "people": ngettext("%(n)s person", "%(n)s people", found.people) % {"n": intcomma(found.people)},
        "last": date_format(found.last_file_at, "j F Y") if found.last_file_at else "",
        "form": form,
        "plans": _plans(one),
        "words": _words(one),
    }
    status = 422 if form.errors else 200
    return render(request, "administrator/sources/source.html", context, status=status)


def _plans(source: Any) -> list[dict[str, Any]]:
    """By kind of file its headings and what they are read as."""
    return [
        {
            "heading": KINDS.get(kind, kind),
            "items": [
                {"term": text, "text": in_words(column) if column else NOT_READ}
                for text, column in plan.get("columns", {}).items()
            ],
        }
        for kind, plan in source.plans.items()
        if plan.get("columns")
    ]


def _words(source: Any) -> list[dict[str, Any]]:
    """By column its spellings and what they mean."""
    return [
        {
            "heading": in_words(column),
            "items": [
                {"term": spelling, "text": meaning or _("nothing: it counts as empty")}
                for spelling, meaning in sorted(meanings.items())
            ],
        }
        for column, meanings in source.words.items()
        if meanings
    ]


@require_POST
@login_required
def source_forget(request: HttpRequest, source: uuid.UUID, what: str) -> HttpResponse:
    found = list_by_uuid(request.user, source).source
    forget_reading(actor=request.user, source=found, what=what)
    messages.success(
        request,
        _("Forgotten. The next file of this list is asked about."),
        extra_tags=f"undo:{reverse('source_remember', args=[found.uuid, what])}",
    )
    return redirect("source", found.uuid)


@require_POST
@login_required
def source_remember(request: HttpRequest, source: uuid.UUID, what: str) -> HttpResponse:
    found = list_by_uuid(request.user, source).source
    remember_again(actor=request.user, source=found, what=what)
    messages.success(request, _("It is remembered again."))
    return redirect("source", found.uuid)
