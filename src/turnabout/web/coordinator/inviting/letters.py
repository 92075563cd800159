"""Letters to print: one for each person without mail, and the one that asks a manager for working hours."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.accounts.selectors import letterhead
from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.notify.texts import filled, paragraphs
from turnabout.programmes.selectors import cohort_for_coordinator, text_line
from turnabout.programmes.selectors.letters import Letter, letters_of, letters_used
from turnabout.programmes.services.paper import make_letters
from turnabout.workflows.fresh_letter import fresh_letter


@require_http_methods(["GET", "POST"])
@login_required
def cohort_letters(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    if request.method == "POST":
        return _anew(request, found) if "fresh" in request.POST else _make(request, found)
    context = {
        "cohort": found,
        "letters": _with_words(found, letters_of(request.user, found)),
        "used": letters_used(request.user, found),
        "door": request.build_absolute_uri(reverse("paper")),
        "coordinator": request.user.name or request.user.email,
    }
    return render(request, "coordinator/inviting/letters.html", context)


def _with_words(cohort: Any, letters: list[Letter]) -> list[dict[str, Any]]:
    """Each letter with the programme's words to its reader; how to come in stands below them in ours."""
    said, organisation = text_line(cohort.programme, "paper_letter").now, letterhead().name
    shared = {"programme": cohort.programme.name, "cohort": cohort.name, "organisation": organisation}
    return [
        {
            "letter": letter,
            "subject": filled(said.subject, {**shared, "name": letter.name}),
            "paragraphs": paragraphs(filled(said.body, {**shared, "name": letter.name})),
        }
        for letter in letters
    ]


def _make(request: HttpRequest, cohort: object) -> HttpResponse:
    try:
        made = make_letters(actor=request.user, cohort=cohort)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        said = ngettext("%(n)s new letter is ready to print.", "%(n)s new letters are ready to print.", made)
        messages.success(request, said % {"n": made})
    return redirect("cohort_letters", cohort.uuid)  # type: ignore[attr-defined]  # a cohort


def _anew(request: HttpRequest, cohort: Any) -> HttpResponse:
    try:
        person = fresh_letter(actor=request.user, cohort=cohort, person=uuid.UUID(request.POST["fresh"]))
    except ValueError:
        raise NotFound from None
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        said = _("The fresh letter for %(name)s is ready to print. The former code and passphrase are over.")
        messages.success(request, said % {"name": person.name})
    return redirect("cohort_letters", cohort.uuid)


@require_GET
@login_required
def hours_letter(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    context = {"cohort": found, "coordinator": request.user.name or request.user.email}
    return render(request, "coordinator/inviting/hours_letter.html", context)
