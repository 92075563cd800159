"""Turns the catalogue into what its pages show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.people.catalogue import families


def desk_shown(desk: Any, found: Sequence[Any] | None, typed: str) -> dict[str, Any]:
    """`found` is what a search brought, None where nothing was typed."""
    return {
        "search": {"name": "q", "label": _("Find a topic"), "value": typed},
        "typed": typed,
        "found": None if found is None else [_item(topic) for topic in found],
        "to_review": [_waiting(topic) for topic in desk.to_review],
        "review_heading": ngettext(
            "%(n)s topic of a file waits to be settled",
            "%(n)s topics of files wait to be settled",
            len(desk.to_review),
        )
        % {"n": len(desk.to_review)},
        "families": _families(desk.active),
        "retired": [_item(topic) for topic in desk.retired],
        "merges": [_merge(merge) for merge in desk.merges],
        "imported": desk.imported,
        "next_topic": desk.to_review[0] if desk.to_review else None,
    }


def _families(topics: Sequence[Any]) -> list[dict[str, Any]]:
    known = {family.key: _(family.name) for family in families()}
    groups: dict[str, list[Any]] = {key: [] for key in (*known, "")}
    for topic in topics:
        groups[topic.family if topic.family in known else ""].append(topic)
    return [
        {
            "name": known.get(key, _("Others")),
            "number": ngettext("%(n)s topic", "%(n)s topics", len(group)) % {"n": len(group)},
            "items": [_item(topic) for topic in group],
        }
        for key, group in groups.items()
        if group
    ]


def _item(topic: Any) -> dict[str, Any]:
    """As parts/definitions.html takes it."""
    return {
        "term": _(topic.name),
        "text": _(topic.sentence) if topic.sentence else _("Not described yet."),
        "note": _("Part of: %(name)s") % {"name": _(topic.parent.name)} if topic.parent_id else "",
        "action": {"label": _("Look"), "href": reverse("topic", args=[topic.uuid])},
    }


def _waiting(topic: Any) -> dict[str, Any]:
    return {
        "term": topic.name,
        "text": _("As it stands in a file."),
        "action": {"label": _("Settle"), "href": reverse("topic", args=[topic.uuid])},
    }


def _merge(merge: Any) -> dict[str, Any]:
    return {
        "words": _("%(topic)s went into %(into)s on %(day)s")
        % {"topic": _(merge.topic.name), "into": _(merge.into.name), "day": date_format(merge.at, "j F Y")},
        "actions": [
            {
                "label": _("Undo"),
                "icon": "undo",
                "about": _(merge.topic.name),
                "post": reverse("topic_merge_undo", args=[merge.uuid]),
            }
        ],
    }


def candidates(topics: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {"uuid": topic.uuid, "name": _(topic.name), "sentence": _(topic.sentence) if topic.sentence else ""}
        for topic in topics
    ]


def facts(topic: Any) -> list[dict[str, Any]]:
    """As parts/definitions.html takes them."""
    names = {family.key: _(family.name) for family in families()}
    origins = {
        "starter": _("Ships with Turnabout"),
        "organisation": _("Yours"),
        "esco": _("Imported from ESCO"),
    }
    said = [
        (_("Family"), names.get(topic.family, "")),
        (_("Part of"), _(topic.parent.name) if topic.parent_id else ""),
        (_("Other words for it"), ", ".join(topic.aliases)),
        (_("Where it comes from"), origins[topic.origin] if topic.state != "to_review" else _("A file")),
    ]
    return [{"term": term, "text": text} for term, text in said if text]
