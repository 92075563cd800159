"""Skills of ESCO: what they are, bringing them in, taking them back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors.topics import topics_desk
from turnabout.programmes.services import topics as services
from turnabout.web.coordinator.topics.forms import EscoForm


@require_http_methods(["GET", "POST"])
@login_required
def topics_esco(request: HttpRequest) -> HttpResponse:
    """POST brings in a file, or with `back` takes all imported skills back."""
    desk = topics_desk(request.user)
    if "back" in request.POST:
        number = services.take_back_esco(actor=request.user)
        messages.success(request, _back(number))
        return redirect("topics_esco")
    form = EscoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _took(request, form):
        return redirect("topics_esco")
    context = {"form": form, "imported": desk.imported, "sentence": _there(desk.imported)}
    return render(request, "coordinator/topics/esco.html", context, status=422 if form.errors else 200)


def _took(request: HttpRequest, form: EscoForm) -> bool:
    try:
        taken = services.import_esco(actor=request.user, data=form.cleaned_data["file"].read())
    except Refused as refused:
        form.add_error("file", str(refused.message))
        return False
    messages.success(request, _said(taken))
    return True


def _said(taken: Any) -> str:
    parts = [
        ngettext("%(n)s skill is new", "%(n)s skills are new", taken.new) % {"n": taken.new},
        taken.changed
        and ngettext("%(n)s is worded anew", "%(n)s are worded anew", taken.changed) % {"n": taken.changed},
        taken.known
        and ngettext("%(n)s was a topic already", "%(n)s were topics already", taken.known)
        % {"n": taken.known},
        taken.left_out
        and ngettext("%(n)s row could not be used", "%(n)s rows could not be used", taken.left_out)
        % {"n": taken.left_out},
    ]
    return "; ".join(part for part in parts if part) + "."


def _back(number: int) -> str:
    return ngettext(
        "%(n)s imported skill is offered to nobody any more. Whoever has it keeps it.",
        "%(n)s imported skills are offered to nobody any more. Whoever has one keeps it.",
        number,
    ) % {"n": number}


def _there(number: int) -> str:
    return ngettext(
        "%(n)s skill of ESCO can be found here", "%(n)s skills of ESCO can be found here", number
    ) % {"n": number}
