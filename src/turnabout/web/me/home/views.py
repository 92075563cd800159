"""The start page of whoever is signed in: what is expected of them now, then everything that is theirs."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from turnabout.web.me.home.expected import expected_of


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "me/home/home.html", expected_of(request))
