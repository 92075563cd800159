"""Decisions on two people, and throwing a run away: each one POST, each with a way back where there is one."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from turnabout.ground.errors import Refused
from turnabout.matching.selectors import run_for
from turnabout.matching.services import decide, discard, undo_decision
from turnabout.web.coordinator.matching.wanted import Wanted

SAID: Final = {
    "lock": gettext_lazy("These two stay together in the next match."),
    "forbid": gettext_lazy("These two will not be paired in the next match."),
    "undo": gettext_lazy("Taken back."),
}


@require_POST
@login_required
def run_decide(request: HttpRequest, run: uuid.UUID) -> HttpResponse:
    """`decide` is kind:mentor:mentee; it may stand in the address, so that the button Undo can carry it."""
    found = run_for(request.user, run)
    try:
        kind, mentor, mentee = _asked(request)
        if kind == "undo":
            undo_decision(actor=request.user, run=found, mentor_uuid=mentor, mentee_uuid=mentee)
        else:
            decide(actor=request.user, run=found, mentor_uuid=mentor, mentee_uuid=mentee, kind=kind)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        undo = "" if kind == "undo" else f"undo:{_undo_address(request, found, mentor, mentee)}"
        messages.success(request, SAID[kind], extra_tags=undo)
    return redirect(_back(request.GET, found))


@require_POST
@login_required
def run_discard(request: HttpRequest, run: uuid.UUID) -> HttpResponse:
    found = run_for(request.user, run)
    try:
        discard(actor=request.user, run=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("run", found.uuid)
    messages.success(request, _("The match was thrown away, with everything that it had read."))
    return redirect("cohort_runs", found.cohort.uuid)


def _asked(request: HttpRequest) -> tuple[str, uuid.UUID, uuid.UUID]:
    """Buttons send one value; the form that puts two people together by hand sends three."""
    sent = request.POST if "decide" in request.POST or "kind" in request.POST else request.GET
    parts = sent.get("decide", "").split(":") if "decide" in sent else [sent.get(name, "") for name in NAMES]
    try:
        kind, mentor, mentee = parts
        return _known(kind), uuid.UUID(mentor), uuid.UUID(mentee)
    except ValueError:
        raise Refused(_("Choose one person on each side.")) from None


def _known(kind: str) -> str:
    if kind not in SAID:
        raise ValueError(kind)
    return kind


NAMES: Final = ("kind", "mentor", "mentee")


def _undo_address(request: HttpRequest, found: Any, mentor: uuid.UUID, mentee: uuid.UUID) -> str:
    query = request.GET.copy()
    query["decide"] = f"undo:{mentor}:{mentee}"
    return f"{reverse('run_decide', args=[found.uuid])}?{query.urlencode()}"


def _back(query: QueryDict, found: Any) -> str:
    """To the proposal or the list that the decision was made on; nothing else of the address is used."""
    try:
        return reverse("proposal", args=[found.uuid, uuid.UUID(query.get("proposal", ""))])
    except ValueError:
        wanted = Wanted.read(query)
        return (reverse("run", args=[found.uuid]) + wanted.address(page=wanted.page)).rstrip("?")
