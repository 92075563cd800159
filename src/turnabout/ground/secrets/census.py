"""Finds every sealed field of every model, and the rows in which one is filled."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models

from turnabout.ground.secrets.fields import SealedField


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedField]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedField):
                yield model, field


def has_sealed_rows() -> bool:
    """Whether any sealed value is stored. Tables and columns that a migration has yet to make count as empty."""
    tables = set(connection.introspection.table_names())
    return any(
        model._meta.db_table in tables and _is_filled(model, field) for model, field in sealed_fields()
    )


def _is_filled(model: type[models.Model], field: SealedField) -> bool:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        columns = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    filled = model._base_manager.filter(**{f"{field.attname}__isnull": False})
    return field.column in columns and filled.exists()
