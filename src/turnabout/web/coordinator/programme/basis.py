"""The page on which a programme says on what legal basis it processes personal data, and for which purposes."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.programmes.plan import MATCHING
from turnabout.programmes.selectors import programme_to_shape
from turnabout.programmes.services import set_basis
from turnabout.web.coordinator.programme.forms import BasisForm
from turnabout.web.tried import tried


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def programme_basis(request: HttpRequest, programme: uuid.UUID) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    initial = {"basis": found.basis, "note": found.basis_note, "purposes": found.purposes}
    form = BasisForm(request.POST or None, initial=initial)
    if form.is_valid() and tried(
        form, lambda: set_basis(actor=request.user, programme=found, **form.cleaned_data)
    ):
        messages.success(request, _("Saved. People read it on the page about the programme."))
        return redirect("programme", found.uuid)
    context = {"programme": found, "form": form, "matching": MATCHING}
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/programme/basis.html", context, status=status)
