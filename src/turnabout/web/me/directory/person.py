"""The page of one person: what this reader may see of them, and by what right."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from turnabout.ground.privacy.table import Audience
from turnabout.pairs.relation import audiences_of
from turnabout.people.public_holidays import next_holidays
from turnabout.people.selectors.directory import person_by_uuid
from turnabout.people.selectors.entry import entry_of
from turnabout.people.selectors.name_index import Place
from turnabout.people.selectors.sites import where_lies
from turnabout.web.me.directory.words import (
    experience_lines,
    listed,
    offer_lines,
    own_lines,
    shown_lines,
    staff_lines,
    why,
)


@require_GET
@login_required
def person(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    found = person_by_uuid(request.user, person)
    audiences = audiences_of(request.user, found)
    entry = entry_of(audiences, found.uuid, localdate())
    own = Audience.OWNER in audiences
    lines = Audience.COORDINATOR in audiences or Audience.ADMINISTRATOR in audiences
    return render(
        request,
        "me/directory/person.html",
        {
            "person": entry.person,
            "facts": staff_lines(entry),
            "more": own_lines(entry) if own else shown_lines(entry),
            "why": "" if own else why(audiences),
            "offers": offer_lines(entry),
            "experiences": experience_lines(entry),
            "away": [listed(absence) for absence in entry.absences or ()],
            "holidays": _holidays(entry.person),
            "own": own,
            "join": reverse("person_join", args=[entry.person.uuid])
            if Audience.ADMINISTRATOR in audiences
            else "",
            "lines": reverse("person_lines", args=[entry.person.uuid]) if lines else "",
        },
    )


def _holidays(person: Any) -> list[str]:
    """The next public holidays where they work."""
    country, region = where_lies(Place(person.site, person.country))
    days = next_holidays(country, region, localdate(), get_language() or "")
    return [_("%(day)s: %(name)s") % {"day": date_format(day, "j F Y"), "name": name} for day, name in days]
