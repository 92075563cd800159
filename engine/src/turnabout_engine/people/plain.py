"""A person as plain values for JSON and back, whole or only the columns that a file had."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import Any

from turnabout_engine.people.person import Aim, Offer, PersonRow

COLUMN_FIELDS: dict[str, tuple[str, ...]] = {
    "grade": ("grade", "grade_name"),
    "hours": ("hours", "hours_text"),
    "role": ("roles",),
    "capacity": ("mentor_capacity", "mentee_capacity"),
}
"""Which fields a column of the staff list fills, where it is not the one field of its own name."""


def fields_of(columns: Collection[str]) -> set[str]:
    return {name for column in columns for name in COLUMN_FIELDS.get(column, (column,))}


def to_plain(person: PersonRow, columns: Collection[str] | None = None) -> dict[str, Any]:
    """The person as strings, numbers and lists; with `columns` only the fields that those columns fill."""
    wanted = None if columns is None else fields_of(columns) | {"person_id", "line"}
    return {
        item.name: _plain(getattr(person, item.name))
        for item in fields(person)
        if wanted is None or item.name in wanted
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Offer):
        return [value.topic, value.level]
    if isinstance(value, Aim):
        return [value.topic, value.now, value.wanted]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def from_plain(plain: Mapping[str, Any]) -> PersonRow:
    """The person that `to_plain` wrote; fields that are missing keep their defaults."""
    return PersonRow(**{name: _REVIVE.get(name, _same)(value) for name, value in plain.items()})


def _same(value: Any) -> Any:
    return value


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(value)


def _aims(value: Any) -> tuple[Aim, ...]:
    return tuple(Aim(*item) for item in value)


_REVIVE: dict[str, Callable[[Any], Any]] = {
    "dotted_manager_ids": _strings,
    "languages": _strings,
    "hours": lambda value: tuple(tuple(item) for item in value),
    "roles": frozenset,
    "offers": lambda value: tuple(Offer(*item) for item in value),
    "aims": _aims,
    "hesitant": _aims,
    "interests": _strings,
    "style": lambda value: None if value is None else tuple(value),
    "prefer": _strings,
    "rather_not": _strings,
}
