"""The page of one's own account: how one signs in, and where to change it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from turnabout.ground.accounts.second_step import has_second_step


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "account/email.html",
        {
            "has_password": request.user.has_usable_password(),
            "has_second_step": has_second_step(request.user),
        },
    )
