"""The tree of units; those who look after the directory put units under each other."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.errors import NotFound
from turnabout.people.selectors.units import UnitNode, placed_units, suggested_units, unit_tree
from turnabout.programmes.permissions import looks_after_directory, sets_up
from turnabout.programmes.services.directory import place_units

MOST = 300  # in one form; more are placed by the file


@require_GET
@login_required
def units(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "me/directory/units.html",
        {
            "units": _rows(unit_tree(request.user)),
            "may_order": looks_after_directory(request.user),
        },
    )


def _rows(nodes: tuple[UnitNode, ...], depth: int = 1) -> list[dict[str, Any]]:
    """The tree as nested lists, each with its parts."""
    return [
        {
            "name": node.name,
            "href": f"{reverse('people')}?{urlencode({'unit': node.name})}",
            "people": ngettext("%(n)s person", "%(n)s people", node.people) % {"n": intcomma(node.people)},
            "below": _("%(n)s with all parts") % {"n": intcomma(node.everybody)} if node.parts else "",
            "parts": _rows(node.parts, depth + 1),
        }
        for node in nodes
    ]


@require_http_methods(["GET", "POST"])
@login_required
def units_order(request: HttpRequest) -> HttpResponse:
    if not looks_after_directory(request.user):
        raise NotFound
    names = _names(unit_tree(request.user))
    if request.method == "POST":
        above = {name: request.POST.get(f"above-{at}", "") for at, name in enumerate(names)}
        known = {name: parent if parent in names else "" for name, parent in above.items()}
        place_units(actor=request.user, above=known)
        messages.success(request, _("The tree of units is as you put it."))
        return redirect("units")
    return render(request, "me/directory/units_order.html", _form(request, names))


def _names(nodes: tuple[UnitNode, ...]) -> list[str]:
    found = [name for node in nodes for name in (node.name, *_names(node.parts))]
    return sorted(found, key=str.casefold)[:MOST]


def _form(request: HttpRequest, names: list[str]) -> dict[str, Any]:
    """Prefilled with what stands; nothing stands yet: with what lines suggest, for those who may see all lines."""
    placed = placed_units()
    suggests = not placed and sets_up(request.user)
    above = suggested_units() if suggests else placed
    fields = [
        {
            "at": at,
            "name": name,
            "options": [_option(one, above.get(name, "")) for one in ("", *names) if one != name],
        }
        for at, name in enumerate(names)
    ]
    return {"fields": fields, "suggests": suggests}


def _option(name: str, chosen: str) -> dict[str, Any]:
    return {"value": name, "label": name or _("at the top"), "selected": name == chosen}
