"""The page that takes a file for a cohort, and the page that says what becomes of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.errors import Refused
from turnabout.people.intake.table.plan import Plan
from turnabout.people.selectors import ahead_of, has_staff, intake_by_uuid, sources
from turnabout.programmes.selectors import cohort_for_coordinator, intakes_of, place_of_intake
from turnabout.web.coordinator.intakes.diff import ready_shown
from turnabout.web.coordinator.intakes.forms import FileForm
from turnabout.web.coordinator.intakes.listing import file_name, files_of, intakes_shown
from turnabout.web.coordinator.intakes.outcome import refused_shown, switched_shown
from turnabout.web.coordinator.intakes.progress import UNFINISHED, work_of
from turnabout.web.coordinator.intakes.reading import PlanForm, shown
from turnabout.web.coordinator.intakes.spellings import spellings_shown
from turnabout.web.coordinator.intakes.words_columns import in_words
from turnabout.workflows.bring_in import bring_in_file
from turnabout.workflows.undo_intake import can_undo

TEMPLATES = "coordinator/intakes"


@require_http_methods(["GET", "POST"])
@login_required
def cohort_intakes(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    staff_is_here = has_staff()
    form = _form(request, "enrolments" if staff_is_here else "staff", sources())
    if form.is_bound and form.is_valid():
        intake = _bring_in(request, found, form)
        if intake is not None:
            return redirect("intake", intake.uuid)
    context = {
        "cohort": found,
        "form": form,
        "staff_is_here": staff_is_here,
        **intakes_shown(intakes_of(request.user, found)),
    }
    return render(request, f"{TEMPLATES}/cohort_intakes.html", context, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, kind: str, lists: Any) -> FileForm:
    if request.method != "POST":
        return FileForm(initial={"kind": kind}, sources=lists)
    sent = int(request.META.get("CONTENT_LENGTH") or 0)
    return FileForm(request.POST, request.FILES, sources=lists, sent=sent)


def _bring_in(request: HttpRequest, cohort: Any, form: FileForm) -> Any:
    """The intake, or None where the file was refused at the door; the form then says why."""
    file = form.cleaned_data["file"]
    try:
        return bring_in_file(
            actor=request.user,
            cohort=cohort,
            kind=form.cleaned_data["kind"],
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


@require_GET
@login_required
def intake(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    cohort = place_of_intake(request.user, intake)
    found = intake_by_uuid(intake)
    context = {"cohort": cohort, "intake": found, "file_name": file_name(found), "files": files_of(cohort)}
    if found.state in UNFINISHED:
        return _unfinished(request, context)
    if request.headers.get("HX-Request"):  # the poll: let the page itself change
        return HttpResponse(headers={"HX-Refresh": "true"})
    context |= _told(request, found, cohort)
    template = "reading" if found.state == "asking" else found.state
    return render(request, f"{TEMPLATES}/intake_{template}.html", context)


def _told(request: HttpRequest, found: Any, cohort: Any) -> dict[str, Any]:
    """What there is to say about a file in this state."""
    match found.state:
        case "asking":
            return shown(found, cohort, PlanForm(plan=Plan.of(found.plan), look=found.look or {}))
        case "mending":
            groups = spellings_shown(found.look or {}, in_words)
            return refused_shown(found, _page(request), but=[group["column"] for group in groups]) | {
                "groups": groups
            }
        case "ready":
            return ready_shown(found, _page(request))
        case "switched":
            return switched_shown(found, cohort) | {"can_undo": can_undo(request.user, found)}
        case "refused":
            return refused_shown(found, _page(request))
    return {}


def _unfinished(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    found = context["intake"]
    context["work"] = work_of(found, ahead_of(found) if found.state == "queued" else 0)
    if request.headers.get("HX-Request"):
        return render(request, "parts/progress.html", context)
    return render(request, f"{TEMPLATES}/intake_unfinished.html", context)


def _page(request: HttpRequest) -> int:
    page = request.GET.get("page", "")
    return int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
