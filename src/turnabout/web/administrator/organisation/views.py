"""Administrators say what the organisation is called and what its mark looks like."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from turnabout.ground.accounts.selectors import letterhead
from turnabout.ground.accounts.services import set_organisation
from turnabout.ground.errors import NotFound, Refused
from turnabout.programmes.permissions import sets_up
from turnabout.programmes.selectors import shapes_any
from turnabout.web.administrator.organisation.forms import OrganisationForm


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def organisation(request: HttpRequest) -> HttpResponse:
    if not sets_up(request.user):
        raise NotFound
    head = letterhead()
    form = OrganisationForm(request.POST or None, request.FILES or None, initial={"name": head.name})
    if request.method == "POST" and form.is_valid() and _kept(request, form):
        return redirect("organisation")
    status = 422 if form.errors else 200
    return render(
        request, "administrator/organisation/organisation.html", {"form": form, "head": head}, status=status
    )


def _kept(request: HttpRequest, form: OrganisationForm) -> bool:
    given = form.cleaned_data
    mark = given["mark"].read() if given["mark"] else None
    try:
        set_organisation(
            actor=request.user, name=given["name"], mark=mark, without_mark=given["without_mark"]
        )
    except Refused as refused:
        form.add_error("mark", str(refused.message))
        return False
    messages.success(request, _("Saved. Mails from now on carry this."))
    return True


@require_safe
@login_required
def organisation_mark(request: HttpRequest) -> HttpResponse:
    """The mark for the pages that show how mails will look."""
    head = letterhead()
    if not shapes_any(request.user) or not head.mark:
        raise NotFound
    return HttpResponse(head.mark, content_type="image/png")
