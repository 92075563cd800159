"""The page that takes a staff list of the whole organisation, and names the earlier ones."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.people.selectors import sources
from turnabout.programmes import selectors
from turnabout.web.coordinator.intakes.forms import StaffListForm
from turnabout.web.coordinator.intakes.listing import intakes_shown
from turnabout.workflows.bring_in import bring_in_staff_list


@require_http_methods(["GET", "POST"])
@login_required
def staff_lists(request: HttpRequest) -> HttpResponse:
    lists = selectors.staff_lists(request.user)
    form = _form(request)
    if form.is_bound and form.is_valid():
        intake = _bring_in(request, form)
        if intake is not None:
            return redirect("intake", intake.uuid)
    context = {"form": form, **intakes_shown(lists)}
    status = 422 if form.is_bound else 200
    return render(request, "administrator/staff/staff_lists.html", context, status=status)


def _form(request: HttpRequest) -> StaffListForm:
    if request.method != "POST":
        return StaffListForm(sources=sources())
    sent = int(request.META.get("CONTENT_LENGTH") or 0)
    return StaffListForm(request.POST, request.FILES, sources=sources(), sent=sent)


def _bring_in(request: HttpRequest, form: StaffListForm) -> Any:
    """The intake, or None where the file was refused at the door; the form then says why."""
    file = form.cleaned_data["file"]
    try:
        return bring_in_staff_list(
            actor=request.user,
            file_name=file.name,
            data=file.read(),
            source=form.chosen_source(),
            new_source=form.cleaned_data["new_source"],
            is_minimal=form.cleaned_data["is_minimal"],
            waits=True,
        )
    except Refused as refused:
        form.add_error("file", refused.message)
        return None
