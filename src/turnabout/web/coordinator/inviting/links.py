"""Links for many: making one, taking one back, and how they stand on the page of inviting."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from turnabout.ground.errors import Refused
from turnabout.programmes.selectors import cohort_for_coordinator
from turnabout.programmes.services.links import make_open_link, revoke_open_link
from turnabout.programmes.tokens import LINK, token_of


@require_POST
@login_required
def cohort_links(request: HttpRequest, cohort: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    days = request.POST.get("days", "")
    try:
        make_open_link(
            actor=request.user,
            cohort=found,
            seat=request.POST.get("seat", ""),
            days=int(days) if days.isascii() and days.isdigit() and len(days) < 4 else 0,
        )
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("The link is there. Copy it from the list below."))
    return redirect(f"{reverse('cohort_invite', args=[found.uuid])}#links")


@require_POST
@login_required
def link_back(request: HttpRequest, cohort: uuid.UUID, link: uuid.UUID) -> HttpResponse:
    found = cohort_for_coordinator(request.user, cohort)
    revoke_open_link(actor=request.user, link_uuid=link)
    messages.success(request, _("The link opens nothing any more. Whoever came by it stays."))
    return redirect(f"{reverse('cohort_invite', args=[found.uuid])}#links")


def link_shown(request: HttpRequest, link: Any, came: int) -> dict[str, Any]:
    programme = link.cohort.programme
    seats = {"": _("either side"), "mentor": programme.mentor_label, "mentee": programme.mentee_label}
    is_open = link.revoked_at is None and link.expires_at > now()
    day = date_format(localtime(link.expires_at), "j F Y")
    return {
        "uuid": link.uuid,
        "is_open": is_open,
        "address": request.build_absolute_uri(reverse("open_link", args=[token_of(LINK, link.uuid)])),
        "seat": seats[link.seat],
        "state": _("until %(day)s") % {"day": day}
        if is_open
        else (_("taken back") if link.revoked_at else _("ran out on %(day)s") % {"day": day}),
        "came": ngettext("%(n)s person came by it", "%(n)s people came by it", came) % {"n": came},
    }
