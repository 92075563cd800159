"""Moves what people say of one topic to another, and back.

What was moved is kept as a plain value: {"offers": [uuid], "aims": [uuid], "doubled_offers": […], "doubled_aims": […],
"children": [uuid], "orders": {person: [uuid]}}. Doubled is what somebody had said of both topics: one row stays, with
the further of both levels, and the other is written down. Who has changed their answers since has new rows, and an undo
leaves those alone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from turnabout.people.models import Aim, Offer, Topic

Moved = dict[str, Any]
Rows = type[Offer] | type[Aim]


def move(topic: Topic, into: Topic) -> Moved:
    orders = _orders(topic, into)
    offers, doubled_offers = _move(Offer, topic, into)
    aims, doubled_aims = _move(Aim, topic, into)
    _number({str(row["person"]): [] for row in doubled_aims})
    children = [str(child) for child in topic.children.values_list("uuid", flat=True)]
    if into.parent_id == topic.pk:
        into.parent = None
    Topic.objects.filter(uuid__in=children).exclude(pk=into.pk).update(parent=into.parent or into)
    return {
        "offers": offers,
        "aims": aims,
        "doubled_offers": doubled_offers,
        "doubled_aims": doubled_aims,
        "children": children,
        "orders": orders,
    }


def move_back(topic: Topic, into: Topic, moved: Moved) -> None:
    for model, name in ((Offer, "offers"), (Aim, "aims")):
        model.objects.filter(uuid__in=moved[name], topic=into).update(topic=topic)
        for doubled in moved[f"doubled_{name}"]:
            _part_again(model, topic, into, doubled)
    _number(moved["orders"])
    Topic.objects.filter(uuid__in=moved["children"]).update(parent=topic)
    into.refresh_from_db(fields=["parent"])


def _move(model: Rows, topic: Topic, into: Topic) -> tuple[list[str], list[dict[str, Any]]]:
    there = {row.person_id: row for row in model.objects.filter(topic=into)}
    rows = list(model.objects.filter(topic=topic).order_by("id"))
    doubled = [_join(row, there[row.person_id]) for row in rows if row.person_id in there]
    alone = [row.pk for row in rows if row.person_id not in there]
    model.objects.filter(pk__in=[row.pk for row in rows if row.person_id in there]).delete()
    model.objects.filter(pk__in=alone).update(topic=into)
    return [str(row.uuid) for row in rows if row.person_id not in there], doubled


def _join(row: Any, stays: Any) -> dict[str, Any]:
    """The one that stays says as much as both did."""
    kept = {"uuid": str(stays.uuid), "before": _levels(stays)}
    if isinstance(row, Offer):
        stays.level = max(row.level, stays.level)
        stays.evidence = stays.evidence or row.evidence
    else:
        stays.level_now = min(row.level_now, stays.level_now)
        stays.level_wanted = max(row.level_wanted, stays.level_wanted)
    stays.save()
    kept["after"] = _levels(stays)
    return {"uuid": str(row.uuid), "person": row.person_id, "levels": _levels(row), "stays": kept}


def _levels(row: Any) -> dict[str, Any]:
    if isinstance(row, Offer):
        return {"level": row.level, "evidence": row.evidence}
    return {"level_now": row.level_now, "level_wanted": row.level_wanted, "position": row.position}


def _part_again(model: Rows, topic: Topic, into: Topic, doubled: dict[str, Any]) -> None:
    """Only where the row that stayed is still as the merge left it; otherwise the person's later word counts."""
    kept = doubled["stays"]
    stays = model.objects.filter(uuid=kept["uuid"], topic=into).first()
    if stays is None or _said(_levels(stays)) != _said(kept["after"]):
        return
    for name, value in _said(kept["before"]).items():
        setattr(stays, name, value)
    stays.save()
    model.objects.create(
        uuid=uuid.UUID(doubled["uuid"]), person_id=doubled["person"], topic=topic, **doubled["levels"]
    )


def _said(levels: dict[str, Any]) -> dict[str, Any]:
    """Without the place in the order, which others' coming and going changes."""
    return {name: value for name, value in levels.items() if name != "position"}


def _orders(topic: Topic, into: Topic) -> dict[str, list[str]]:
    """The open aims, in their order, of everybody who has both."""
    both = Aim.objects.filter(topic=topic, person__in=Aim.objects.filter(topic=into).values("person"))
    orders: dict[str, list[str]] = {}
    rows = Aim.objects.filter(person__in=both.values("person")).order_by("position", "id")
    for person, aim in rows.values_list("person_id", "uuid"):
        orders.setdefault(str(person), []).append(str(aim))
    return orders


def _number(orders: Mapping[str, list[str]]) -> None:
    """Open aims are numbered among themselves, in a former order as far as they were in it, and otherwise as they
    stand: a gap would look as if something were kept back."""
    for person, order in orders.items():
        place = {aim: at for at, aim in enumerate(order)}
        aims = list(Aim.objects.filter(person=int(person)).order_by("position", "id"))
        aims.sort(key=lambda aim, place=place: place.get(str(aim.uuid), len(place)))
        for at, aim in enumerate(aims):
            aim.position = at
        Aim.objects.bulk_update(aims, ["position"])
