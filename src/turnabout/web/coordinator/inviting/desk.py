"""A form typed for somebody at the desk or on the phone: topics, hours, capacity; the rest they say themselves."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.ground.errors import Refused
from turnabout.people.selectors import topics_by_key
from turnabout.programmes.selectors.desk import Typing, typing_for
from turnabout.programmes.services.desk import type_for
from turnabout.web.me.enrolment import values as forms
from turnabout.web.me.enrolment.changes import press
from turnabout.web.me.enrolment.page import typed_page


@dataclass
class TypedDesk:
    """Somebody else's form, as far as it may be typed for them. It knows nothing that they said in confidence."""

    request: HttpRequest
    typing: Typing

    @property
    def enrolment(self) -> Any:
        return self.typing.enrolment

    @property
    def seats(self) -> list[Any]:
        return self.typing.seats

    @cached_property
    def topics(self) -> dict[str, Any]:
        return {str(topic.uuid): topic for topic in topics_by_key().values()}

    def own_topics(self, values: forms.Values) -> list[Any]:
        return []

    def values(self) -> forms.Values:
        fresh = forms.from_profile(self.typing, self.seats, (), ())
        return forms.from_draft(self.typing.draft, fresh) if self.typing.draft else fresh


@require_http_methods(["GET", "POST"])
@login_required
def enrolment_desk(request: HttpRequest, cohort: uuid.UUID, enrolment: uuid.UUID) -> HttpResponse:
    desk = TypedDesk(request, typing_for(request.user, cohort, enrolment))
    if request.method == "POST":
        return _typed(desk)
    return render(request, "coordinator/inviting/desk.html", typed_page(desk, desk.values()))


def _typed(desk: TypedDesk) -> HttpResponse:
    request = desk.request
    values = forms.from_post(request.POST, desk.seats)
    where, message = press(request.POST, values, desk.topics, list)
    address = request.path
    try:
        type_for(actor=request.user, enrolment=desk.enrolment, values=values)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("cohort_enrolments", desk.enrolment.cohort.uuid)
    if message:
        messages.error(request, message)
    if "done" in request.POST:
        messages.success(
            request,
            _("It waits for %(name)s, who looks at it and confirms.") % {"name": desk.enrolment.person.name},
        )
        return redirect("cohort_enrolments", desk.enrolment.cohort.uuid)
    return redirect(f"{address}{'#' if where else ''}{where}")
