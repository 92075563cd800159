"""Whose names the other partners and changes of a run mention: ids in what is stored, people on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from turnabout.people.models import Person

NOBODY: Final = UUID(int=0)
"""Asked for too, so that the page asks the database once whether anybody is mentioned or not."""


def people_by_key(keys: Iterable[str]) -> dict[str, Person]:
    """In one query. Somebody who has been deleted since is missing."""
    wanted = {NOBODY, *(UUID(key) for key in keys if key)}
    found = Person.objects.filter(uuid__in=wanted).only("uuid", "name", "title", "unit")
    return {str(person.uuid): person for person in found}


def partners_in_changes(causes: Iterable[Mapping[str, Any]]) -> set[str]:
    return {change["partner"] for one in causes for change in one.get("changes") or ()}


def partners_instead(explanation: Mapping[str, Any]) -> set[str]:
    """Those to whom the two people of a proposal could be paired instead."""
    instead = explanation.get("instead", {})
    return {one["partner"] for side in ("mentee", "mentor") for one in instead.get(side, ())}
