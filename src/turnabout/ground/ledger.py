"""What an act changed, row by row, as plain values: enough to put every row back exactly, as long as nobody changed it
since. Sealed values are written down closed, and open only in the row that they came from."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from turnabout.ground.secrets.fields import Sealed, SealedField

Plain = dict[str, Any]  # by column the value, as JSON has it
Found = dict[str, dict[int, Plain]]  # by name of the model and number of the row
Changes = dict[str, list[Any]]
"""`made` [model, number, row], `changed` [model, number, {column: [before, after]}], `removed` [model, row]."""


class Ledger:
    """Looks at rows before an act, and says afterwards what became of them."""

    def __init__(self, *rows: models.QuerySet[Any]) -> None:
        self.before = _found(rows)

    def changes(self, *rows: models.QuerySet[Any]) -> Changes:
        """`rows` are those that the act may have made. In the order in which the rows were looked at before."""
        after = _found(rows)
        for name, there in self.before.items():
            missing = [pk for pk in there if pk not in after.get(name, {})]
            again = _found([apps.get_model(name)._base_manager.filter(pk__in=missing)])
            after.setdefault(name, {}).update(again.get(name, {}))
        return {
            "made": [
                [name, pk, row]
                for name, found in after.items()
                for pk, row in found.items()
                if pk not in self.before.get(name, {})
            ],
            "changed": list(self._changed(after)),
            "removed": [
                [name, row]
                for name, found in self.before.items()
                for pk, row in found.items()
                if pk not in after.get(name, {})
            ],
        }

    def _changed(self, after: Found) -> Iterator[list[Any]]:
        for name, found in self.before.items():
            for pk, row in found.items():
                now = after.get(name, {}).get(pk, row)
                otherwise = {
                    column: [value, now[column]] for column, value in row.items() if now[column] != value
                }
                if otherwise:
                    yield [name, pk, otherwise]


def put_back(changes: Changes) -> int:
    """Inside a transaction. A column goes back where it still is what the act made it; a row that was removed comes
    back where nothing has taken its place. Returns how many rows could not be put back whole."""
    left = 0
    for name, pk, columns in changes["changed"]:
        left += not _change_back(apps.get_model(name), pk, columns)
    for name, pk, row in changes["made"]:  # by now nothing hangs on them
        model = apps.get_model(name)
        if _found([model._base_manager.filter(pk=pk)]).get(name, {}).get(pk) == row:
            model._base_manager.filter(pk=pk).delete()
    for name, row in changes["removed"]:
        left += not _insert(apps.get_model(name), row)
    return left


def _found(querysets: Any) -> Found:
    found: Found = {}
    for rows in querysets:
        fields = rows.model._meta.concrete_fields
        names = [field.attname for field in fields]
        there = found.setdefault(rows.model._meta.label, {})
        for values in rows.order_by("pk").values_list("pk", *names):
            there[values[0]] = dict(zip(names, map(_plain, values[1:]), strict=True))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    return str(value) if isinstance(value, (uuid.UUID, Sealed)) else value


def _value(field: models.Field[Any, Any], plain: Any) -> Any:
    if plain is None:
        return None
    return Sealed(plain) if isinstance(field, SealedField) else field.to_python(plain)


def _change_back(model: type[models.Model], pk: int, columns: dict[str, list[Any]]) -> bool:
    there = _found([model._base_manager.filter(pk=pk)]).get(model._meta.label, {}).get(pk)
    if there is None:
        return False
    fields = {field.attname: field for field in model._meta.concrete_fields}
    back = {
        name: _value(fields[name], before)
        for name, (before, after) in columns.items()
        if there[name] == after
    }
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=pk).update(**back)
    except IntegrityError:
        return False
    return len(back) == len(columns)


def _insert(model: type[models.Model], row: Plain) -> bool:
    values = {field.attname: _value(field, row[field.attname]) for field in model._meta.concrete_fields}
    try:
        with transaction.atomic():
            model._base_manager.bulk_create([model(**values)])
    except IntegrityError:
        return False
    return True
