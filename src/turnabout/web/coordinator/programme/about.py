"""What a programme is, for everybody with a part in it: purpose, rhythm, who runs it, and why data are kept."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from turnabout.programmes.plan import MATCHING, PURPOSES
from turnabout.programmes.selectors import contacts, programme_to_read
from turnabout.web.coordinator.programme.roles import ROLES
from turnabout.web.coordinator.programme.words import plan_in_words


@require_safe
@login_required
def programme_about(request: HttpRequest, programme: uuid.UUID) -> HttpResponse:
    found = programme_to_read(request.user, programme)
    context = {
        "programme": found,
        "plan": plan_in_words(found),
        "people": [_contact(line) for line in contacts(request.user, found)],
        "purposes": [MATCHING, *(text for key, text in PURPOSES.items() if key in found.purposes)],
    }
    return render(request, "coordinator/programme/about.html", context)


def _contact(line: Any) -> dict[str, Any]:
    """Whoever runs it or looks after people can be written to; a sponsor is named only."""
    mail = "" if line.kind == "sponsor" else line.mail
    return {"term": ROLES[line.kind][0], "text": line.name or mail, "note": mail if line.name else ""}
