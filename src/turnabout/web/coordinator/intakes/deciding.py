"""What somebody says about a file that waits: take it over, leave it, this is what its spellings mean; and undo it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.ground.errors import Refused
from turnabout.people.selectors import intake_by_uuid
from turnabout.people.services import approve, drop_intake, translate
from turnabout.programmes.selectors import place_of_intake
from turnabout.web.coordinator.intakes.spellings import words_sent
from turnabout.workflows.undo_intake import undo_intake


def _decide(request: HttpRequest, intake: uuid.UUID, act: Callable[[Any], Any]) -> HttpResponse:
    """For whoever may see the file; a refusal is said on its page."""
    place_of_intake(request.user, intake)
    try:
        act(intake_by_uuid(intake))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("intake", intake)


@require_POST
@login_required
def intake_approve(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    gone = {"yes": True, "no": False}.get(request.POST.get("gone", ""))
    same = request.POST.getlist("same")
    return _decide(
        request, intake, lambda found: approve(actor=request.user, intake=found, gone=gone, same=same)
    )


@require_POST
@login_required
def intake_drop(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    return _decide(request, intake, lambda found: drop_intake(actor=request.user, intake=found))


@require_POST
@login_required
def intake_words(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    def act(found: Any) -> None:
        words = words_sent(found.look or {}, request.POST)
        if not words:
            raise Refused(_("Say what at least one spelling means."))
        translate(actor=request.user, intake=found, words=words)

    return _decide(request, intake, act)


@require_POST
@login_required
def intake_undo(request: HttpRequest, intake: uuid.UUID) -> HttpResponse:
    def act(found: Any) -> None:
        done = undo_intake(actor=request.user, intake=found)
        said = ngettext(
            "Undone. %(n)s person who was new is taken away again.",
            "Undone. %(n)s people who were new are taken away again.",
            done.removed,
        ) % {"n": done.removed}
        if done.stayed:
            said += " " + ngettext(
                "%(n)s stays, because they have a part by now.",
                "%(n)s stay, because they have a part by now.",
                done.stayed,
            ) % {"n": done.stayed}
        messages.success(request, said)

    return _decide(request, intake, act)
