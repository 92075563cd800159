"""The administrator sees which programmes there are and who runs them, and makes new ones."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from turnabout.ground.errors import NotFound, Refused
from turnabout.programmes.forms_of import TEMPLATES, template_of
from turnabout.programmes.permissions import sets_up
from turnabout.programmes.selectors import ProgrammeLine, programme_lines
from turnabout.programmes.services import make_programme
from turnabout.web.administrator.programmes.forms import ProgrammeForm
from turnabout.web.coordinator.cohort.weights_in_words import weights_in_words

STATES = {
    "open": gettext_lazy("open"),
    "held": gettext_lazy("open"),  # a hold is between the coordinator and the cohort
    "published": gettext_lazy("published"),
    "closed": gettext_lazy("closed"),
}


@require_GET
@login_required
def programmes(request: HttpRequest) -> HttpResponse:
    lines = programme_lines(request.user)
    return render(
        request, "administrator/programmes/programmes.html", {"programmes": [_shown(line) for line in lines]}
    )


@require_http_methods(["GET", "POST"])
@login_required
def programme_new(request: HttpRequest) -> HttpResponse:
    if not sets_up(request.user):
        raise NotFound
    like = template_of(request.POST.get("form") or request.GET.get("form", ""))
    form = ProgrammeForm(request.POST or None, coordinator=request.user.email or "", like=like)
    if form.is_valid() and (cohort := _made(request, form)) is not None:
        messages.success(request, _said(cohort))
        own = form.cleaned_data["coordinator_email"].lower() == request.user.email
        return redirect("cohort", cohort.uuid) if own else redirect("programmes")
    status = 422 if form.is_bound else 200
    context = {"form": form, "like": like, "templates": TEMPLATES.values()}
    context["weights_said"] = weights_in_words(form.policy["weights"], like)
    return render(request, "administrator/programmes/programme_new.html", context, status=status)


def _made(request: HttpRequest, form: ProgrammeForm) -> Any:
    """The first cohort of the programme, or None where the form says what has to be mended."""
    try:
        return make_programme(actor=request.user, **form.for_service())
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return None


def _said(cohort: Any) -> str:
    return _("%(programme)s is there, with the cohort %(cohort)s. Those you named get a mail.") % {
        "programme": cohort.programme.name,
        "cohort": cohort.name,
    }


def _shown(line: ProgrammeLine) -> dict[str, Any]:
    cohorts = [
        _("%(name)s, from %(day)s (%(state)s)")
        % {"name": one.name, "day": date_format(one.starts_on, "j F Y"), "state": STATES[one.state]}
        for one in line.cohorts
    ]
    return {
        "name": line.name,
        "href": reverse("programme", args=[line.uuid]),
        "items": [
            *({"term": capfirst(role), "text": who} for role, who in line.people),
            {"term": ngettext("Cohort", "Cohorts", len(cohorts)), "text": "; ".join(cohorts)},
        ],
    }
