"""Inserts many plain rows. Making and reading model instances costs more than all that the database does for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model
from django.db.models.fields import NOT_PROVIDED

AS_THEY_ARE: Final = {"CharField", "EmailField", "IntegerField", "PositiveSmallIntegerField"}


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """One row of values for each row of the table; other columns get their default. Inside a transaction."""
    connection = connections[
        DEFAULT_DB_ALIAS
    ]  # not the proxy: asking it for every value took a third of the time
    place = {model._meta.get_field(name): at for at, name in enumerate(columns)}
    fields = [
        field
        for field in model._meta.concrete_fields
        if field in place or not (field.primary_key or field.db_default is not NOT_PROVIDED)
    ]
    makers = [_maker(field, place.get(field), connection) for field in fields]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  # names of our own tables, quoted
            ([make(row) for make in makers] for row in rows),
        )


def _maker(field: Any, at: int | None, connection: Any) -> Callable[[Sequence[Any]], Any]:
    """From a row of values to what the database takes for this column."""
    prepare = partial(field.get_db_prep_save, connection=connection)
    if at is None and field.unique:
        return lambda _row: prepare(field.get_default())
    if at is None:
        default = prepare(field.get_default())  # one moment for all of them
        return lambda _row: default
    if field.is_relation or field.get_internal_type() in AS_THEY_ARE:
        return itemgetter(at)
    return lambda row: prepare(row[at])
