"""The tree of units, and the order in which reporting lines would put them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F

from turnabout.people.models import ReportingLine, Unit
from turnabout.people.selectors.directory import check_signed_in
from turnabout.people.selectors.name_index import current_names


@dataclass(frozen=True)
class UnitNode:
    """A unit with the number of its own people, of everybody below, and its parts."""

    name: str
    people: int
    everybody: int
    parts: tuple[UnitNode, ...]


def unit_tree(viewer: Any) -> tuple[UnitNode, ...]:
    """The units at the top. Those that nobody has placed stand there too."""
    check_signed_in(viewer)
    numbers = current_names().units()
    above = {unit: parent for unit, parent in placed_units().items() if unit in numbers or parent in numbers}
    names = {*numbers, *above, *(parent for parent in above.values() if parent)}
    parts: dict[str, list[str]] = defaultdict(list)
    for name in names:
        parts[_known(above.get(name, ""), names)].append(name)
    return tuple(_node(name, parts, numbers) for name in sorted(parts[""], key=str.casefold))


def _known(parent: str, names: set[str]) -> str:
    return parent if parent in names else ""


def _node(name: str, parts: dict[str, list[str]], numbers: Counter[str]) -> UnitNode:
    below = tuple(_node(part, parts, numbers) for part in sorted(parts[name], key=str.casefold))
    everybody = numbers[name] + sum(part.everybody for part in below)
    return UnitNode(name, numbers[name], everybody, below)


def placed_units() -> dict[str, str]:
    """Every unit that somebody placed, with the unit above it."""
    return {name: parent or "" for name, parent in Unit.objects.values_list("name", "parent__name")}


def suggested_units() -> dict[str, str]:
    """For every unit the one that most of its people's managers outside it belong to. A circle is left open at the
    larger unit. System use: it says something of lines, so only who places units gets to see it."""
    rows = (
        ReportingLine.objects.filter(
            kind=ReportingLine.Kind.SOLID, manager__isnull=False, person__gone_at=None
        )
        .exclude(person__unit=F("manager__unit"))
        .exclude(person__unit="")
        .exclude(manager__unit="")
        .values_list("person__unit", "manager__unit")
        .annotate(Count("id"))
        .order_by("person__unit", "manager__unit")
    )
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for unit, above, number in rows:
        votes[unit][above] += number
    numbers, placed = current_names().units(), {unit: "" for unit in current_names().units()}
    for unit in sorted(votes, key=lambda unit: (numbers[unit], unit)):
        above = max(votes[unit], key=lambda name: (votes[unit][name], name))
        if not _leads_to(above, unit, placed):
            placed[unit] = above
    return placed


def _leads_to(unit: str, wanted: str, placed: dict[str, str]) -> bool:
    while unit:
        if unit == wanted:
            return True
        unit = placed.get(unit, "")
    return False
