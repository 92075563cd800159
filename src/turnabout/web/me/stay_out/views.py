"""What the senior stays out of: the page, its buttons, and the list of the safeguarding contact."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from turnabout.ground.errors import NotFound, Refused
from turnabout.pairs.selectors import StayOutView, pair_for, pairs_with_statements
from turnabout.pairs.services import (
    declare_occasion,
    open_stay_out,
    release_occasion,
    revoke_release,
    state,
    take_back_statement,
    use_release,
)
from turnabout.web.me.stay_out.forms import OccasionForm, StateForm
from turnabout.web.me.stay_out.shown import shown


@require_GET
@login_required
def stated_pairs(request: HttpRequest) -> HttpResponse:
    pairs = pairs_with_statements(request.user)
    return render(request, "me/stay_out/stated.html", {"pairs": pairs})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stay_out(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    """Read by three; written by the senior alone."""
    if request.method == "POST":
        return _write(request, pair)
    view = open_stay_out(actor=request.user, pair=pair)
    return _page(request, view, StateForm(), OccasionForm(kinds=view.held_kinds))


@require_POST
@login_required
def stay_out_act(request: HttpRequest, pair: uuid.UUID, doing: str) -> HttpResponse:
    """One button beside a line."""
    pair_for(request.user, pair)
    if doing == "declare":
        return _declare(request, pair)
    if doing not in ACTS:
        raise NotFound
    does, said = ACTS[doing]
    try:
        does(request, pair, _uuid(request.POST.get("item", "")))
        messages.success(request, said())
    except (Refused, ValueError) as error:
        messages.error(request, getattr(error, "message", _("Choose something from the page.")))
    return redirect("stay_out", pair)


def _write(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    pair_for(request.user, pair)
    form = StateForm(request.POST)
    if form.is_valid():
        try:
            made = state(actor=request.user, pair=pair, **form.cleaned_data)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect("stay_out", pair)
        messages.success(request, _("It stands here.") if made else _("That stands here already."))
        return redirect("stay_out", pair)
    view = open_stay_out(actor=request.user, pair=pair)
    return _page(request, view, form, OccasionForm(kinds=view.held_kinds), status=422)


def _declare(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    view = open_stay_out(actor=request.user, pair=pair)
    form = OccasionForm(request.POST, kinds=view.held_kinds)
    if not form.is_valid():
        return _page(request, view, StateForm(), form, status=422)
    try:
        declare_occasion(actor=request.user, pair=pair, **form.cleaned_data)
        messages.success(request, _("It stands here."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("stay_out", pair)


def _page(
    request: HttpRequest, view: StayOutView, form: StateForm, occasion: OccasionForm, status: int = 200
) -> HttpResponse:
    context = {**shown(view), "form": form, "occasion_form": occasion}
    return render(request, "me/stay_out/stay_out.html", context, status=status)


def _uuid(text: str) -> uuid.UUID:
    return uuid.UUID(text)


def _back(request: HttpRequest, pair: uuid.UUID, item: uuid.UUID) -> None:
    take_back_statement(actor=request.user, pair=pair, statement=item)


def _release(request: HttpRequest, pair: uuid.UUID, item: uuid.UUID) -> None:
    release_occasion(actor=request.user, pair=pair, occasion=item)


def _revoke(request: HttpRequest, pair: uuid.UUID, item: uuid.UUID) -> None:
    revoke_release(actor=request.user, pair=pair, occasion=item)


def _used(request: HttpRequest, pair: uuid.UUID, item: uuid.UUID) -> None:
    use_release(actor=request.user, pair=pair, occasion=item)


Act = Callable[[HttpRequest, uuid.UUID, uuid.UUID], None]
ACTS: Final[dict[str, tuple[Act, Callable[[], str]]]] = {
    "back": (_back, lambda: _("It is gone from here.")),
    "release": (_release, lambda: _("They may speak for you on this one occasion.")),
    "revoke": (_revoke, lambda: _("They may not speak any more.")),
    "used": (_used, lambda: _("It stands here that you have spoken.")),
}
