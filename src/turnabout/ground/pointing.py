"""Which rows of a room point at somebody, and how they come to point at somebody else instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Q, QuerySet


def pointers(room: str, target: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Every relation of the room's tables to this one, as (model, name of the field)."""
    for model in apps.get_app_config(room).get_models():
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is target:
                yield model, field.name


def rows_pointing_at(room: str, *targets: models.Model, but: Collection[str] = ()) -> list[QuerySet[Any]]:
    """Of each table of the room its rows that name one of these; `but` are models by name."""
    fields: dict[type[models.Model], list[str]] = {}
    for model, name in pointers(room, type(targets[0])):
        if model.__name__ not in but:
            fields.setdefault(model, []).append(name)
    return [
        model._base_manager.filter(Q(*((f"{name}__in", targets) for name in names), _connector=Q.OR))
        for model, names in fields.items()
    ]


def repoint(room: str, before: models.Model, after: models.Model, but: Collection[str] = ()) -> None:
    """Inside a transaction. A row that cannot name the other one, because that has such a row already, is removed."""
    for model, name in pointers(room, type(before)):
        if model.__name__ in but:
            continue
        for pk in list(
            model._base_manager.filter(**{name: before}).order_by("pk").values_list("pk", flat=True)
        ):
            row = model._base_manager.filter(pk=pk)
            try:
                with transaction.atomic():
                    row.update(**{name: after})
            except IntegrityError:
                row.delete()
