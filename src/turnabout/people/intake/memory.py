"""What somebody said about one file, how it is read and what its spellings mean, and what its list remembers of it.

A list is shared by all who bring files of it, so it learns only from files that were taken over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from turnabout.people.models import Intake, Source

Meanings = Mapping[str, Mapping[str, str]]
"""By column: what its spellings mean."""


def meanings_of(intake: Intake) -> Meanings:
    """Said about this file alone."""
    meanings: Meanings = (intake.choices or {}).get("words", {})
    return meanings


def joined(known: Meanings, newer: Meanings) -> dict[str, dict[str, str]]:
    return {column: {**known.get(column, {}), **newer.get(column, {})} for column in {**known, **newer}}


def remember(intake: Intake) -> None:
    """In the transaction of the switch: the next file of the list is read like this one."""
    said: dict[str, Any] = intake.choices or {}
    if not said.get("words") and not said.get("plan"):
        return
    source = Source.objects.select_for_update().get(pk=intake.source_id)
    source.words = joined(source.words, meanings_of(intake))
    if said.get("plan"):
        source.plans = {**source.plans, intake.kind: said["plan"]}
    source.save(update_fields=["words", "plans"])
