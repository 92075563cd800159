"""Two accounts of one person: their own word on it, and what became of their entry."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.people.selectors.merging import merge_for_owner
from turnabout.workflows.join_people import agree_to_join, decline_to_join


@require_POST
@login_required
def own_join(request: HttpRequest, join: uuid.UUID) -> HttpResponse:
    """`yes` closes this account, and its session with it."""
    found = merge_for_owner(request.user, join)
    if request.POST.get("answer") != "yes":
        decline_to_join(actor=request.user, merge=found)
        messages.success(request, _("Both entries stay as they are."))
        return redirect("own_entry")
    agree_to_join(actor=request.user, merge=found)
    logout(request)
    messages.success(request, _("You are one person here now. Sign in with your other account."))
    return redirect("account_login")


def asked_words(merge: Any) -> dict[str, Any]:
    """The entry with the account that would stay."""
    other = merge.person if (merge.choices or {}).get("account") != "other" else merge.other
    return {"uuid": merge.uuid, "name": other.name, "account": other.user.email or other.user.name}


def history_words(merge: Any) -> str:
    day = {"day": date_format(merge.done_at, "j F Y")}
    if merge.state == "undone":
        day = {"day": date_format(merge.undone_at, "j F Y")}
        return _("%(day)s: what had been put together or parted was put back as it was.") % day
    if merge.kind == "split":
        return _("%(day)s: an administrator parted this entry from somebody else's.") % day
    return _("%(day)s: two entries of yours were put together.") % day
