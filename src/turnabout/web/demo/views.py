"""Sign in as one of the demo's cast, and read the mails that the demo did not send."""

from __future__ import annotations

import ipaddress
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from turnabout.ground.accounts import selectors as accounts
from turnabout.ground.accounts.purpose import Purpose
from turnabout.ground.accounts.services import use_entry_link
from turnabout.ground.errors import NotFound, Refused
from turnabout.ground.notify import selectors as outbox
from turnabout.web.public import entry
from turnabout.workflows.demo_answers import people_are_waiting

View = Callable[..., HttpResponse]


def only_in_a_demo_here(view: View) -> View:
    """404 unless this database is a demo and whoever asks sits at this machine. A proxy on this machine would make
    everybody look local, so a forwarded request counts as one from elsewhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (_is_here(request) and accounts.installation_is_demo()):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _is_here(request: HttpRequest) -> bool:
    forwarded = {"HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA"} & request.META.keys()
    try:
        return not forwarded and ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@require_safe
@only_in_a_demo_here
def cast(request: HttpRequest) -> HttpResponse:
    people = [
        {
            "name": link.user.name or link.user.email,
            "label": link.label,
            "enter": reverse("demo_enter", args=[token]),
            "is_here": link.user_id == request.user.pk,
        }
        for link, token in accounts.demo_cast()
    ]
    return render(request, "demo/cast.html", {"people": people, "waiting": people_are_waiting()})


@require_http_methods(["GET", "HEAD", "POST"])
@only_in_a_demo_here
def enter(request: HttpRequest, token: str) -> HttpResponse:
    link = accounts.entry_link(token, Purpose.DEMO)
    if link is None:
        raise Http404
    if request.method != "POST":
        others = {"label": _("Be somebody else"), "href": reverse("demo")}
        return render(
            request,
            "demo/enter.html",
            {"name": link.user.name or link.user.email, "what": link.label, "others": others},
        )
    try:
        used = use_entry_link(token=token, purpose=Purpose.DEMO)
    except Refused:
        raise Http404 from None
    entry.enter(request, used.user)
    return redirect(entry.address_of("home"))


@require_safe
@only_in_a_demo_here
def mails(request: HttpRequest) -> HttpResponse:
    asked, to = request.GET.get("page", "1"), request.GET.get("to", "").replace("\x00", "").strip()[:100]
    found = outbox.demo_mails(page=int(asked) if asked.isdecimal() and len(asked) < 7 else 1, to=to)

    def address(page: int) -> str:
        query = urlencode({"to": to, "page": page} if to else {"page": page})
        return f"{reverse('demo_mails')}?{query}"

    page = {
        "columns": _columns(),
        "rows": [_row(mail) for mail in found.rows],
        "total": found.total,
        "to": to,
        "search": {"name": "to", "label": _("Find by address"), "value": to, "example": "rajesh.iyer"},
        "pager": {
            "page": found.page,
            "pages": found.pages,
            "previous": address(found.page - 1) if found.page > 1 else "",
            "next": address(found.page + 1) if found.page < found.pages else "",
        },
    }
    return render(request, "demo/mails.html", page)


def _columns() -> list[dict[str, str]]:
    return [
        {"label": _("To"), "kind": "text"},
        {"label": _("Subject"), "kind": "text"},
        {"label": _("When"), "kind": "text"},
    ]


def _row(mail: outbox.DemoMail) -> dict[str, Any]:
    address = reverse("demo_mail", args=[mail.uuid])
    cells = [
        {"text": mail.to},
        {"text": mail.subject, "href": address},
        {"text": date_format(localtime(mail.sent_at), "j M, H:i")},
    ]
    return {"key": mail.uuid, "cells": cells}


@require_safe
@only_in_a_demo_here
def mail(request: HttpRequest, mail: uuid.UUID) -> HttpResponse:
    try:
        found = outbox.demo_mail(mail)
    except NotFound:
        raise Http404 from None
    # Rendered from our own templates, which escape every value: nothing in it comes from outside as markup.
    html = found.letter.html if found.letter else ""
    return render(request, "demo/mail.html", {"mail": found, "letter": mark_safe(html)})  # noqa: S308
