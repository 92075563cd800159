"""One entry that is in truth two people: what goes to the new one."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.people.selectors.merging import entry_to_join, keys_of, lines_of
from turnabout.web.administrator.joining.forms import SplitForm
from turnabout.workflows.join_people import split_person


@require_http_methods(["GET", "POST"])
@login_required
def person_split(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    found = entry_to_join(request.user, person)
    keys, lines = keys_of(request.user, found), lines_of(request.user, found)
    form = SplitForm(request.POST if request.method == "POST" else None, person=found, keys=keys, lines=lines)
    if form.is_valid() and _parted(request, form, found):
        return redirect("doubles")
    names = ("name_stays", "name_goes", "keys", "lines")
    context = {
        "person": found,
        "form": form,
        "can": len(keys) > 1,
        "first": [form[name] for name in names if name in form.fields],
        "fields": [form[name] for name in form.fields if name not in names],
    }
    status = 422 if form.errors else 200
    return render(request, "administrator/joining/person_split.html", context, status=status)


def _parted(request: HttpRequest, form: SplitForm, person: Any) -> bool:
    try:
        merge = split_person(actor=request.user, person=person, split=form.split())
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return False
    messages.success(
        request,
        _("%(other)s is a person of their own now.") % {"other": form.cleaned_data["name_goes"]},
        extra_tags=f"undo:{reverse('join_undo', args=[merge.uuid])}",
    )
    return True
