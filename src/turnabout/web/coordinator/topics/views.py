"""The catalogue: what waits, what there is, one topic with all that can be done with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from turnabout.ground.errors import Refused
from turnabout.people.selectors.topics import search_topics
from turnabout.programmes.selectors.topics import like_this, merge_for_desk, topic_for_desk, topics_desk
from turnabout.programmes.services import topics as services
from turnabout.web.coordinator.topics.forms import TopicForm
from turnabout.web.coordinator.topics.pages import candidates, desk_shown, facts

LONGEST = 100


@require_GET
@login_required
def topics(request: HttpRequest) -> HttpResponse:
    desk, typed = topics_desk(request.user), _typed(request)
    found = search_topics(typed, most=40) if typed else None
    return render(request, "coordinator/topics/topics.html", desk_shown(desk, found, typed))


@require_http_methods(["GET", "POST"])
@login_required
def topic_new(request: HttpRequest) -> HttpResponse:
    desk = topics_desk(request.user)
    form = TopicForm(request.POST or None, wider=_wider(desk))
    if request.method == "POST" and form.is_valid():
        made = _tried(form, lambda: services.add_topic(actor=request.user, new=form.new()))
        if made is not None:
            messages.success(request, _("“%(name)s” is in the catalogue.") % {"name": made.name})
            return redirect("topics")
    status = 422 if form.errors else 200
    return render(request, "coordinator/topics/topic_new.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def topic(request: HttpRequest, topic: uuid.UUID) -> HttpResponse:
    """GET shows it; POST settles one that a file brought."""
    found, desk = topic_for_desk(request.user, topic), topics_desk(request.user)
    form = TopicForm(
        request.POST or None, wider=_wider(desk), initial={"name": found.name, "aliases": found.name}
    )
    if request.method == "POST" and form.is_valid():
        settled = _tried(form, lambda: services.settle_topic(actor=request.user, topic=found, new=form.new()))
        if settled is not None:
            messages.success(request, _("“%(name)s” is in the catalogue.") % {"name": settled.name})
            return redirect("topics")
    return render(
        request,
        "coordinator/topics/topic.html",
        _topic_shown(request, found, form),
        status=422 if form.errors else 200,
    )


@require_POST
@login_required
def topic_merge(request: HttpRequest, topic: uuid.UUID) -> HttpResponse:
    found = topic_for_desk(request.user, topic)
    into = topic_for_desk(request.user, _uuid(request.POST.get("into", "")))
    merge = services.merge_topics(actor=request.user, topic=found, into=into)
    messages.success(
        request,
        _("“%(topic)s” is now “%(into)s”, and so is what people said of it.")
        % {"topic": _(found.name), "into": _(into.name)},
        extra_tags=f"undo:{reverse('topic_merge_undo', args=[merge.uuid])}",
    )
    return redirect("topics")


@require_POST
@login_required
def topic_merge_undo(request: HttpRequest, merge: uuid.UUID) -> HttpResponse:
    found = merge_for_desk(request.user, merge)
    services.undo_merge(actor=request.user, merge=found)
    messages.success(request, _("“%(name)s” stands on its own again.") % {"name": _(found.topic.name)})
    return redirect("topic", found.topic.uuid)


@require_POST
@login_required
def topic_retire(request: HttpRequest, topic: uuid.UUID) -> HttpResponse:
    found = topic_for_desk(request.user, topic)
    services.retire_topic(actor=request.user, topic=found)
    messages.success(
        request,
        _("“%(name)s” is offered to nobody any more. Whoever has it keeps it.") % {"name": _(found.name)},
        extra_tags=f"undo:{reverse('topic_back', args=[found.uuid])}",
    )
    return redirect("topics")


@require_POST
@login_required
def topic_back(request: HttpRequest, topic: uuid.UUID) -> HttpResponse:
    found = topic_for_desk(request.user, topic)
    services.bring_back_topic(actor=request.user, topic=found)
    messages.success(request, _("“%(name)s” is back.") % {"name": _(found.name)})
    return redirect("topic", found.uuid)


def _topic_shown(request: HttpRequest, found: Any, form: TopicForm) -> dict[str, Any]:
    typed = _typed(request)
    waits = found.state == "to_review"
    return {
        "topic": found,
        "name": _(found.name),
        "sentence": _(found.sentence) if found.sentence else "",
        "facts": facts(found),
        "form": form,
        "waits": waits,
        "into": candidates(like_this(found, typed)) if found.state != "merged" else [],
        "search": {"name": "q", "label": _("Find another topic"), "value": typed},
        "became": found.merged_into and {"name": _(found.merged_into.name), "uuid": found.merged_into.uuid},
    }


def _tried(form: TopicForm, act: Any) -> Any:
    """What the service refuses stands on the form, with everything that was typed."""
    try:
        return act()
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return None


def _wider(desk: Any) -> list[Any]:
    return [one for one in desk.active if one.parent_id is None]


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Refused(_("Choose the other topic first.")) from None
