"""Sites with where they lie and their public holidays; coordinators and administrators say where one lies."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.errors import NotFound
from turnabout.people.countries import country_name
from turnabout.people.public_holidays import next_holidays
from turnabout.people.selectors.name_index import Place
from turnabout.people.selectors.sites import SiteLine, site_of
from turnabout.people.selectors.sites import sites as all_sites
from turnabout.programmes.permissions import looks_after_directory
from turnabout.programmes.services.directory import settle_site
from turnabout.web.me.directory.site_form import SiteForm
from turnabout.web.tried import tried

HOLIDAYS = 12


@require_GET
@login_required
def sites(request: HttpRequest) -> HttpResponse:
    columns = [
        {"label": _("Site"), "kind": "text"},
        {"label": _("People"), "kind": "number"},
        {"label": _("Next public holiday"), "kind": "text"},
    ]
    rows = [_row(line) for line in all_sites(request.user)]
    return render(request, "me/directory/sites.html", {"columns": columns, "rows": rows})


def _row(line: SiteLine) -> dict[str, Any]:
    next_one = _days(line, 1)
    return {
        "cells": [
            {"text": line.name, "href": address_of(line), "note": lies_in(line)},
            {"number": intcomma(line.people)},
            {"text": next_one[0]["term"], "note": next_one[0]["text"]} if next_one else {"text": "–"},
        ]
    }


def lies_in(line: SiteLine) -> str:
    return ", ".join(
        part for part in (country_name(line.country) if line.country else "", line.region) if part
    )


def address_of(line: SiteLine) -> str:
    return f"{reverse('site')}?{urlencode({'name': line.name, 'country': line.listed_country})}"


def _days(line: SiteLine, most: int) -> list[dict[str, str]]:
    days = next_holidays(line.country, line.region, localdate(), get_language() or "", most)
    return [{"term": date_format(day, "l j F Y"), "text": name} for day, name in days]


@require_http_methods(["GET", "POST"])
@login_required
def site(request: HttpRequest) -> HttpResponse:
    line, may_settle = site_of(request.user, _place(request)), looks_after_directory(request.user)
    if request.method == "POST" and not may_settle:
        raise NotFound
    if line is None:
        return redirect("sites")
    form = SiteForm(
        request.POST or None, country=line.country, initial={"country": line.country, "region": line.region}
    )
    if form.is_valid() and tried(
        form, lambda: settle_site(actor=request.user, place=line.place, **form.cleaned_data)
    ):
        messages.success(request, _("Saved. The public holidays below are those of this place."))
        return redirect(address_of(line))
    context = {
        "site": line,
        "lies_in": lies_in(line),
        "people": ngettext("%(n)s person works here", "%(n)s people work here", line.people)
        % {"n": intcomma(line.people)},
        "everybody": f"{reverse('people')}?{urlencode({'site': line.name, 'country': line.listed_country})}",
        "holidays": _days(line, HOLIDAYS),
        "form": form if may_settle else None,
        "here": address_of(line),
    }
    return render(request, "me/directory/site.html", context, status=422 if form.errors else 200)


def _place(request: HttpRequest) -> Place:
    name = request.GET.get("name", "").replace("\x00", "").strip()[:200]
    return Place(name, request.GET.get("country", "").replace("\x00", "").strip()[:2])
