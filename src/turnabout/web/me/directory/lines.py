"""Who stands above somebody, drawn; for administrators, and for coordinators of the people concerned."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from turnabout.ground.errors import NotFound
from turnabout.ground.privacy.table import Audience
from turnabout.pairs.relation import audiences_of
from turnabout.people.selectors.directory import person_by_uuid
from turnabout.people.selectors.lines import Step, reports_of, steps_up
from turnabout.programmes.selectors.directory import reports_seen
from turnabout.web.drawing.lines import Rung, lines_svg

MAY = {Audience.COORDINATOR, Audience.ADMINISTRATOR}


@require_GET
@login_required
def person_lines(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    found = person_by_uuid(request.user, person)
    if not MAY & audiences_of(request.user, found):
        raise NotFound
    steps = steps_up(found)
    title = _("The line above %(name)s") % {"name": found.name}
    return render(
        request,
        "me/directory/person_lines.html",
        {
            "person": found,
            "steps": [_shown(step) for step in reversed(steps)],
            "svg": lines_svg(_rungs(steps), title=title, rtl=get_language_bidi()),
            "title": title,
            "open_key": steps[-1].open_key,
            "reports": _reports(request, found),
        },
    )


def _rungs(steps: list[Step]) -> list[Rung]:
    return [
        Rung(
            step.person.name,
            step.person.title,
            tuple(_("besides: %(name)s") % {"name": other.name} for other in step.dotted),
            here=at == 0,
        )
        for at, step in reversed(list(enumerate(steps)))
    ]


def _shown(step: Step) -> dict[str, Any]:
    return {
        "name": step.person.name,
        "title": step.person.title,
        "unit": step.person.unit,
        "href": reverse("person", args=[step.person.uuid]),
        "besides": ", ".join(other.name for other in step.dotted),
    }


def _reports(request: HttpRequest, person: Any) -> list[dict[str, Any]]:
    """A line is a datum of the person who reports: a coordinator sees those of their own people."""
    below = reports_of(person)
    seen = reports_seen(request.user, [one for one, _kind in below])
    return [
        {
            "name": one.name,
            "title": one.title,
            "unit": "",
            "note": "" if kind == "solid" else _("dotted line"),
            "href": reverse("person", args=[one.uuid]),
        }
        for one, kind in below
        if one.pk in seen
    ]
