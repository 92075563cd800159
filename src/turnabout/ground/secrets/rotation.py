"""Takes every sealed value to the active key. It can be broken off and begun again at any time, while people work."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models

from turnabout.ground.secrets.census import sealed_fields
from turnabout.ground.secrets.fields import Sealed, SealedField
from turnabout.ground.secrets.seal import key_of, seal, unseal

STRETCH: Final = 500


def reseal() -> int:
    """Seal anew what stands under an older key and return how many values that were. Each is changed only where it
    still is what was read, so a value that somebody saves meanwhile is not lost."""
    return sum(_reseal_column(model, field) for model, field in sealed_fields())


def _reseal_column(model: type[models.Model], field: SealedField) -> int:
    count, last = 0, 0
    column = field.attname
    while True:
        rows = model._base_manager.filter(pk__gt=last, **{f"{column}__isnull": False}).order_by("pk")
        stretch = list(rows.only("pk", "uuid", column)[:STRETCH])
        if not stretch:
            return count
        count += sum(_reseal_value(model, field, row) for row in stretch)
        last = stretch[-1].pk


def _reseal_value(model: type[models.Model], field: SealedField, row: models.Model) -> int:
    column = field.attname
    old = row.__dict__[column]
    if key_of(old) == settings.KEY_RING.active:
        return 0
    place = field.place(row)
    new = Sealed(seal(settings.KEY_RING, unseal(settings.KEY_RING, old, place), place))
    return model._base_manager.filter(pk=row.pk, **{column: old}).update(**{column: new})
