"""Who may stand there twice, what waits for somebody's word, and what can still be undone."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from turnabout.people.selectors.merging import latest_merges, likely_twins, merge_by_uuid
from turnabout.workflows.join_people import decline_to_join, undo_join


@require_GET
@login_required
def doubles(request: HttpRequest) -> HttpResponse:
    twins, number = likely_twins(request.user)
    columns = [
        {"label": _("One entry"), "kind": "person"},
        {"label": _("Another"), "kind": "person"},
        {"label": _("Why"), "kind": "text"},
    ]
    context = {
        "columns": columns,
        "rows": [_row(two) for two in twins],
        "found": ngettext("%(n)s couple of entries", "%(n)s couples of entries", number) % {"n": number},
        "more": max(0, number - len(twins)),
        "merges": [_merge(one) for one in latest_merges(request.user)],
    }
    return render(request, "administrator/joining/doubles.html", context)


def _row(two: Any) -> dict[str, Any]:
    why = {
        "mail": _("the same mail"),
        "name": _("the same name"),
        "key": _("one of them has left, the other is there: perhaps a new key"),
    }
    here = reverse("person_compare", args=[two.first.uuid, two.second.uuid])
    return {
        "key": f"{two.first.uuid}-{two.second.uuid}",
        "cells": [
            _who(two.first),
            _who(two.second),
            {"text": _("Compare them"), "href": here, "note": why[two.why]},
        ],
    }


def _who(person: Any) -> dict[str, str]:
    return {"name": person.name, "title": person.title, "unit": person.unit}


def _merge(merge: Any) -> dict[str, Any]:
    names = {"name": merge.person.name, "other": merge.other.name if merge.other else ""}
    if merge.state == "asked":
        words = _("%(other)s and %(name)s: waits for their own word") % names
    elif merge.kind == "split":
        words = _("%(other)s was parted from %(name)s") % names
    else:
        words = _("%(other)s went into %(name)s") % names
    return {
        "words": words,
        "day": date_format(merge.done_at or merge.made_at, "j F Y"),
        "waits": merge.state == "asked",
        "uuid": merge.uuid,
    }


@require_POST
@login_required
def join_undo(request: HttpRequest, join: uuid.UUID) -> HttpResponse:
    left = undo_join(actor=request.user, merge=merge_by_uuid(request.user, join))
    if left:
        text = ngettext(
            "Undone. %(n)s row was changed since and stays as it is.",
            "Undone. %(n)s rows were changed since and stay as they are.",
            left,
        ) % {"n": left}
        messages.success(request, text)
    else:
        messages.success(request, _("Undone. Everything is as it was."))
    return redirect("doubles")


@require_POST
@login_required
def join_drop(request: HttpRequest, join: uuid.UUID) -> HttpResponse:
    decline_to_join(actor=request.user, merge=merge_by_uuid(request.user, join))
    messages.success(request, _("Taken back. Nobody is asked any more."))
    return redirect("doubles")
