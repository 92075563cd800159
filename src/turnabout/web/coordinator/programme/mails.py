"""What a programme's mails say: read ours, write your own, see it as it will look, and put it back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from turnabout.ground.accounts.selectors import letterhead
from turnabout.ground.notify.texts import PLACES, filled, paragraphs, problems
from turnabout.programmes.selectors import programme_to_shape, text_line, text_lines
from turnabout.programmes.services import choose_wording, set_wording
from turnabout.web.coordinator.programme.forms import WordingForm


@require_safe
@login_required
def programme_mails(request: HttpRequest, programme: uuid.UUID) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    lines = [
        {
            "label": line.label,
            "subject": line.now.subject,
            "is_own": line.own is not None,
            "href": reverse("programme_mail", args=[found.uuid, line.kind]),
        }
        for line in text_lines(request.user, found)
    ]
    return render(request, "coordinator/programme/mails.html", {"programme": found, "lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def programme_mail(request: HttpRequest, programme: uuid.UUID, kind: str) -> HttpResponse:
    """ "Look at it" shows what is typed without keeping it; "Save" keeps it."""
    found = programme_to_shape(request.user, programme)
    line = text_line(found, kind)
    form = WordingForm(request.POST or None, initial={"subject": line.now.subject, "body": line.now.body})
    if form.is_bound and _is_sound(form, kind) and "look" not in request.POST:
        set_wording(actor=request.user, programme=found, kind=kind, **form.cleaned_data)
        messages.success(request, _("Saved. Mails from now on say this."))
        return redirect("programme_mail", found.uuid, kind)
    shown = form.cleaned_data if form.is_bound and not form.errors else form.initial
    context = {
        "programme": found,
        "line": line,
        "form": form,
        "places": [{"name": f"{{{name}}}", "meaning": PLACES[name]} for name in line.places],
        "letter": _letter(request, found, shown) if not form.errors else None,
    }
    status = 422 if form.errors else 200
    return render(request, "coordinator/programme/mail.html", context, status=status)


def _is_sound(form: WordingForm, kind: str) -> bool:
    if not form.is_valid():
        return False
    for field, problem in problems(kind, form.cleaned_data["subject"], form.cleaned_data["body"]).items():
        form.add_error(field, problem)
    return not form.errors


def _letter(request: HttpRequest, found: Any, words: dict[str, Any]) -> dict[str, Any]:
    """The mail as its reader, here oneself, would see it."""
    head = letterhead()
    values = {
        "name": request.user.name,
        "programme": found.name,
        "cohort": _("Spring"),
        "organisation": head.name,
    }
    return {
        "subject": filled(words["subject"], values),
        "paragraphs": paragraphs(filled(words["body"], values)),
        "organisation": head.name,
        "mark": {"width": head.width, "height": head.height} if head.mark else None,
    }


@require_POST
@login_required
def programme_mail_ours(request: HttpRequest, programme: uuid.UUID, kind: str) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    choose_wording(actor=request.user, programme=found, kind=kind, own=False)
    undo = reverse("programme_mail_own", args=[found.uuid, kind])
    messages.success(request, _("These mails say our words again."), extra_tags=f"undo:{undo}")
    return redirect("programme_mail", found.uuid, kind)


@require_POST
@login_required
def programme_mail_own(request: HttpRequest, programme: uuid.UUID, kind: str) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    choose_wording(actor=request.user, programme=found, kind=kind, own=True)
    messages.success(request, _("These mails say your own words."))
    return redirect("programme_mail", found.uuid, kind)
