"""The pages of an agreement. Looking changes nothing; whoever is not one of the two gets a 404."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from turnabout.ground.errors import NotFound, Refused
from turnabout.pairs.selectors import AgreementView, agreement_for
from turnabout.pairs.services import (
    ChangedMeanwhile,
    confirm_as_it_stands,
    confirm_terms,
    introduction_held,
    introduction_not_held,
    keep_earlier,
    mark_seen,
    take_back_name,
)
from turnabout.people.selectors import topics_by_key
from turnabout.web.me.agreement.forms import AgreementForm
from turnabout.web.me.agreement.meanwhile import meanwhile
from turnabout.web.me.agreement.shown import first_words, heading, names_of, shown, versions_shown


@require_GET
@login_required
def agreement(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    return render(request, "me/agreement/agreement.html", shown(agreement_for(request.user, pair)))


@require_GET
@login_required
def agreement_versions(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    view = agreement_for(request.user, pair)
    context = {"view": view, "heading": heading(view), "versions": versions_shown(view)}
    return render(request, "me/agreement/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def agreement_words(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    view = agreement_for(request.user, pair)
    if view.is_over:
        raise Refused(_("This pair is over, so its page stays as it was."))
    before = view.latest.terms if view.latest else _first(view)
    form = _form(view, request.POST or None, {**before, "base": view.number})
    if request.method != "POST" or not form.is_valid():
        return _written(request, view, form, status=422 if form.is_bound else 200)
    try:
        confirm_terms(
            actor=request.user,
            pair=pair,
            terms=form.terms,
            base=form.cleaned_data["base"],
            together=form.cleaned_data["together"],
        )
    except ChangedMeanwhile:
        view = agreement_for(request.user, pair)
        both = meanwhile(view, form, _first(view))
        form = _form(view, None, {**both.terms, "base": view.number})
        return _written(request, view, form, status=409, meanwhile=both)
    return redirect("agreement", pair)


@require_POST
@login_required
def agreement_step(request: HttpRequest, pair: uuid.UUID, step: str) -> HttpResponse:
    """Whatever one button does. A page that was written meanwhile is shown instead of confirmed unread."""
    if step not in STEPS:
        raise NotFound
    agreement_for(request.user, pair)
    try:
        leads_to = STEPS[step](request, pair)
    except Refused as refused:
        messages.error(request, refused.message)
        leads_to = "agreement"
    return redirect(leads_to, pair)


def _held(request: HttpRequest, pair: uuid.UUID) -> str:
    introduction_held(actor=request.user, pair=pair)
    undo = reverse("agreement_step", args=[pair, "not-held"])
    messages.success(
        request, _("Your introduction is marked as held. Now one page."), extra_tags=f"undo:{undo}"
    )
    return "agreement_words"


def _not_held(request: HttpRequest, pair: uuid.UUID) -> str:
    introduction_not_held(actor=request.user, pair=pair)
    messages.success(request, _("Your introduction is still to come."))
    return "pair"


def _confirm(request: HttpRequest, pair: uuid.UUID) -> str:
    confirm_as_it_stands(actor=request.user, pair=pair, base=_base(request))
    messages.success(request, _("Your name stands under this page."))
    return "agreement"


def _keep(request: HttpRequest, pair: uuid.UUID) -> str:
    keep_earlier(actor=request.user, pair=pair, base=_base(request))
    messages.success(request, _("The earlier words stay."))
    return "agreement"


def _not_me(request: HttpRequest, pair: uuid.UUID) -> str:
    take_back_name(actor=request.user, pair=pair)
    messages.success(
        request, _("Your name is gone from this page. You can confirm it yourself, or change it.")
    )
    return "agreement"


def _seen(request: HttpRequest, pair: uuid.UUID) -> str:
    mark_seen(actor=request.user, pair=pair, base=_base(request))
    return "agreement"


STEPS: Final[dict[str, Callable[[HttpRequest, uuid.UUID], str]]] = {
    "held": _held,
    "not-held": _not_held,
    "confirm": _confirm,
    "keep": _keep,
    "not-me": _not_me,
    "seen": _seen,
}


def _base(request: HttpRequest) -> int:
    said = request.POST.get("base", "")
    return int(said) if said.isdecimal() and len(said) < 9 else -1


def _first(view: AgreementView) -> dict[str, Any]:
    return first_words(view, {key: topic.name for key, topic in topics_by_key().items()})


def _form(view: AgreementView, data: Any, initial: dict[str, Any]) -> AgreementForm:
    return AgreementForm(data, initial=initial, two=names_of(view), partner=view.line.partner.name)


def _written(
    request: HttpRequest, view: AgreementView, form: AgreementForm, *, status: int, meanwhile: Any = None
) -> HttpResponse:
    context = {"view": view, "form": form, "heading": heading(view), "meanwhile": meanwhile}
    return render(request, "me/agreement/words.html", context, status=status)
