"""Stops reminders by the link in a mail. Looking changes nothing, for scanners of mails look too."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from turnabout.programmes.services.reminding import stop_reminders


@require_http_methods(["GET", "HEAD", "POST"])
def no_reminders(request: HttpRequest, quiet_token: str) -> HttpResponse:
    """A link that is none of ours gets the same page and the same answer: whose it is cannot be tried out."""
    if request.method == "POST":
        stop_reminders(token=quiet_token)
        return redirect(f"{request.path}?done=1")
    return render(request, "me/joining/quiet.html", {"done": "done" in request.GET})
