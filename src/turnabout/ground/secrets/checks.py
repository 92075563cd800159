"""The system check on sealed fields: their row must be named before it is saved, and never looked up by its content."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.db import models

from turnabout.ground.secrets.census import sealed_fields
from turnabout.ground.secrets.fields import SealedField


@checks.register(checks.Tags.models)
def check_sealed_fields(**kwargs: Any) -> list[checks.CheckMessage]:
    return [problem for model, field in sealed_fields() for problem in _problems(model, field)]


def _problems(model: type[models.Model], field: SealedField) -> Iterator[checks.CheckMessage]:
    names = {one.name: one for one in model._meta.get_fields()}
    identifier = names.get("uuid")
    if (
        not isinstance(identifier, models.UUIDField)
        or identifier.default is not uuid.uuid4
        or not identifier.unique
    ):
        yield checks.Error(
            f"{model._meta.label} has the sealed field {field.name} but no unique uuid that is set before insert.",
            hint="Add uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False).",
            obj=model,
            id="turnabout.E001",
        )
    if field.unique or field.db_index:
        yield checks.Error(
            f"{model._meta.label}.{field.name} is sealed: equal values look different, so no index can serve it.",
            hint="Drop unique and db_index.",
            obj=model,
            id="turnabout.E002",
        )
