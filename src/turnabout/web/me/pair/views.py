"""The page of a pair. Looking at it changes nothing; whoever is not one of the two gets a 404, like everybody before
the release."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from turnabout.pairs.selectors import agreement_for, course_for, pair_for
from turnabout.people.selectors import topics_by_key
from turnabout.web.me.pair.page import shown


@require_GET
@login_required
def pair(request: HttpRequest, pair: uuid.UUID) -> HttpResponse:
    view, agreement = pair_for(request.user, pair), agreement_for(request.user, pair)
    topics = {key: topic.name for key, topic in topics_by_key().items()}
    return render(
        request, "me/pair/pair.html", shown(view, agreement, course_for(request.user, pair), topics)
    )
