"""The page of a programme's set-up: each part with what is set now, all of them filled in with good defaults."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from turnabout.programmes.selectors import cohorts_in, programme_to_shape, role_lines, text_lines
from turnabout.web.context import coordinated
from turnabout.web.coordinator.programme.roles import missing_roles
from turnabout.web.coordinator.programme.words import plan_in_words


@require_safe
@login_required
def programme(request: HttpRequest, programme: uuid.UUID) -> HttpResponse:
    found = programme_to_shape(request.user, programme)
    roles = role_lines(request.user, found)
    context = {
        "programme": found,
        "parts": [
            _plan(found),
            _people(found, roles),
            _mails(found, text_lines(request.user, found)),
            _basis(found),
        ],
        "cohorts": _cohorts(request, found),
        "missing": missing_roles(roles),
    }
    return render(request, "coordinator/programme/programme.html", context)


def _part(heading: str, view: str, found: Any, sentences: list[str], label: str) -> dict[str, Any]:
    href = reverse(view, args=[found.uuid])
    return {"heading": heading, "sentences": sentences, "label": label, "href": href}


def _plan(found: Any) -> dict[str, Any]:
    sentences = [found.purpose, *plan_in_words(found)]
    return _part(
        _("Purpose and rhythm"),
        "programme_plan",
        found,
        [one for one in sentences if one],
        _("Change the plan"),
    )


def _people(found: Any, roles: list[Any]) -> dict[str, Any]:
    named = [f"{line.name or line.mail} ({_kind(line.kind)})" for line in roles]
    return _part(_("Who looks after it"), "programme_people", found, named, _("Name people"))


def _kind(kind: str) -> str:
    return {
        "coordinator": _("coordinator"),
        "deputy": _("deputy"),
        "sponsor": _("sponsor"),
        "safeguarding": _("safeguarding contact"),
    }[kind]


def _mails(found: Any, lines: list[Any]) -> dict[str, Any]:
    own = sum(line.own is not None for line in lines)
    said = (
        ngettext("%(n)s mail speaks your own words.", "%(n)s mails speak your own words.", own) % {"n": own}
        if own
        else _("All mails speak our words.")
    )
    return _part(_("What its mails say"), "programme_mails", found, [said], _("Change the mails"))


def _basis(found: Any) -> dict[str, Any]:
    said = _("The programme rests on: %(basis)s.") % {"basis": found.get_basis_display()}
    if found.basis == "undecided":
        said = _("Not said yet. People are told so, and to ask the coordinator.")
    return _part(_("Legal basis and purposes"), "programme_basis", found, [said], _("Say what it rests on"))


def _cohorts(request: HttpRequest, found: Any) -> list[dict[str, Any]]:
    """An administrator sees that there is a cohort; only who runs it is led inside."""
    mine = {cohort.uuid for cohort in coordinated(request)}
    return [
        {
            "name": cohort.name,
            "starts_on": cohort.starts_on,
            "ends_on": cohort.ends_on,
            "href": reverse("cohort", args=[cohort.uuid]) if cohort.uuid in mine else "",
            "rules": reverse("cohort_rules", args=[cohort.uuid]) if cohort.uuid in mine else "",
        }
        for cohort in cohorts_in(request.user, found)
    ]
