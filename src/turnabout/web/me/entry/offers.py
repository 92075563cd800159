"""What somebody can teach: whether all staff see it, and, later and if they like, what shows it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from turnabout.people import catalogue
from turnabout.people.selectors.entry import Entry
from turnabout.people.selectors.entry import own_entry as own
from turnabout.people.services.directory import LONGEST_EVIDENCE, save_offers_shown


@require_http_methods(["GET", "POST"])
@login_required
def own_offers(request: HttpRequest) -> HttpResponse:
    entry = own(request.user, localdate())
    if request.method == "POST":
        save_offers_shown(
            actor=request.user,
            person=entry.person,
            listed="listed" in request.POST,
            evidence={
                offer.uuid: request.POST[f"shows-{offer.uuid}"].replace("\x00", "")
                for offer in entry.offers or ()
                if f"shows-{offer.uuid}" in request.POST
            },
        )
        messages.success(request, _("Saved."))
        return redirect("own_offers")
    return render(request, "me/entry/own_offers.html", _shown(entry))


def _shown(entry: Entry) -> dict[str, Any]:
    levels = {level.value: level for level in catalogue.offer_levels()}
    offers = [
        {
            "uuid": offer.uuid,
            "name": _(offer.topic.name),
            "level": _(levels[offer.level].words),
            "example": _(levels[offer.level].example),
            "evidence": offer.evidence,
        }
        for offer in entry.offers or ()
    ]
    return {"offers": offers, "listed": entry.person.lists_offers, "longest": LONGEST_EVIDENCE}
