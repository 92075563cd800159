"""From one entry to the other that may be the same person, and both side by side."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.errors import NotFound, Refused
from turnabout.people.selectors.merging import entry_to_join, keys_of, lines_of, twins_of
from turnabout.web.administrator.joining.forms import JoinForm
from turnabout.web.administrator.joining.words import compared
from turnabout.workflows.join_people import join_people

LONGEST = 100


@require_GET
@login_required
def person_join(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    found = entry_to_join(request.user, person)
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    twins = twins_of(request.user, found, typed)
    context = {
        "person": found,
        "search": {"name": "q", "label": _("Find the other entry by name"), "value": typed},
        "twins": [
            {
                "name": one.name,
                "note": ", ".join(filter(None, (one.title, one.unit, one.email))),
                "href": reverse("person_compare", args=[found.uuid, one.uuid]),
            }
            for one in twins
        ],
    }
    return render(request, "administrator/joining/person_join.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def person_compare(request: HttpRequest, person: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    stay, gone = entry_to_join(request.user, person), entry_to_join(request.user, other)
    if stay.pk == gone.pk:
        raise NotFound
    keys, lines = keys_of(request.user, stay, gone), lines_of(request.user, stay, gone)
    form = JoinForm(request.POST if request.method == "POST" else None, stay=stay, other=gone, keys=keys)
    if form.is_valid() and _joined(request, form, stay, gone):
        return redirect("doubles")
    context = {
        "stay": stay,
        "other": gone,
        "rows": compared(stay, gone, keys, lines),
        "form": form,
        "both": bool(stay.user_id and gone.user_id),
    }
    status = 422 if form.errors else 200
    return render(request, "administrator/joining/person_compare.html", context, status=status)


def _joined(request: HttpRequest, form: JoinForm, stay: Any, other: Any) -> bool:
    """What is refused stands on the form, with everything that was chosen."""
    try:
        merge = join_people(actor=request.user, stay=stay, other=other, wish=form.wish())
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return False
    if merge.state == "asked":
        messages.success(
            request,
            _("The owner of the account that would be closed is asked. Nothing changes before they say yes."),
            extra_tags=f"undo:{reverse('join_drop', args=[merge.uuid])}",
        )
    else:
        messages.success(
            request,
            _("%(name)s is one person now.") % {"name": stay.name},
            extra_tags=f"undo:{reverse('join_undo', args=[merge.uuid])}",
        )
    return True
