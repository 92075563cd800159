"""The page of who runs and looks after a programme: name somebody, take a role away, and undo that."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import programme_to_shape, role_lines
from turnabout.programmes.services import give_back, name_for_role, take_away
from turnabout.web.coordinator.programme.forms import RoleForm
from turnabout.web.coordinator.programme.roles import by_role


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def programme_people(request: HttpRequest, programme: uuid.UUID) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _named(request, found, form):
        return redirect("programme_people", found.uuid)
    context = {"programme": found, "form": form, "roles": by_role(role_lines(request.user, found))}
    status = 422 if form.is_bound else 200
    return render(request, "coordinator/programme/people.html", context, status=status)


def _named(request: HttpRequest, found: Any, form: RoleForm) -> bool:
    try:
        user = name_for_role(actor=request.user, programme=found, **form.cleaned_data)
    except Refused as refused:
        form.add_error("email", str(refused.message))
        return False
    text = _("%(who)s is named. A mail with a link is on its way.")
    if user == request.user:
        text = _("%(who)s is named.")
    messages.success(request, text % {"who": user.name or user.email})
    return True


@require_POST
@login_required
def role_away(request: HttpRequest, programme: uuid.UUID, kind: str, user: uuid.UUID) -> HttpResponse:
    """Whoever takes their own last role away no longer finds the page: they land on their start page."""
    found = programme_to_shape(request.user, programme)
    gone = take_away(actor=request.user, programme=found, kind=kind, user_uuid=user)
    undo = reverse("role_back", args=[found.uuid, kind, user])
    own = gone == request.user and not request.user.is_administrator
    messages.success(
        request,
        _("%(who)s no longer has this role.") % {"who": gone.name or gone.email},
        extra_tags="" if own else f"undo:{undo}",
    )
    return redirect("home") if own else redirect("programme_people", found.uuid)


@require_POST
@login_required
def role_back(request: HttpRequest, programme: uuid.UUID, kind: str, user: uuid.UUID) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    give_back(actor=request.user, programme=found, kind=kind, user_uuid=user)
    messages.success(request, _("Everything is as it was."))
    return redirect("programme_people", found.uuid)
