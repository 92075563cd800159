"""What somebody has lived: off until they switch it on, one by one; no level, and never part of a score."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from turnabout.people import catalogue
from turnabout.people.selectors.entry import own_entry as own
from turnabout.people.services.directory import switch_experiences


@require_http_methods(["GET", "POST"])
@login_required
def own_experience(request: HttpRequest) -> HttpResponse:
    entry = own(request.user, localdate())
    if request.method == "POST":
        keys = request.POST.getlist("on")
        switch_experiences(actor=request.user, person=entry.person, keys=keys)
        messages.success(request, _said(len(set(keys))))
        return redirect("own_experience")
    on = set(entry.experiences or ())
    choices = [
        {"key": one.key, "name": _(one.name), "sentence": _(one.sentence), "on": one.key in on}
        for one in catalogue.experiences()
    ]
    return render(request, "me/entry/own_experience.html", {"choices": choices})


def _said(number: int) -> str:
    if not number:
        return _("Saved. Nothing is switched on, and nothing is kept.")
    return ngettext(
        "Saved. %(n)s is switched on; you can switch it off whenever you like.",
        "Saved. %(n)s are switched on; you can switch them off whenever you like.",
        number,
    ) % {"n": number}
