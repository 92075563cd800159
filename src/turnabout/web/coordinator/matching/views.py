"""The pages of a match: the runs of a cohort, one run with its list, one proposal with its reasons."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.errors import Refused
from turnabout.matching.selectors import Show, proposal_for, review, run_for, runs_of, seats_of
from turnabout.matching.services import start_run
from turnabout.programmes.selectors import cohort_for_coordinator, counts_of
from turnabout.web.coordinator.matching import lists, why
from turnabout.web.coordinator.matching.buttons import decide_address
from turnabout.web.coordinator.matching.progress import work_of
from turnabout.web.coordinator.matching.reviewing import surroundings
from turnabout.web.coordinator.matching.standing import may_decide
from turnabout.web.coordinator.matching.starting import shown as start_shown
from turnabout.web.coordinator.matching.wanted import Wanted

MAKING = ("queued", "running")


@require_http_methods(["GET", "POST"])
@login_required
def cohort_runs(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    if request.method == "POST":
        return _start(request, found)
    runs, counts = runs_of(request.user, found), counts_of(request.user, found)
    context = {"cohort": found, **start_shown(found, runs, counts)}
    return render(request, "coordinator/matching/cohort_runs.html", context)


def _start(request: HttpRequest, found: Any) -> HttpResponse:
    try:
        made = start_run(actor=request.user, cohort=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("cohort_runs", found.uuid)
    return redirect("run", made.uuid)


@require_GET
@login_required
def run(request: HttpRequest, run: uuid.UUID) -> HttpResponse:
    """A run is one address: its progress while it is made, the review when it is done."""
    found = run_for(request.user, run)
    if found.state in MAKING:
        return _progress(request, found)
    if getattr(request, "htmx", False):  # the page that waited asks for the finished run: load it whole
        return HttpResponse(headers={"HX-Refresh": "true"})
    if found.state in ("failed", "discarded"):
        return render(request, "coordinator/matching/run_over.html", {"run": found, "cohort": found.cohort})
    return _review(request, run)


def _progress(request: HttpRequest, found: Any) -> HttpResponse:
    context = {"run": found, "cohort": found.cohort, "work": work_of(found)}
    part = getattr(request, "htmx", False)
    return render(request, "parts/progress.html" if part else "coordinator/matching/run_made.html", context)


def _review(request: HttpRequest, run: uuid.UUID) -> HttpResponse:
    wanted = Wanted.read(request.GET)
    view = review(request.user, run, show=wanted.show, search=wanted.search, page=wanted.page)
    decide = may_decide(view.run)
    context = {
        "run": view.run,
        "cohort": view.run.cohort,
        **surroundings(view),
        "list": lists.shown(view, wanted, may_decide=decide),
        "by_hand": _by_hand(request, view) if decide and _may_lock(view) else None,
    }
    return render(request, "coordinator/matching/run.html", context)


def _may_lock(view: Any) -> bool:
    return view.show is Show.LOCKED and not view.lock_closed


def _by_hand(request: HttpRequest, view: Any) -> dict[str, Any]:
    """Everybody on both sides, to put two together; the address may have chosen one of them."""
    cohort = view.run.cohort
    return {
        "post": decide_address(view.run.uuid, Wanted(show=Show.LOCKED)),
        "sides": [
            {
                "name": seat,
                "label": getattr(cohort.programme, f"{seat}_label"),
                "chosen": request.GET.get(seat, ""),
                "people": [(str(one.uuid), one) for one in seats_of(request.user, cohort, seat)],
            }
            for seat in ("mentee", "mentor")
        ],
    }


@require_GET
@login_required
def proposal(request: HttpRequest, run: uuid.UUID, proposal: uuid.UUID) -> HttpResponse:
    view = proposal_for(request.user, run, proposal, ask=_uuid(request.GET.get("instead", "")))
    context = {"view": view, "cohort": view.run.cohort, "may_decide": may_decide(view.run), **why.shown(view)}
    return render(request, "coordinator/matching/proposal.html", context)


def _uuid(text: str) -> uuid.UUID | None:
    """Anything that is no id counts as not asked."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
