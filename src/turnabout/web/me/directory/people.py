"""Everybody on the staff lists: search, one unit, one site, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from turnabout.people.selectors.directory import People, person_of, search_people
from turnabout.people.selectors.name_index import Place
from turnabout.programmes.permissions import looks_after_directory, sets_up
from turnabout.programmes.selectors.directory import corrections_waiting

LONGEST = 100


@dataclass(frozen=True)
class Asked:
    """What the address asks for. Anything it cannot mean counts as not asked for."""

    text: str
    unit: str
    site: str
    country: str
    page: int

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        words = {
            name: query.get(name, "").replace("\x00", "").strip() for name in ("q", "unit", "site", "country")
        }
        page = query.get("page", "")
        return cls(
            words["q"][:LONGEST],
            words["unit"][:200],
            words["site"][:200],
            words["country"][:2],
            int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    @property
    def place(self) -> Place | None:
        return Place(self.site, self.country) if self.site else None

    def address(self, **changes: Any) -> str:
        asked = {"q": self.text, "unit": self.unit, "site": self.site, "country": self.country, **changes}
        kept = {name: value for name, value in asked.items() if value and not (name == "page" and value == 1)}
        return f"{reverse('people')}?{urlencode(kept)}" if kept else reverse("people")


@require_GET
@login_required
def people(request: HttpRequest) -> HttpResponse:
    asked = Asked.read(request.GET)
    found = search_people(
        request.user, asked.text, unit=asked.unit or None, site=asked.place, page=asked.page
    )
    return render(request, "me/directory/people.html", {**_shown(asked, found), "also": _also(request)})


def _also(request: HttpRequest) -> list[dict[str, str]]:
    """Where else the directory leads this reader."""
    places = [
        ("own_entry", _("Your own entry")) if person_of(request.user) else ("", ""),
        ("units", _("Units")),
        ("sites", _("Sites and public holidays")),
    ]
    if looks_after_directory(request.user):
        waiting = corrections_waiting(request.user)
        places += [
            ("corrections", _("What people find wrong (%(n)s new)") % {"n": waiting}),
            ("topics", _("The catalogue of topics")),
        ]
    if sets_up(request.user):
        places.append(("doubles", _("Standing there twice")))
    return [{"href": reverse(view), "label": label} for view, label in places if view]


def _shown(asked: Asked, found: People) -> dict[str, Any]:
    narrowed = [("unit", asked.unit), ("site", asked.site), ("country", asked.country)]
    return {
        "search": {
            "name": "q",
            "label": _("Find somebody by name, title or unit"),
            "value": asked.text,
            "hidden": [(name, value) for name, value in narrowed if value],
        },
        "only": ", ".join(value for value in (asked.unit, asked.site) if value),
        "everybody": asked.address(unit="", site="", country=""),
        "columns": [
            {"label": _("Who"), "kind": "person"},
            {"label": _("Unit"), "kind": "text"},
            {"label": _("Site"), "kind": "text"},
        ],
        "rows": [_row(one) for one in found.rows],
        "pager": {
            "page": found.page,
            "pages": found.pages,
            "previous": asked.address(page=found.page - 1) if found.page > 1 else "",
            "next": asked.address(page=found.page + 1) if found.page < found.pages else "",
        },
        "found": ngettext("%(n)s person", "%(n)s people", found.total) % {"n": intcomma(found.total)},
    }


def _row(one: Any) -> dict[str, Any]:
    who = {
        "name": one.name,
        "title": one.title,
        "href": reverse("person", args=[one.uuid]),
    }
    return {"key": one.uuid, "cells": [who, {"text": one.unit or "–"}, {"text": one.site or "–"}]}
