"""`SealedField`: a JSON value that is encrypted in the database and opens only in its own row.

The row is named by the model's `uuid`, which is set before insert, so bulk inserts work; `QuerySet.update` is
refused."""

from __future__ import annotations

import json
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from turnabout.ground.secrets.seal import seal, unseal

PAD_TO: Final = 256


class Sealed(str):
    """A value as it stands in the database: still closed."""

    __slots__ = ()


class OpensOnRead(DeferredAttribute):
    """Opens the value when it is read from the instance, for only then the row is known."""

    def __get__(self, instance: models.Model | None, cls: type | None = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is None or not isinstance(value, Sealed):
            return value
        plain = json.loads(unseal(settings.KEY_RING, value, self.field.place(instance)))
        instance.__dict__[self.field.attname] = plain
        return plain

    def __set__(self, instance: models.Model, value: Any) -> None:
        """Without this the closed value in the instance's dictionary would be found before `__get__` is asked."""
        instance.__dict__[self.field.attname] = value


class SealedField(models.TextField):
    """Encrypted JSON, bound to (table, row, column). `None` stays NULL; every other value, "" included, is sealed."""

    descriptor_class = OpensOnRead

    def place(self, instance: Any) -> str:
        """Table, row and column. Every model with a sealed field has a uuid (system check)."""
        return f"{self.model._meta.db_table}/{instance.uuid}/{self.column}"

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return Sealed(seal(settings.KEY_RING, _padded(plain), self.place(model_instance)))

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Sealed | None:
        return None if value is None else Sealed(value)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed):
            return value
        raise TypeError(
            f"{self.name} is sealed: save it through its instance, it cannot be updated or looked up in SQL"
        )

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError(f"{self.name} is sealed and is not serialised")


def _padded(plain: bytes) -> bytes:
    """JSON with blanks behind it, so that the length of a sealed value does not tell how much was said."""
    return plain + b" " * (-len(plain) % PAD_TO)
